import { describe, expect, test } from 'vitest'
import { seconds, world } from '../support/world.ts'

const start = async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'x' })).body
  return { ...w, task: _id as string, path: `/tasks/${_id}/activities` }
}

describe('a post', () => {
  test('is an activity of the task', async () => {
    const { as, ada, ben, path } = await start()
    const { status, body } = await as(ada).post(path, {
      content: 'Look, @Ben',
      mentions: [{ id: ben._id, name: 'Ben' }],
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      _id: expect.any(String),
      user: ada._id,
      type: 'post',
      content: 'Look, @Ben',
      files: [],
      createdAt: seconds('2026-01-15T09:00:00Z'),
      customerCanSee: false,
      mentions: [{ id: ben._id, name: 'Ben' }],
    })
    const reply = (await as(ben).post(path, { content: 'I see', replyToId: body._id })).body
    expect(reply).toMatchObject({ user: ben._id, replyToId: body._id })
    expect((await as(ben).get(path)).body).toEqual([body, reply])
  })

  test.each<[string, object, number, string]>([
    ['says nothing', {}, 400, '/content'],
    ['says an empty nothing', { content: '', fileIds: [] }, 400, '/content'],
    ['is no text', { content: 5 }, 400, '/content'],
    ['answers what is not there', { content: 'x', replyToId: '7000000000000000000' }, 422, '/replyToId'],
    ['answers an id that is none', { content: 'x', replyToId: 'first' }, 422, '/replyToId'],
    ['mentions nobody', { content: 'x', mentions: [{ id: '999', name: 'No' }] }, 422, '/mentions'],
    ['has a file that is not there', { fileIds: ['7000000000000000000'] }, 422, '/fileIds'],
  ])('is refused when it %s', async (_, body, status, field) => {
    const { as, ada, path } = await start()
    expect(await as(ada).post(path, body)).toMatchObject({ status, body: { errors: [{ field }] } })
    expect((await as(ada).get(path)).body).toEqual([])
  })

  test('cannot answer a post of another task', async () => {
    const { as, ada, website, path } = await start()
    const other = (await as(ada).post('/tasks', { group: website, name: 'y' })).body._id
    const there = (await as(ada).post(`/tasks/${other}/activities`, { content: 'there' })).body._id
    expect(await as(ada).post(path, { content: 'x', replyToId: there })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/replyToId' }] },
    })
  })

  test('is shown to a client only where there is one to show it to', async () => {
    const { as, ada, path } = await start()
    const { _id } = (await as(ada).post(path, { content: 'x' })).body
    expect(await as(ada).put(`${path}/${_id}`, { value: true })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/value' }] },
    })
    expect(await as(ada).put(`${path}/${_id}`, { value: false })).toMatchObject({
      status: 200,
      body: { _id, customerCanSee: false },
    })
    expect((await as(ada).put(`${path}/7000000000000000000`, { value: true })).status).toBe(404)
    expect((await as(ada).put(`${path}/${_id}`, { value: 'yes' })).status).toBe(400)
  })
})

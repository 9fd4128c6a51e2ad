import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

async function worldWithPost() {
  const w = await world()
  const { as, ada, ben, website } = w
  const task: string = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body._id
  const file = await uploaded(w, ben, 'a plan')
  const said = {
    content: 'By Friday, @Ada Lovelace',
    fileIds: [file],
    mentions: [{ id: ada._id, name: 'Ada Lovelace' }],
  }
  const post: string = (await as(ben).post(`/tasks/${task}/activities`, said)).body._id
  const list = async () => (await as(ada).get(`/tasks/${task}/activities`)).body
  return { ...w, task, file, post, list, path: `/tasks/${task}/activities/${post}` }
}

test('one puts other words in place of what one said', async () => {
  const w = await worldWithPost()
  w.clock.advance(60_000)
  const { status, body } = await w.as(w.ben).put(`${w.path}/content`, { content: 'By *Monday*' })
  expect(status).toBe(200)
  const editedAt = Math.floor(w.clock.now() / 1000)
  expect(body).toMatchObject({ _id: w.post, content: 'By *Monday*', mentions: [], editedAt, files: [{ _id: w.file }] })
  expect(await w.list()).toEqual([body])
  expect((await w.as(w.ada).get('/events')).body.at(-1)).toMatchObject({ type: 'task-post-edited', task: w.task })
  const before = await contents(w)
  await w.as(w.ben).put(`${w.path}/content`, { content: 'By *Monday*' }) // the same again
  expect(await contents(w)).toEqual(before)
})

test('one takes back what one said; its words and files go, and the answers to it stay', async () => {
  const w = await worldWithPost()
  const answer = (await w.as(w.ada).post(`/tasks/${w.task}/activities`, { content: 'Right.', replyToId: w.post })).body
  expect((await w.as(w.ben).delete(w.path)).body).toEqual({ _id: w.post })
  expect(await w.list()).toEqual([answer])
  expect(JSON.stringify((await contents(w)).event)).not.toContain('By Friday')
  expect((await w.as(w.ada).get(`/files/${w.file}/url`)).status).toBe(404)
  expect((await w.as(w.ben).delete(w.path)).status).toBe(404)
  expect((await w.as(w.ben).put(`${w.path}/content`, { content: 'x' })).status).toBe(404)
  const { status } = await w.as(w.ada).post(`/tasks/${w.task}/activities`, { content: 'Late.', replyToId: w.post })
  expect(status).toBe(422)
})

test('what others said, what says nothing and strangers are refused, and nothing changes', async () => {
  const w = await worldWithPost()
  const { _id: silent } = (await w.as(w.ben).post(`/tasks/${w.task}/activities`, { content: 'Only words' })).body
  await w.as(w.ada).put(`/tasks/${w.task}`, { priority: 5 })
  const change = (await w.list()).at(-1)._id
  const before = await contents(w)
  const put = (who: typeof w.ada, body: object, post = w.post) =>
    w.as(who).put(`/tasks/${w.task}/activities/${post}/content`, body)
  expect((await put(w.ada, { content: 'Mine' })).status).toBe(403)
  expect((await w.as(w.ada).delete(w.path)).status).toBe(403)
  expect((await w.as(w.ada).delete(`/tasks/${w.task}/activities/${change}`)).status).toBe(403)
  expect((await put(w.eve, { content: 'Mine' })).status).toBe(404)
  expect((await put(w.ben, { content: ' ' }, silent)).status).toBe(400)
  expect((await put(w.ben, { content: 'x', mentions: [{ id: w.eve._id, name: 'E' }] })).status).toBe(422)
  expect(await contents(w)).toEqual(before)
})

import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

test('files are attached one by one, beside those that others attach in the same instant', async () => {
  const w = await world()
  const { as, ada, ben, website } = w
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Move house' })).body
  const attach = async (person: typeof ada, name: string) => {
    const file = await uploaded(w, person, name)
    const { status, body } = await as(person).post(`/tasks/${_id}/files`, { files: [{ _id: file }] })
    expect({ status, type: body.activity.type }).toEqual({ status: 200, type: 'update' })
    return file
  }
  const all = await Promise.all([attach(ada, 'a plan'), attach(ben, 'another'), attach(ada, 'a third')])
  const task = async () => (await as(ada).get(`/tasks/${_id}`)).body
  expect(new Set((await task()).files.map((file: { _id: string }) => file._id))).toEqual(new Set(all))

  const before = await contents(w)
  expect((await as(ada).post(`/tasks/${_id}/files`, { files: all })).body.activity).toBeNull()
  expect(await contents(w)).toEqual(before)

  expect(await as(ben).delete(`/tasks/${_id}/files/${all[0]}`)).toMatchObject({ status: 200, body: { _id: all[0] } })
  expect((await task()).files).not.toContainEqual({ _id: all[0] })
  expect((await as(ben).delete(`/tasks/${_id}/files/${all[0]}`)).status).toBe(404)
  const [last] = (await as(ada).get(`/tasks/${_id}/activities`)).body.slice(-1)
  expect(last.data.changes).toMatchObject([{ field: 'files' }])
})

test('who may add files takes none off, and attaches none that he may not see', async () => {
  const w = await world()
  const { as, ada, cem, website } = w
  const [own, viewers] = [await uploaded(w, ada, 'hers'), await uploaded(w, w.dan, 'his')]
  const { _id } = (
    await as(ada).post('/tasks', {
      group: website,
      name: 'Rent',
      assignees: [cem._id],
      files: [await uploaded(w, ada, 'attached')],
    })
  ).body
  const [file] = (await as(cem).get(`/tasks/${_id}`)).body.files
  const before = await contents(w)
  expect((await as(cem).delete(`/tasks/${_id}/files/${file._id}`)).status).toBe(403)
  expect(await as(cem).post(`/tasks/${_id}/files`, { files: [own] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/files' }] },
  })
  expect((await as(w.eve).post(`/tasks/${_id}/files`, { files: [] })).status).toBe(404)
  expect((await as(w.dan).post(`/tasks/${_id}/files`, { files: [viewers] })).status).toBe(403)
  expect(await contents(w)).toEqual(before)
})

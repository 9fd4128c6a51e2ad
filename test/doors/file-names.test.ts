import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

test('files are told of by id: those that one sees, with their size and type', async () => {
  const w = await world()
  const { as, ada, cem, secret, website } = w
  const [open, hidden] = [await uploaded(w, ada, 'a plan'), await uploaded(w, ada, 'another')]
  await as(ada).post('/tasks', { group: website, name: 'Rent', files: [open] })
  await as(ada).post('/tasks', { group: secret, name: 'Rise', files: [hidden] })
  const ids = `${hidden},${open},1,x`
  expect((await as(cem).get(`/files?ids=${ids}`)).body).toEqual([
    {
      _id: open,
      name: expect.any(String),
      contentType: 'text/plain',
      size: 6,
      uploader: ada._id,
      createdAt: expect.any(Number),
    },
  ])
  expect((await as(ada).get(`/files?ids=${ids}`)).body).toHaveLength(2)
})

test('a file gets another name from who uploaded it or may edit its task; the task tells of it', async () => {
  const w = await world()
  const { as, ada, ben, cem, eve, website } = w
  const file = await uploaded(w, ada, 'a plan')
  const task = (await as(ada).post('/tasks', { group: website, name: 'Rent', files: [file] })).body._id
  const old = (await as(ada).get(`/files?ids=${file}`)).body[0].name
  expect((await as(ben).put(`/files/${file}`, { name: '../floor plan.txt' })).body.name).toBe('floor plan.txt')
  const [activity] = (await as(ada).get(`/tasks/${task}/activities`)).body
  expect(activity.data.changes).toEqual([{ field: 'fileName', from: old, to: 'floor plan.txt' }])
  const before = await contents(w)
  expect((await as(ben).put(`/files/${file}`, { name: 'floor plan.txt' })).status).toBe(200)
  expect((await as(cem).put(`/files/${file}`, { name: 'mine.txt' })).status).toBe(403)
  expect((await as(eve).put(`/files/${file}`, { name: 'mine.txt' })).status).toBe(404)
  expect((await as(ada).put(`/files/${file}`, { name: ' ' })).status).toBe(400)
  expect(await contents(w)).toEqual(before)
})

import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { world } from '../support/world.ts'

test('whoever sees a task follows it and ceases to, without the right to edit it', async () => {
  const w = await world()
  const { as, ada, cem, website } = w
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const follow = (value: boolean) => as(cem).put(`/tasks/${_id}/follow`, { value })
  expect((await follow(true)).body).toEqual({ followers: [ada._id, cem._id] })
  expect((await as(cem).get(`/tasks?follower=${cem._id}`)).body).toMatchObject([{ _id }])
  const before = await contents(w)
  expect((await follow(true)).body).toEqual({ followers: [ada._id, cem._id] })
  expect(await contents(w)).toEqual(before)
  expect((await follow(false)).body).toEqual({ followers: [ada._id] })
  const [, last] = (await as(ada).get(`/tasks/${_id}/activities`)).body
  expect(last).toMatchObject({ user: cem._id, type: 'update' })
  expect(last.data.changes).toEqual([{ field: 'followers', from: [ada._id, cem._id], to: [ada._id] }])
})

test('who follows a private task loses sight of it with that, and nobody comes in by following', async () => {
  const w = await world()
  const { as, ada, cem, eve, website } = w
  const body = { group: website, name: 'Rise', private: true, followers: [cem._id] }
  const { _id } = (await as(ada).post('/tasks', body)).body
  expect((await as(cem).put(`/tasks/${_id}/follow`, { value: false })).body).toEqual({ followers: [] })
  const before = await contents(w)
  expect((await as(cem).put(`/tasks/${_id}/follow`, { value: true })).status).toBe(404)
  expect((await as(eve).put(`/tasks/${_id}/follow`, { value: true })).status).toBe(404)
  expect(await contents(w)).toEqual(before)
})

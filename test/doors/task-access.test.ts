import { describe, expect, test } from 'vitest'
import { type Person, type World, world } from '../support/world.ts'

const make = async ({ as, ada }: World, group: string, more: object = {}): Promise<string> =>
  (await as(ada).post('/tasks', { group, name: 'x', ...more })).body._id

/** What a person may do with a task, as the statuses say. */
async function powers({ as, ada, website }: World, person: Person, id: string) {
  const door = as(person)
  const try_ = async (answer: Promise<{ status: number }>) => (await answer).status
  const { group = website } = (await as(ada).get(`/tasks/${id}`)).body
  return {
    see: await try_(door.get(`/tasks/${id}`)),
    listed: (await door.get('/tasks')).body.length,
    comment: await try_(door.post(`/tasks/${id}/activities`, { content: 'hi' })),
    state: await try_(door.put(`/tasks/${id}/state`, { value: 'cb_active' })),
    edit: await try_(door.put(`/tasks/${id}`, { name: `by ${person.firstname}` })),
    archive: await try_(door.put(`/tasks/${id}/archive`, { value: false })),
    subtask: await try_(door.post('/tasks', { group, name: 's', parent: id })),
    delete: await try_(door.delete(`/tasks/${id}`)),
  }
}
const ALL = { see: 200, listed: 1, comment: 200, state: 200, edit: 200, archive: 200, subtask: 200, delete: 200 }
const NOTHING = { see: 404, listed: 0, comment: 404, state: 404, edit: 404, archive: 404, subtask: 422, delete: 404 }

describe('on a task', () => {
  test('of a project, its admin may everything', async () => {
    const w = await world()
    expect(await powers(w, w.ada, await make(w, w.website))).toMatchObject(ALL)
  })

  test('a member may all but delete what is not theirs', async () => {
    const w = await world()
    const can = await powers(w, w.ben, await make(w, w.website))
    expect(can).toMatchObject({ ...ALL, delete: 403 })
  })

  test('others of the organization may look', async () => {
    const w = await world()
    const can = await powers(w, w.cem, await make(w, w.website))
    expect(can).toEqual({
      see: 200,
      listed: 1,
      comment: 403,
      state: 403,
      edit: 403,
      archive: 403,
      subtask: 403,
      delete: 403,
    })
  })

  test('of a private project nobody else knows of it', async () => {
    const w = await world()
    expect(await powers(w, w.cem, await make(w, w.secret))).toEqual(NOTHING)
  })

  test('an assignee may move it along, wherever it is', async () => {
    const w = await world()
    const can = await powers(w, w.cem, await make(w, w.secret, { assignees: [w.cem._id] }))
    expect(can).toEqual({ ...ALL, edit: 403, archive: 403, delete: 403 })
  })

  test('an assignee may add subtasks where it lies; elsewhere it takes the right to make tasks there', async () => {
    const w = await world()
    const { as, ada, ben, cem, website, secret } = w
    const add = (parent: string, group: string) =>
      as(cem).post('/tasks', { group, name: 's', parent, assignees: [ben._id] })
    const [seen, hidden] = [
      await make(w, website, { assignees: [cem._id] }),
      await make(w, secret, { assignees: [cem._id] }),
    ]
    for (const [parent, group] of [
      [seen, website],
      [hidden, secret],
    ] as const) {
      expect((await as(cem).get(`/tasks/${parent}/permissions`)).body.add_subtask).toBe(true)
      expect(await add(parent, group)).toMatchObject({
        status: 200,
        body: { group, parent, assignedBy: cem._id },
      })
    }
    expect(await add(hidden, website)).toMatchObject({
      status: 403,
      body: { detail: expect.stringMatching('create task') },
    })
    expect(await add(seen, secret)).toMatchObject({ status: 422, body: { errors: [{ field: '/group' }] } })
    expect((await as(cem).post('/tasks', { group: website, name: 'x', parent: await make(w, website) })).status).toBe(
      403,
    )
    const own = (await as(ada).post('/groups', { name: 'Own', members: [cem._id] })).body._id
    expect((await add(seen, own)).status).toBe(200)
  })

  test('its owner may everything, also when the project is closed to them by now', async () => {
    const w = await world()
    const { as, ada, ben, website } = w
    const { _id } = (await as(ben).post('/tasks', { group: website, name: 'x' })).body
    await as(ada).put(`/groups/${website}`, { members: [], private: true })
    expect(await powers(w, ben, _id)).toMatchObject(ALL)
  })

  test('that is private only its people know of, project admins no more than others', async () => {
    const w = await world()
    const { as, ben, ada, cem, website } = w
    const { _id } = (await as(ben).post('/tasks', { group: website, name: 'x', private: true, followers: [cem._id] }))
      .body
    expect(await powers(w, ada, _id)).toEqual(NOTHING)
    expect((await as(cem).get(`/tasks/${_id}`)).status).toBe(200)
    expect((await as(ben).get(`/tasks/${_id}`)).status).toBe(200)
  })

  test('following opens no project that one may not see', async () => {
    const w = await world()
    expect(await powers(w, w.cem, await make(w, w.secret, { followers: [w.cem._id] }))).toEqual(NOTHING)
  })

  test('of another organization nobody knows of it, and ids of theirs name nothing here', async () => {
    const w = await world()
    const { as, ada, ben, eve, website } = w
    const id = await make(w, website)
    expect(await powers(w, eve, id)).toEqual(NOTHING)
    const hers = (await as(eve).post('/groups', { name: 'Hers' })).body._id
    const answer = await as(eve).post('/tasks', {
      group: hers,
      name: 'x',
      assignees: [ada._id],
      parent: id,
      followers: [ben._id],
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map((e: { field: string }) => e.field).sort()).toEqual([
      '/assignees',
      '/followers',
      '/parent',
    ])
    expect((await as(eve).get(`/tasks?group=${website}`)).body).toEqual([])
    expect((await as(eve).post('/tasks', { group: website, name: 'x' })).body.errors).toMatchObject([
      { field: '/group' },
    ])
  })

  test('subtasks that one may not see are left out, and kept when the list is changed', async () => {
    const w = await world()
    const { as, ada, ben, website, secret } = w
    const parent = await make(w, website)
    const open = await make(w, website, { parent })
    const hidden = await make(w, secret, { parent })
    expect((await as(ben).get(`/tasks/${parent}`)).body.subtasks).toEqual([open])
    expect((await as(ben).put(`/tasks/${parent}`, { subtasks: [] })).body.task.subtasks).toEqual([])
    expect((await as(ada).get(`/tasks/${parent}`)).body.subtasks).toEqual([hidden])
  })

  test('rights end when they are taken, at once', async () => {
    const w = await world()
    const { as, ada, ben, website } = w
    const id = await make(w, website)
    await as(ada).put(`/groups/${website}`, { members: [], perms: levels('none') })
    expect(await powers(w, ben, id)).toEqual(NOTHING)
  })

  test.each([
    ['view', { see: 200, comment: 403, edit: 403, delete: 403 }, 403],
    ['create', { see: 200, comment: 200, edit: 403, delete: 403 }, 200],
    ['edit', { see: 200, comment: 200, edit: 200, delete: 403 }, 200],
    ['delete', { see: 200, comment: 200, edit: 200, delete: 200 }, 200],
    ['none', { see: 404, comment: 404, edit: 404, delete: 404 }, 422],
  ])('the level %s gives just that', async (level, can, making) => {
    const w = await world()
    const { as, ada, dan, website } = w
    await as(ada).put(`/groups/${website}`, { perms: levels(level) })
    expect((await as(dan).post('/tasks', { group: website, name: 'y' })).status).toBe(making)
    expect(await powers(w, dan, await make(w, website))).toMatchObject(can)
  })
})

const levels = (tasks: string) => {
  const all = { tasks, files: 'none', reports: 'none' }
  return { members: all, everybody: all }
}

import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

/** Parts B and C of the main API's contract, as far as they are here. */

const ID = expect.stringMatching(/^\d+$/)

describe('projects', () => {
  test('GET /groups: all visible ones, or those under a parent, or all below it', async () => {
    const { as, ada, ben, website, secret, sales } = await world()
    const part = (await as(ada).post('/groups', { name: 'Part', parents: [website] })).body._id
    const piece = (await as(ada).post('/groups', { name: 'Piece', parents: [part] })).body._id
    const ids = async (person: typeof ada, query = '') =>
      (await as(person).get(`/groups${query}`)).body.map(({ _id }: { _id: string }) => _id).sort()
    expect(await ids(ada)).toEqual([website, secret, sales, part, piece].sort())
    expect(await ids(ben)).toEqual([website, sales, part, piece].sort())
    expect(await ids(ada, `?parent=${website}`)).toEqual([part])
    expect(await ids(ada, `?parent=${website}&recursive=true`)).toEqual([part, piece].sort())
    await as(ada).put(`/groups/${piece}`, { archived: true })
    expect(await ids(ada)).not.toContain(piece)
    expect(await ids(ada, '?archived=true')).toContain(piece)
  })

  test('POST, GET, PUT and DELETE /groups', async () => {
    const { as, ada, ben, website } = await world()
    const levels = { tasks: 'edit', files: 'view', reports: 'none' }
    const given = {
      name: 'Office', parents: [website], admins: [ada._id], members: [ben._id], private: true, perms: { members: levels, everybody: levels, users: { [ben._id]: levels } },
      taskStates: [{ name: 'Open', type: 'waiting', color: '#112233', textColor: '#fff', isDefault: true }, { name: 'Shut', type: 'completed', color: '#000', textColor: '#fff' }],
      customFields: [{ name: 'Room', type: 'select', options: ['A', 'B'] }, { name: 'Seats', type: 'number' }],
    } // biome-ignore format: a list
    const made = (await as(ada).post('/groups', given)).body
    expect(made).toMatchObject({ ...given, _id: ID, kind: 'project', groups: [], archived: false })
    expect((await as(ada).get(`/groups/${made._id}`)).body).toEqual(made)
    expect((await as(ada).get(`/groups/${website}`)).body).toMatchObject({ groups: [made._id], parents: null })
    expect((await as(ada).get(`/groups/${website}`)).body).not.toHaveProperty('taskStates')
    expect((await as(ada).put(`/groups/${made._id}`, { name: 'Bureau' })).body).toEqual({ ...made, name: 'Bureau' })
    expect((await as(ada).put(`/groups/${made._id}`, { archived: true })).body.archived).toBe(true)
    expect((await as(ada).delete(`/groups/${website}`)).status).toBe(422)
    expect((await as(ada).delete(`/groups/${made._id}`)).body).toEqual({ _id: made._id })
    expect((await as(ada).get(`/groups/${made._id}`)).status).toBe(404)
    expect((await as(ada).post('/groups', {})).body.errors).toMatchObject([{ field: '/name' }])
    expect((await as(ben).post('/groups', { name: 'Top' })).status).toBe(403)
  })

  test('who makes a project is its admin; an admin edits it and makes projects under it', async () => {
    const { as, ada, ben, website } = await world()
    await as(ada).put(`/groups/${website}`, { admins: [ada._id, ben._id] })
    const made = (await as(ben).post('/groups', { name: 'Part', parents: [website] })).body
    expect(made.admins).toContain(ben._id)
    expect((await as(ben).put(`/groups/${website}`, { name: 'Site' })).status).toBe(200)
  })

  test('POST /pipelines: the documented stages, in the currency of the organization', async () => {
    const { as, ada } = await world()
    const made = (await as(ada).post('/pipelines', { name: 'Partners' })).body
    expect(made).toMatchObject({ kind: 'pipeline', currency: 'EUR' })
    expect(made.stages.map(({ name }: { name: string }) => name)).toEqual([
      'New lead',
      'Introductory call',
      'Proposal',
      'Won',
      'Lost',
    ])
    expect(made.stages[0]).toMatchObject({
      id: expect.any(Number),
      color: expect.any(String),
      type: 'waiting',
      weight: 100,
      active: true,
    })
    expect((await as(ada).get('/groups')).body.map(({ _id }: { _id: string }) => _id)).toContain(made._id)
    expect((await as(ada).post('/pipelines', { name: 'x', currency: 'euro' })).status).toBeGreaterThanOrEqual(400)
    expect((await as(ada).post('/pipelines', { name: 'x', currency: 'XXQ' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/currency' }],
    })
  })

  test('tags', async () => {
    const { as, ada, website } = await world()
    const made = (await as(ada).post('/tags', { group: website, name: 'Urgent', color: '#ff0000' })).body
    expect(made).toEqual({ _id: ID, group: website, name: 'Urgent', color: '#ff0000' })
    expect((await as(ada).get(`/tags?group=${website}`)).body).toEqual([made])
    expect((await as(ada).post('/tags', { group: website, name: 'URGENT' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/name' }],
    })
    expect((await as(ada).put(`/tags/${made._id}`, { name: 'Soon' })).body).toEqual({ ...made, name: 'Soon' })
    const task = (await as(ada).post('/tasks', { group: website, name: 'x', tags: [made._id] })).body
    expect((await as(ada).delete(`/tags/${made._id}`)).body).toEqual({ _id: made._id })
    expect((await as(ada).get(`/tasks/${task._id}`)).body.tags).toEqual([])
  })
})

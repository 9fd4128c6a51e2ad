import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { PASSWORD, world } from '../support/world.ts'

const fay = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Ray' }

describe('removing a user', () => {
  test('closes every door at once', async () => {
    const { as, ada, ben } = await world()
    const signedIn = await as(null).post('/session', { email: ben.email, password: PASSWORD })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] as string
    const login = await as(null).post('/cubedrive/getLogin', { j_username: ben.email, j_password: PASSWORD })
    const doors = [
      () => as(ben).get('/app/me'),
      () => as(null, { cookie }).get('/app/me'),
      () => as(null, { 'x-auth-token': login.body['x-auth-token'] }).get('/cubedrive/validateToken'),
      () => as(ben).get('/cubedrive/validateToken'),
    ]
    for (const open of doors) expect((await open()).status).toBe(200)
    expect(await as(ada).delete(`/organization/users/${ben._id}`)).toMatchObject({
      status: 200,
      body: { _id: ben._id },
    })
    for (const open of doors) expect((await open()).status).toBe(401)
    expect((await as(null).post('/session', { email: ben.email, password: PASSWORD })).status).toBe(401)
    expect((await as(ada).delete(`/organization/users/${ben._id}`)).status).toBe(404)
  })

  test('frees the address for a new user, who is somebody else', async () => {
    const { as, ada, ben } = await world()
    await as(ada).delete(`/organization/users/${ben._id}`)
    const { status, body } = await as(ada).post('/organization/users', { ...fay, email: ben.email })
    expect(status).toBe(200)
    expect(body._id).not.toBe(ben._id)
  })

  test('is for managers, in their own organization, and leaves one of them', async () => {
    const { as, ada, ben, cem, eve } = await world()
    expect((await as(ben).delete(`/organization/users/${cem._id}`)).status).toBe(403)
    for (const id of [eve._id, 'x', '0', '99', '99999999999']) {
      expect((await as(ada).delete(`/organization/users/${id}`)).status).toBe(404)
    }
    const refused = await as(ada).delete(`/organization/users/${ada._id}`)
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } })
    expect((await as(ada).put(`/organization/users/${ben._id}`, { manager: true })).status).toBe(200)
    expect((await as(ada).delete(`/organization/users/${ada._id}`)).status).toBe(200)
    expect((await as(ben).get('/organization/users')).status).toBe(200)
  })
})

describe('what a member who is removed leaves', () => {
  test('is given to another one: open tasks and leads, and projects', async () => {
    const w = await world()
    const { as, ada, ben, cem } = w
    const add = async (group: string, more: object) =>
      (await as(ada).post('/tasks', { group, name: 'x', ...more })).body
    await as(ada).put(`/groups/${w.website}`, { perms: { members: { tasks: 'edit', files: 'none', reports: 'none' } } })
    const assigned = await add(w.website, { assignees: [ben._id, cem._id] })
    const lead = await add(w.sales, { assignees: [ben._id], lead: {} })
    const own = (await as(ben).post('/tasks', { group: w.website, name: 'own', private: true })).body
    const done = await add(w.website, { assignees: [ben._id], state: 'cb_completed' })
    const { _id: group } = (await as(ada).post('/groups', { name: 'Bens', private: true, admins: [ben._id, ada._id] }))
      .body
    expect((await as(ada).delete(`/organization/users/${ben._id}?giveTo=${cem._id}`)).status).toBe(200)

    const read = async ({ _id }: { _id: string }) => (await as(cem).get(`/tasks/${_id}`)).body
    expect(await read(assigned)).toMatchObject({ assignees: [cem._id] })
    expect(await read(lead)).toMatchObject({ assignees: [cem._id] })
    expect(await read(own)).toMatchObject({ assignedBy: cem._id, private: true })
    expect(await read(done)).toMatchObject({ assignees: [ben._id] })
    expect((await as(cem).get(`/groups/${group}`)).body).toMatchObject({
      admins: expect.toSatisfy((ids: string[]) => ids.toSorted().join() === [ada._id, cem._id].join()),
    })
    const [activity] = (await as(cem).get(`/tasks/${own._id}/activities`)).body
    expect(activity.data.changes).toContainEqual({ field: 'assignedBy', from: ben._id, to: cem._id })
    expect((await as(ada).get('/users?former=true')).body).toMatchObject([{ _id: ben._id, lastname: 'Franklin' }])
    expect((await as(ada).get('/users?former=true')).body[0]).not.toHaveProperty('email')
  })

  test('goes to another with the open steps of tasks, whoever has these', async () => {
    const { as, ada, ben, cem, website } = await world()
    const [his, both] = [[ben._id], [ben._id, cem._id]]
    const steps = [
      { name: 'Ask', assignees: his },
      { name: 'Asked', assignees: his, completed: true },
      { name: 'Plan', assignees: [], stepType: 'steps', steps: [{ name: 'Draw', assignees: both }] },
    ]
    const task = (await as(ada).post('/tasks', { group: website, name: 'Move', stepType: 'steps', steps })).body
    const other = { name: `Room "${ben._id}"`, assignees: [ada._id] }
    const untouched = (await as(ada).post('/tasks', { group: website, name: 'x', stepType: 'steps', steps: [other] }))
      .body
    expect((await as(ada).delete(`/organization/users/${ben._id}?giveTo=${cem._id}`)).status).toBe(200)
    expect((await as(ada).get(`/tasks/${task._id}`)).body.steps).toMatchObject([
      { assignees: [cem._id] },
      { assignees: [ben._id] },
      { steps: [{ assignees: [cem._id] }] },
    ])
    expect((await as(ada).get(`/tasks/${untouched._id}`)).body).toEqual(untouched)
  })

  test.each(['himself', 'who left', 'another organization', 'nobody'])('is not given to %s', async (whom) => {
    const w = await world()
    const { as, ada, ben, dan, eve } = w
    await as(ada).delete(`/organization/users/${dan._id}`)
    const id = { himself: ben._id, 'who left': dan._id, 'another organization': eve._id, nobody: '999' }[whom]
    const before = await contents(w)
    const { status, body } = await as(ada).delete(`/organization/users/${ben._id}?giveTo=${id}`)
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ field: 'giveTo' }])
    expect(await contents(w)).toEqual(before)
    expect((await as(ben).delete(`/organization/users/${dan._id}?giveTo=${ada._id}`)).status).toBe(403)
  })
})

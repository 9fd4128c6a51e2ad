import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

test('a task says what its reader may do with it', async () => {
  const { as, ada, ben, cem, website } = await world()
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [cem._id] })).body
  const can = async (person: typeof ada) => (await as(person).get(`/tasks/${_id}/permissions`)).body
  expect(await can(ada)).toMatchObject({ edit_task: true, delete_task: true, give_task_away: true })
  expect(await can(ben)).toMatchObject({ edit_task: true, delete_task: false, comment_on_task: true })
  expect(await can(cem)).toMatchObject({ edit_task: false, change_task_state: true, comment_on_task: true })
})

test('of a task that one may not know of, it says nothing', async () => {
  const { as, ada, ben, eve, secret } = await world()
  const { _id } = (await as(ada).post('/tasks', { group: secret, name: 'Hush' })).body
  expect((await as(ben).get(`/tasks/${_id}/permissions`)).status).toBe(404)
  expect((await as(eve).get(`/tasks/${_id}/permissions`)).status).toBe(404)
})

test('a project says what its reader may do in it', async () => {
  const { as, ada, ben, cem, website } = await world()
  const can = async (person: typeof ada) => (await as(person).get(`/groups/${website}`)).body.can
  expect(await can(ada)).toContain('delete_project')
  expect(await can(ben)).toEqual([
    'manage_tags',
    'create_task',
    'edit_task',
    'change_task_state',
    'see_files',
    'add_files',
    'edit_files',
    'see_reports',
  ])
  expect(await can(cem)).toEqual(['see_files', 'see_reports'])
})

test('tasks are listed by follower, and by whether they are completed', async () => {
  const { as, ada, ben, website } = await world()
  const make = async (name: string, body: object = {}) =>
    (await as(ada).post('/tasks', { group: website, name, ...body })).body._id as string
  const done = await make('Done', { state: 'cb_completed', assignees: [ben._id] })
  const open = await make('Open', { assignees: [ben._id] })
  const followed = await make('Followed', { followers: [ben._id] })
  const list = async (query: string) =>
    (await as(ben).get(`/tasks?${query}`)).body.map(({ _id }: { _id: string }) => _id)
  expect(await list(`assignee=${ben._id}&completed=false`)).toEqual([open])
  expect(await list(`assignee=${ben._id}&completed=true`)).toEqual([done])
  expect(await list(`assignee=${ben._id}`)).toEqual([open, done])
  expect(await list(`follower=${ben._id}`)).toEqual([followed, open, done])
  expect(await list(`follower=${ben._id}&assignee=${ben._id}&completed=all`)).toEqual([open, done])
  expect(await list('follower=x')).toEqual([])
})

test('the organization tells the states of projects without their own', async () => {
  const { as, ben } = await world()
  const { taskStates } = (await as(ben).get('/organization')).body
  expect(taskStates.map(({ name }: { name: string }) => name)).toEqual([
    'cb_waiting',
    'cb_active',
    'cb_completed',
    'cb_suspended',
  ])
})

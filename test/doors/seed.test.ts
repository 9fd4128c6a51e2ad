import { describe, expect, test } from 'vitest'
import { type SeededWorld, seed } from '../../server/seed/seed.ts'
import { createToken } from '../../server/usecases/people/tokens.ts'
import { contents } from '../support/contents.ts'
import { type Door, emptyWorld, type Stage, seconds, world } from '../support/world.ts'

const NOW = '2026-11-20T20:00:00Z'
const SIZE = { tasks: 120, leads: 30 }

interface Task {
  _id: string
  name: string
  group: string
  state: string
  createdAt: number
  completedAt: number | null
  archivedAt: number | null
  parent: string | null
  subtasks: string[]
  files: { _id: string }[]
}
interface Activity {
  type: string
  createdAt: number
  data?: { newState?: { name: string } }
  files?: { _id: string }[]
}

async function seeded(size = SIZE) {
  const stage = await emptyWorld({ now: NOW })
  const demo = await seed(stage, size)
  return { ...stage, demo, elif: await doorOf(stage, demo, 'elif'), maya: await doorOf(stage, demo, 'maya') }
}

async function doorOf({ store, as }: Stage, { orgId, people }: SeededWorld, name: string): Promise<Door> {
  const userId = people.find((person) => person.name === name)?.id ?? 0
  const actor = { orgId, userId, credentialId: null }
  const { secret } = await store.write(actor, (tx) => createToken(tx, { name: 'test', expiresAt: null }))
  return as({ token: secret })
}

async function tasksOf(door: Door): Promise<Task[]> {
  const { body } = await door.get('/tasks?archived=all&limit=500')
  return body
}

describe('a demo world', () => {
  test('has people who can sign in, projects in a tree, pipelines and clients', async () => {
    const { elif, maya, demo, as } = await seeded()
    for (const { email } of demo.people) {
      const { status } = await as(null).post('/session', { email, password: demo.password })
      expect(status).toBe(200)
    }
    const { body } = await elif.get('/groups')
    const groups: { name: string; kind: string; parents: string[] | null }[] = body
    expect(groups.filter(({ kind }) => kind === 'project')).toHaveLength(12)
    expect(groups.filter(({ kind }) => kind === 'pipeline')).toHaveLength(2)
    expect(groups.filter(({ parents }) => parents)).toHaveLength(9)
    expect((await elif.get('/crm/customers?limit=100&includeAllFields=true')).body).toHaveLength(40)
    // One project is private.
    const { body: seen } = await maya.get('/groups')
    expect(groups.filter(({ name }) => !seen.some((group: { name: string }) => group.name === name))).toMatchObject([{ name: 'Hiring' }]) // biome-ignore format: one thought
  })

  test('has a year of tasks whose activities tell how they came to be as they are', async () => {
    const { elif } = await seeded()
    const tasks = await tasksOf(elif)
    expect(tasks).toHaveLength(SIZE.tasks + SIZE.leads)
    expect(new Set(tasks.map(({ createdAt }) => new Date(createdAt * 1000).getMonth()))).toHaveProperty('size', 12)
    const seen = { posts: 0, states: 0, archived: 0, files: 0, subtasks: 0 }
    for (const { _id, name } of tasks) {
      const { status, body: task }: { status: number; body: Task } = await elif.get(`/tasks/${_id}`)
      expect([status, task.name]).toEqual([200, name])
      const { body: activities }: { body: Activity[] } = await elif.get(`/tasks/${_id}/activities`)
      const times = [task.createdAt, ...activities.map((activity) => activity.createdAt), seconds(NOW)]
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      const moves = activities.filter(({ type }) => type === 'state-change')
      if (moves.length > 0) expect(moves.at(-1)?.data?.newState?.name).toBe(task.state)
      expect(task.archivedAt).toBe(activities.findLast(({ type }) => type === 'archive')?.createdAt ?? null)
      if (task.completedAt !== null) expect(task.completedAt).toBe(moves.at(-1)?.createdAt)
      for (const id of task.subtasks) expect((await elif.get(`/tasks/${id}`)).body.parent).toBe(_id)
      if (task.parent) expect((await elif.get(`/tasks/${task.parent}`)).body.subtasks).toContain(_id)
      seen.posts += activities.filter(({ type }) => type === 'post').length
      seen.states += moves.length
      seen.archived += task.archivedAt === null ? 0 : 1
      seen.files += [task, ...activities].flatMap(({ files = [] }) => files).length
      seen.subtasks += task.subtasks.length
    }
    expect(seen.posts).toBeGreaterThan(SIZE.tasks)
    expect(seen.states).toBeGreaterThan(SIZE.tasks)
    for (const count of [seen.archived, seen.files]) expect(count).toBeGreaterThan(SIZE.tasks / 10)
    expect(seen.subtasks).toBeGreaterThan(0)
  })

  test('is found by text, and its files can be had', async () => {
    const { elif, as } = await seeded({ tasks: 600, leads: 0 }) // enough that names do not wait for the index
    const tasks = await tasksOf(elif)
    for (const { _id, name } of tasks.slice(0, 40)) {
      const { body } = await elif.get(`/tasks?archived=all&limit=500&search=${encodeURIComponent(name.toUpperCase())}`)
      expect(body.map((task: Task) => task._id)).toContain(_id)
    }
    const { body } = await elif.get('/tasks?archived=all&limit=500&include=files')
    const fileIds = body.flatMap((task: Task) => task.files.map(({ _id }) => _id))
    for (const id of fileIds) {
      const { pathname, search } = new URL((await elif.get(`/files/${id}/url`)).body)
      expect(await as(null).get(pathname + search)).toMatchObject({ status: 200 })
    }
    expect(fileIds.length).toBeGreaterThan(tasks.length / 20)
  })

  test('shows its leads through the other door, with money and dates', async () => {
    const { elif } = await seeded()
    const { body } = await elif.post('/cubedrive/formDataApi/10100000/paginate', { limit: 500, filters: { 'data.expectedRevenue': { $gt: 0 }, 'data.dueDate': { $exists: true } } }) // biome-ignore format: one thought
    expect(body).toMatchObject({ success: true, total: SIZE.leads })
    const open = body.rows.filter((row: { status: string }) => row.status !== 'done')
    expect(open.length).toBeGreaterThan(3)
    expect(open.length).toBeLessThan(SIZE.leads - 3)
  })

  test('is the same when made again at the same time', async () => {
    const [one, other] = [await emptyWorld({ now: NOW }), await emptyWorld({ now: NOW })]
    await seed(one, { tasks: 30, leads: 5 })
    await seed(other, { tasks: 30, leads: 5 })
    const { user, job, ...rows } = await contents(one) // passwords are salted, and jobs have ids of the present
    expect(await contents(other)).toMatchObject(rows)
  })

  test('fills the organization that there is, whose managers administer it', async () => {
    const w = await world({ now: NOW })
    await seed(w, { tasks: 10, leads: 2 })
    const { body } = await w.as(w.ada).get('/groups')
    const hiring = body.find(({ name }: { name: string }) => name === 'Hiring')
    expect((await w.as(w.ada).put(`/groups/${hiring._id}`, { name: 'Jobs' })).status).toBe(200)
    expect((await w.as(w.ada).get('/organization/users')).body).toHaveLength(4 + 6)
    expect(await tasksOf(w.as(w.eve))).toEqual([]) // she is of another one
  })

  test('is not made where there are tasks', async () => {
    const w = await world({ now: NOW })
    const { body: task } = await w.as(w.ada).post('/tasks', { group: w.website, name: 'Ours' })
    await w.as(w.ada).delete(`/tasks/${task._id}`) // the trash is theirs, too
    const before = await contents(w)
    await expect(seed(w, { tasks: 10 })).rejects.toThrow('has tasks already')
    expect(await contents(w)).toEqual(before)
  })
})

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openEngine } from '../../server/store/core/open.ts'
import { cuboid, place, type Running, startServer } from '../support/process.ts'

const ROUNDS = 20
const WRITERS = 8

interface Task {
  _id: string
  name: string
  state: string
  lastCopy?: boolean
}
interface Activity {
  _id: string
  type: string
  content?: string
  data?: { newState: { name: string } }
}

/** What the server has said is done. */
interface Acknowledged {
  tasks: Map<string, string>
  comments: { task: string; id: string; content: string }[]
  /** Of a task that one writer alone moves: the last state that was acknowledged, and the one that was asked for after it. */
  states: Map<string, { reached: string; asked?: string }>
  leads: Map<string, string>
  /** Recurrent tasks that were completed. */
  completed: Set<string>
  /** Tasks that were asked for by a key, whether or not the answer came: what is sent again then. */
  keyed: Map<string, { name: string; answered?: string }>
}

test('kill -9 in the midst of writing loses no acknowledged write, doubles none and leaves none half done', {
  timeout: 240_000,
}, async () => {
  const env = {
    ...(await place()),
    CUBOID_RATE_LIMIT: '0',
    CUBOID_ADMIN_EMAIL: 'ada@example.com',
    CUBOID_ADMIN_PASSWORD: 'correct horse',
  }
  let server = await startServer(env)
  const { stdout } = await cuboid(env, 'token', 'create', '--email', 'ada@example.com', '--name', 'test')
  const call = caller(stdout.trim())
  const project = (await call<{ _id: string }>(server, 'POST', '/api/v1/groups', { name: 'Office' }))._id
  const pipeline = await call<{ _id: string; stages: { id: number }[] }>(server, 'POST', '/api/v1/pipelines', {
    name: 'Sales',
  })
  const known: Acknowledged = {
    tasks: new Map(),
    comments: [],
    states: new Map(),
    leads: new Map(),
    completed: new Set(),
    keyed: new Map(),
  }

  for (let round = 0; round < ROUNDS; round++) {
    // The moment is given by what was acknowledged, another one each time.
    let left = 4 + ((round * 17) % 60)
    const ended = Promise.withResolvers<void>()
    const acknowledged = () => {
      if (--left === 0) server.stop('SIGKILL').then(() => ended.resolve(), ended.reject)
    }
    const killed = server
    const writers = Array.from({ length: WRITERS }, (_, writer) => write(killed, `${round} ${writer}`, acknowledged))
    await Promise.all([...writers, ended.promise])
    server = await startServer(env)
    await check(server)
  }
  await server.stop()
  await checkWhole(env)

  /** Writes one thing after the other until the server is gone. */
  async function write(to: Running, writer: string, acknowledged: () => void): Promise<void> {
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const stage = pipeline.stages[0]?.id
    try {
      for (let i = 0; ; i++) {
        const name = `${writer} ${i}`
        const { _id } = await call<Task>(to, 'POST', '/api/v1/tasks', { group: project, name })
        known.tasks.set(_id, name)
        acknowledged()
        const keyed = { name: `keyed ${name}`, key: `key ${name}` }
        known.keyed.set(keyed.key, { name: keyed.name })
        const { _id: answered } = await makeKeyed(to, keyed)
        known.keyed.set(keyed.key, { name: keyed.name, answered })
        acknowledged()
        const content = `on ${name}`
        const comment = await call<Activity>(to, 'POST', `/api/v1/tasks/${_id}/activities`, { content })
        known.comments.push({ task: _id, id: comment._id, content })
        acknowledged()
        for (const value of ['cb_active', 'cb_suspended']) {
          known.states.set(_id, { reached: known.states.get(_id)?.reached ?? 'cb_waiting', asked: value })
          await call(to, 'PUT', `/api/v1/tasks/${_id}/state`, { value })
          known.states.set(_id, { reached: value })
          acknowledged()
        }
        const data = {
          name: `lead ${name}`,
          categoryId: stage,
          projectAssemblyId: pipeline._id,
          expectedRevenue: '10.5',
        }
        const { dataId } = await call<{ dataId: string }>(to, 'POST', '/cubedrive/formDataApi/10100000/upsert', {
          item: { data },
        })
        known.leads.set(dataId, data.name)
        acknowledged()
        const daily = await call<Task>(to, 'POST', '/api/v1/tasks', {
          group: project,
          name: `daily ${name}`,
          recurrent: true,
          recurrence,
        })
        known.tasks.set(daily._id, `daily ${name}`)
        acknowledged()
        await call(to, 'PUT', `/api/v1/tasks/${daily._id}/state`, { value: 'cb_completed' })
        known.completed.add(daily._id)
        acknowledged()
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // fetch's word for a connection that broke
    }
  }

  function makeKeyed(to: Running, { name, key }: { name: string; key: string }): Promise<Task> {
    return call<Task>(to, 'POST', '/api/v1/tasks', { group: project, name }, { 'idempotency-key': key })
  }

  async function check(at: Running): Promise<void> {
    // Whether the server was killed before the commit, or between it and its answer: sent again, it is done once.
    for (const [key, { name, answered }] of known.keyed) {
      const { _id } = await makeKeyed(at, { name, key })
      expect(_id).toBe(answered ?? _id)
      known.tasks.set(_id, name)
    }
    known.keyed.clear()
    const tasks = await all(at, `group=${project}&include=name,state,lastCopy`)
    const byId = new Map(tasks.map((task) => [task._id, task]))
    for (const [id, name] of known.tasks) expect(byId.get(id)?.name).toBe(name)
    for (const [id, { reached, asked }] of known.states) {
      const { state } = byId.get(id) as Task // there, as has been seen
      // What was asked for and not acknowledged may be done; what was acknowledged is.
      expect(state === asked ? reached : state, id).toBe(reached)
      known.states.set(id, { reached: state })
    }

    const names = Map.groupBy(tasks, (task) => task.name)
    for (const [name, same] of names) {
      if (!name.startsWith('daily ')) expect(same.length, name).toBe(1)
      // Completed and copied, or neither.
      else expect(same.filter((task) => task.lastCopy).length, name).toBe(1)
    }
    for (const id of known.completed) expect(byId.get(id)).toMatchObject({ state: 'cb_completed', lastCopy: false })

    for (const { task, id, content } of known.comments.splice(0)) {
      const activities = await call<Activity[]>(at, 'GET', `/api/v1/tasks/${task}/activities`)
      expect(activities.filter((activity) => activity.content === content).map((activity) => activity._id)).toEqual([
        id,
      ])
      const moves = activities.filter((activity) => activity.type === 'state-change')
      expect(moves.at(-1)?.data?.newState.name ?? 'cb_waiting').toBe(byId.get(task)?.state)
    }
    const leads = new Map((await all(at, `group=${pipeline._id}&include=name`)).map((lead) => [lead._id, lead.name]))
    for (const [id, name] of known.leads) expect(leads.get(id)).toBe(name)
    expect(new Set(leads.values()).size).toBe(leads.size)
  }

  async function all(at: Running, query: string): Promise<Task[]> {
    const found: Task[] = []
    for (let skip = 0; ; skip += 500) {
      const page = await call<Task[]>(at, 'GET', `/api/v1/tasks?${query}&limit=500&skip=${skip}`)
      found.push(...page)
      if (page.length < 500) return found
    }
  }
})

/** Every row that comes with another is there, and the database says of itself that it is sound. */
async function checkWhole(env: { CUBOID_DATA: string; CUBOID_DATABASE_URL?: string }): Promise<void> {
  const engine = await openEngine({ data: env.CUBOID_DATA, databaseUrl: env.CUBOID_DATABASE_URL ?? null })
  const count = async (query: ReturnType<typeof sql<{ n: unknown }>>) =>
    Number((await query.execute(engine.reader)).rows[0]?.n)
  const counts = {
    tasksWithoutEvent: await count(sql`select count(*) as n from task t where not exists
      (select 1 from event e where e.org_id = t.org_id and e.task_id = t.id and e.type = 'task.created')`),
    eventsWithoutTask: await count(sql`select count(*) as n from event e where e.task_id is not null and not exists
      (select 1 from task t where t.org_id = e.org_id and t.id = e.task_id)`),
    tasksWithoutFollower: await count(sql`select count(*) as n from task t where not exists
      (select 1 from task_person p where p.org_id = t.org_id and p.task_id = t.id)`),
    leadsWithoutLead:
      await count(sql`select count(*) as n from task t join project p on p.org_id = t.org_id and p.id = t.project_id
      where p.kind = 'pipeline' and not exists (select 1 from lead l where l.org_id = t.org_id and l.task_id = t.id)`),
  }
  await engine.close()
  expect(counts).toEqual({ tasksWithoutEvent: 0, eventsWithoutTask: 0, tasksWithoutFollower: 0, leadsWithoutLead: 0 })
  expect(await cuboid(env as never, 'doctor')).toMatchObject({ code: 0 })
}

const caller =
  (token: string) =>
  async <T>(
    { url }: Running,
    method: string,
    path: string,
    body?: object,
    more?: Record<string, string>,
  ): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...more }
    const response = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }

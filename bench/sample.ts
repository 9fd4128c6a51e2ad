import { openEngine } from '../server/store/core/open.ts'
import { cuboid } from './servers.ts'

/** Whom the requests come from: a member of many projects, and no manager. */
const CALLER = 'sofia@example.com'
const TASKS = 1_000
const MOVED = 800

/** What there is in a seeded database, for requests to be about. */
export interface Sample {
  readonly token: string
  readonly me: { readonly id: string; readonly encryptedId: string }
  /** Anywhere in the year. */
  readonly tasks: readonly string[]
  readonly commented: readonly string[]
  /** In projects without states of their own. */
  readonly defaultStates: readonly string[]
  readonly lists: readonly { readonly group: string; readonly assignee: string }[]
  readonly tags: readonly string[]
  readonly project: string
  readonly pipeline: { readonly id: string; readonly stageIds: readonly number[] }
}

interface Group {
  _id: string
  kind: 'project' | 'pipeline'
  members: string[]
  taskStates?: unknown
}

export async function sampleOf(origin: string, env: Record<string, string>): Promise<Sample> {
  const token = cuboid(['token', 'create', '--email', CALLER, '--name', 'bench'], env)
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }
  const me = await get<{ _id: string; cubedrive: { userId: string } }>('/api/v1/app/me')
  const groups = await get<Group[]>('/api/v1/groups')
  const mine = groups.filter(({ kind, members }) => kind === 'project' && members.includes(me._id))
  const pipeline = groups.find(({ kind, members }) => kind === 'pipeline' && members.includes(me._id))
  const [project] = mine
  if (!project || !pipeline) throw new Error(`${CALLER} is a member of no project, or of no pipeline`)
  const { categories } = await get<{ categories: { id: number }[] }>(
    `/cubedrive/taskCategory/listByType?componentId=${pipeline._id}&type=application`,
  )
  const tags = await Promise.all(mine.map(({ _id }) => get<{ name: string }[]>(`/api/v1/tags?group=${_id}`)))
  const ids = mine.map(({ _id }) => _id)
  const plain = mine.filter(({ taskStates }) => !taskStates).map(({ _id }) => _id)
  const tasks = await tasksIn(env, ids, TASKS)
  return {
    token,
    me: { id: me._id, encryptedId: me.cubedrive.userId },
    tasks,
    commented: tasks,
    defaultStates: await tasksIn(env, plain, MOVED),
    lists: mine.flatMap(({ _id, members }) => members.map((assignee) => ({ group: _id, assignee }))),
    tags: [...new Set(tags.flat().map(({ name }) => name))],
    project: project._id,
    pipeline: { id: pipeline._id, stageIds: categories.map(({ id }) => id) },
  }
}

/** The ids of tasks of these projects that their members see, up to so many, from all over the year; the same ones every time. */
async function tasksIn(env: Record<string, string>, projectIds: readonly string[], most: number): Promise<string[]> {
  const engine = await openEngine({ data: env.CUBOID_DATA ?? '', databaseUrl: env.CUBOID_DATABASE_URL ?? null })
  try {
    const ofOrganization = engine.reader.selectFrom('task').where('org_id', '=', 1)
    const { first, last } = await ofOrganization
      .select(({ fn }) => [fn.min('id').as('first'), fn.max('id').as('last')])
      .executeTakeFirstOrThrow()
    const found = new Set<string>()
    for (let i = 1; i <= most; i++) {
      const from = BigInt(first) + ((BigInt(last) - BigInt(first)) * BigInt(i)) / BigInt(most + 1)
      const next = await ofOrganization
        .select('id')
        .where('id', '>=', String(from))
        .where('private', '=', 0)
        .where('recurrence', 'is', null)
        .where('project_id', 'in', projectIds)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst()
      if (next) found.add(next.id)
    }
    // Neighbours in time are not to be neighbours in the load.
    const mixed = [...found].map((id, i) => ({ id, place: (i * 7_919) % 10_007 }))
    return mixed.sort((a, b) => a.place - b.place).map(({ id }) => id)
  } finally {
    await engine.close()
  }
}

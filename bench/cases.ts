import type { Request } from 'autocannon'
import type { Sample } from './sample.ts'

export interface Case {
  readonly name: string
  /** What its ratio to the yardstick is to reach on SQLite; on PostgreSQL half of it. */
  readonly bar?: number
  /** What a connection sends, over and over. */
  readonly requests: (connection: number) => Request[]
}

const SEARCHED = ['booking', 'newsletter', 'logo', 'invoice', 'checkout page', 'fatura', 'gallery', 'first draft', 'iphone', 'storyboard', 'kahve', 'safari'] // biome-ignore format: a list
export const CONNECTIONS = 16

/** One for each thing that has a bar in the design, and what else people do most. */
export function casesFor({
  token,
  tasks,
  lists,
  tags,
  defaultStates,
  commented,
  project,
  pipeline,
  me,
}: Sample): Case[] {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const read = (path: string): Request => ({ method: 'GET', path: `/api/v1${path}`, headers })
  const send = (method: 'POST' | 'PUT', path: string, body: object): Request => {
    return { method, path, headers, body: JSON.stringify(body) }
  }
  /** Each connection begins at another place of the same list. */
  const spread = (all: readonly Request[]) => (connection: number) => {
    const first = Math.floor((connection * all.length) / CONNECTIONS)
    return [...all.slice(first), ...all.slice(0, first)]
  }
  const text = (value: string) => encodeURIComponent(value)

  const filter = {
    'data.projectAssemblyId': pipeline.id,
    'data.categoryId': { $in: pipeline.stageIds.slice(0, 3) },
    'data.assignedUsers.userId': `$userId:${me.encryptedId}`,
  }
  const page = { rowsHandler: 'OrganizationTaskRowsHandler.toTasks', start: 0, limit: 50, sorts: { 'data.rank': -1 }, filters: filter } // biome-ignore format: one thought
  const lead = { name: 'Rising Sun: web shop', customer: 'Rising Sun', categoryId: pipeline.stageIds[0], projectAssemblyId: pipeline.id, expectedRevenue: '12500.50', probablity: 20, dueDate: '$iso8601:2027-03-01T12:00:00Z' } // biome-ignore format: one thought

  return [
    { name: 'get a task', bar: 0.35, requests: spread(tasks.map((id) => read(`/tasks/${id}`))) },
    {
      name: 'list 50 by project and assignee',
      bar: 0.12,
      requests: spread(lists.map(({ group, assignee }) => read(`/tasks?group=${group}&assignee=${assignee}`))),
    },
    { name: 'list 50 by tag', requests: spread(tags.map((name) => read(`/tasks?tag=${text(name)}`))) },
    {
      name: 'list 50 by text',
      bar: 0.12,
      requests: spread(SEARCHED.map((word) => read(`/tasks?search=${text(word)}`))),
    },
    {
      name: 'create a task',
      bar: 0.3,
      requests: () => [
        send('POST', '/api/v1/tasks', { group: project, name: 'Prepare the spring offers', desc: 'Two **variants** are enough.', assignees: [me.id], deadline: 1_800_000_000, priority: 4 }),
      ], // biome-ignore format: one thought
    },
    {
      name: 'change the state',
      bar: 0.25,
      // Each connection has tasks of its own, so that every request changes one.
      requests: (connection) => {
        const own = defaultStates.filter((_, i) => i % CONNECTIONS === connection)
        return ['cb_active', 'cb_waiting'].flatMap((value) =>
          own.map((id) => send('PUT', `/api/v1/tasks/${id}/state`, { value })),
        )
      },
    },
    {
      name: 'comment',
      bar: 0.3,
      requests: spread(commented.map((id) => send('POST', `/api/v1/tasks/${id}/activities`, { content: 'Looks good to me, *thanks*.' }))), // biome-ignore format: one thought
    },
    { name: 'page of leads', requests: () => [send('POST', '/cubedrive/formDataApi/10100000/paginate', page)] },
    {
      name: 'upsert a lead',
      requests: () => [send('POST', '/cubedrive/formDataApi/10100000/upsert', { item: { data: lead } })],
    },
  ]
}

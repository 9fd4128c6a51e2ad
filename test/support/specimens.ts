import { notify } from '../../server/store/notification/notifications.ts'
import { start } from '../../server/usecases/people/sign-in.ts'
import { record } from '../../server/usecases/record.ts'
import { type Parameter, resolve, type Schema } from './conformity.ts'
import type { Described } from './operations.ts'
import { PNG, uploaded } from './upload.ts'
import type { Person, World } from './world.ts'

export type Specimens = Awaited<ReturnType<typeof specimens>>

export interface Place {
  group: string
  pipeline: string
  /** Somebody else of the organization. */
  other: Person
}

/** One record of every kind, all of them the maker's, and the addresses and bodies that name them. */
export async function specimens(w: World, maker: Person, { group, pipeline, other }: Place) {
  const { as, store, encryptedIds } = w
  const made = async (path: string, body: unknown) => {
    const answer = await as(maker).post(path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const tag: string = (await made('/tags', { group, name: 'urgent' }))._id
  const client: string = (await made('/crm/customers', { name: 'Globex', email: 'office@globex.example' }))._id
  const note: string = (await made(`/crm/customers/${client}/notes`, { content: 'They like to be called.' }))._id
  const file = await uploaded(w, maker, 'a plan')
  const picture = await uploaded(w, maker, PNG, 'me.png')
  await as(other).put('/app/me/photo', { file: await uploaded(w, other, PNG, 'other.png') })
  await as(maker).put('/organization/logo', { file: await uploaded(w, maker, PNG, 'logo.png') }) // if he may
  const attached = await uploaded(w, maker, 'another plan')
  const parent: string = (await made('/tasks', { group, name: 'Move house' }))._id
  const { _id: task, steps } = await made('/tasks', {
    group,
    name: 'Pay rent',
    parent,
    assignees: [other._id],
    tags: [tag],
    customer: client,
    files: [attached],
    stepType: 'steps',
    steps: [{ name: 'Ask', assignees: [] }],
  })
  const activity: string = (await made(`/tasks/${task}/activities`, { content: 'The landlord called.' }))._id
  const directory = (await made('/file-system-nodes/directories', { group, name: 'Plans' }))._id
  const lead = (await made('/tasks', { group: pipeline, name: 'Globex, 40 seats', lead: { contact: 'Hank' } }))._id
  const webhook = (await made('/users/self/webhook', { type: 'client-created', url: 'https://example.com/hook' }))._id
  const delivery = (await made(`/users/self/webhook/${webhook}/test`, undefined))._id
  const mailbox = (
    await made('/mailboxes', {
      ...{ name: 'Support', address: `${group}@example.com`, group, active: false },
      imap: { host: 'imap.example.com', port: 993, security: 'tls', user: 'support', password: 'secret' },
    })
  )._id
  const view = (
    await made('/views', { group, name: 'Late', kind: 'list', shared: true, settings: { filter: { tags: [tag] } } })
  )._id
  const session = await store.writeUnscoped(async (tx) => {
    const { orgId, userId } = maker.actor
    return (await start(tx, { orgId, userId }, 'session')).actor.credentialId as string // it has just been made
  })
  const token = (await made('/access-tokens', { name: 'Nightly import' }))._id
  await store.write(maker.actor, async (tx) => {
    const event = await record(tx, {
      type: 'task.reminded',
      taskId: task,
      projectId: group,
      content: null,
      data: { remindAt: 0 },
    })
    await notify(tx, [maker.id], event.id)
  })
  const job = await store.writeUnscoped(async (tx) => {
    const data = JSON.stringify({ userId: maker.id, letter: { kind: 'reminder', taskId: task } })
    const id = tx.newId()
    const givenUp = { failed_at: tx.now, attempts: 10, claimed_by: null, last_error: null }
    const row = { org_id: maker.actor.orgId, id, type: 'send-mail', key: null, data, run_at: tx.now, ...givenUp }
    await tx.db.insertInto('job').values(row).execute()
    return id
  })
  const notification: string = (await as(maker).get('/notifications')).body[0]._id
  const { stages } = (await as(maker).get(`/groups/${pipeline}`)).body
  const organization = encryptedIds.encrypt('organization', maker.actor.orgId)

  return {
    maker,
    /** All of them that are unlike any other's. */
    ids: [
      group,
      pipeline,
      tag,
      client,
      note,
      file,
      attached,
      picture,
      session,
      parent,
      task,
      steps[0].id,
      activity,
      directory,
      lead,
      webhook,
      delivery,
      mailbox,
      view,
      token,
      notification,
      job,
      organization,
    ],
    /** Ids, by the segment of a path that an id follows. */
    inPath: {
      tasks: task,
      steps: steps[0].id,
      activities: activity,
      groups: group,
      tags: tag,
      customers: client,
      notes: note,
      pipelines: pipeline,
      webhook,
      deliveries: delivery,
      mailboxes: mailbox,
      views: view,
      'access-tokens': token,
      sessions: session,
      users: other._id,
      files: attached,
      'file-system-nodes': directory,
      notifications: notification,
      jobs: job,
      formDataApi: '10100000',
      '10100000': lead,
    } as Record<string, string>,
    /** Ids, by the name of the parameter or of the member that holds them. */
    byName: {
      group,
      componentId: pipeline,
      groupId: organization,
      parent: null,
      assignee: other._id,
      assignedBy: maker._id,
      assignees: [other._id],
      followers: [other._id],
      customer: client,
      organizationId: client,
      tag: 'urgent',
      ids: [directory],
      files: [file],
      file: picture,
      fileIds: [file],
      parents: [group],
      admins: [maker._id],
      members: [other._id],
      projectAssemblyId: pipeline,
      task,
      subtask: lead,
      before: parent, // in the column of the task
      taskId: lead,
      categoryId: stages[1].id,
      assignedUsers: [{ userId: `$userId:${encryptedIds.encrypt('user', other.id)}` }],
      filters: { 'data.projectAssemblyId': pipeline },
    } as Record<string, unknown>,
  }
}

/** The path with ids of what is there. */
export function pathOf({ inPath }: Specimens, { template }: Described, other: Record<string, string> = {}): string {
  return template.replaceAll(/([^/]+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
    const id = other[name] ?? inPath[before]
    if (id === undefined) throw new Error(`${template}: test/support/specimens.ts has no ${before}`)
    return `${before}/${id}`
  })
}

export const parametersOf = ({ operation }: Described, place: Parameter['in']): Parameter[] =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === place)

/** The required parameters, with values that make sense. */
export function queryOf({ byName }: Specimens, described: Described): Record<string, string> {
  const needed = parametersOf(described, 'query').filter(({ required }) => required)
  return Object.fromEntries(
    needed.map(({ name, schema, example }) => {
      const otherwise = schema.default ?? example ?? schema.examples?.[0] ?? schema.const ?? schema.enum?.[0]
      const value = byName[name] ?? otherwise ?? (schema.type === 'string' ? 'x' : (schema.minimum ?? 1))
      return [name, String(value)]
    }),
  )
}

export interface Body {
  type: string
  schema: Schema
  example: unknown
}

/** The body of the document's example, with ids of what is there; undefined where none is taken, or a form with a file. */
export function bodyOf(
  { byName }: Pick<Specimens, 'byName'>,
  { operation, document, name }: Described,
): Body | undefined {
  const { content = {} } = operation.requestBody ?? {}
  const media = content['application/json']
  if (!media) return undefined
  const schema = resolve(document, media.schema)
  const example = media.example ?? Object.values(media.examples ?? {})[0]?.value
  if (example === undefined) throw new Error(`${name} has no example of its body`)
  return { type: 'application/json', schema, example: withIds(example, byName) }
}

function withIds(example: unknown, byName: Record<string, unknown>): unknown {
  if (Array.isArray(example)) return example.map((each) => withIds(each, byName))
  if (typeof example !== 'object' || example === null) return example
  const members = Object.entries(example).map(([name, value]) => [
    name,
    Object.hasOwn(byName, name) ? byName[name] : withIds(value, byName),
  ])
  return Object.fromEntries(members)
}

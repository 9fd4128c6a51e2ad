import type { Client } from '../../domain/client/client.ts'
import type { Change, Event } from '../../domain/events.ts'
import type { Lead } from '../../domain/lead/lead.ts'
import type { WebhookType } from '../../domain/webhook/webhook.ts'
import { toClient } from '../client/clients.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx, UnscopedReadTx, WriteTx } from '../core/store.ts'
import { toLead } from '../lead/leads.ts'
import type { ClientRow, LeadRow, WebhookEventRow } from '../tables.ts'
import { toTask, type WholeRow, type WholeTask, wholes } from '../task/rows.ts'

/** What webhooks are told of, with all that there was to say of it when it happened. */
export interface KeptEvent {
  readonly id: string
  readonly type: WebhookType
  readonly at: number
  readonly projectIds: readonly string[]
  /** The last webhook that has its delivery; null: none has. */
  readonly fannedTo: string | null
  readonly hasBody: boolean
}

export interface Subject {
  /** Where a body shows it as an activity. */
  readonly event?: Event
  readonly task?: WholeTask
  readonly lead?: Lead
  readonly client?: Client
  /** Whole, as they are kept nowhere else. */
  readonly changes?: readonly Change[]
}

interface Snapshot {
  event?: Event
  /** As the writer had it; else as it was stored. */
  whole?: WholeTask | undefined
  task?: WholeRow
  lead?: LeadRow
  client?: ClientRow
  changes?: readonly Change[]
}

const COLUMNS = [
  'org_id', 'id', 'type', 'at', 'project_id', 'old_project_id', 'task_id', 'client_id', 'waiting', 'fanned_to', 'snapshot', 'body',
] as const satisfies (keyof WebhookEventRow)[] // biome-ignore format: a list of names

const insertRow = statement<WebhookEventRow, never>((db, the) =>
  db.insertInto('webhook_event').values(Object.fromEntries(COLUMNS.map((column) => [column, the(column)])) as never),
)

const taskById = statement<{ orgId: number; id: string }, WholeRow>((db, the) =>
  wholes(db.selectFrom('task').where('task.org_id', '=', the('orgId')).where('task.id', '=', the('id'))),
)
const leadById = statement<{ orgId: number; id: string }, LeadRow>((db, the) =>
  db.selectFrom('lead').selectAll().where('org_id', '=', the('orgId')).where('task_id', '=', the('id')),
)
const clientById = statement<{ orgId: number; id: string }, ClientRow>((db, the) =>
  db.selectFrom('client').selectAll().where('org_id', '=', the('orgId')).where('id', '=', the('id')),
)

export interface Told {
  type: WebhookType
  /** Of a task that was moved, where it was. */
  oldProjectId: string | null
  isActivity: boolean
  changes: readonly Change[] | undefined
  /** As it is by now, where the writer has it. */
  task: WholeTask | undefined
}

/**
 * Keeps what webhooks are told of an event, once for all of them, in the event's transaction. Rows are kept as they are:
 * what is made of them can wait until the writer has its answer.
 */
export async function keep(
  tx: WriteTx,
  event: Event,
  { type, oldProjectId, isActivity, changes, task: whole }: Told,
): Promise<void> {
  const orgId = tx.org.id
  const { id, at, projectId, taskId, clientId } = event
  const snapshot: Snapshot = { changes, whole }
  if (isActivity) snapshot.event = event
  if (taskId !== null) {
    const [task] = whole ? [] : await taskById(tx, { orgId, id: taskId })
    if (task) snapshot.task = task
    const isPipeline = projectId !== null && tx.org.projects.get(projectId)?.kind === 'pipeline'
    const [lead] = isPipeline ? await leadById(tx, { orgId, id: taskId }) : []
    if (lead) snapshot.lead = lead
  }
  const [client] = clientId !== null ? await clientById(tx, { orgId, id: clientId }) : []
  if (client) snapshot.client = client
  await insertRow(tx, {
    org_id: orgId,
    ...{ id, type, at, project_id: projectId, old_project_id: oldProjectId, task_id: taskId, client_id: clientId },
    ...{ waiting: 1, fanned_to: null, snapshot: JSON.stringify(snapshot), body: null },
  })
  tx.touched.add('webhooks')
}

/** The organizations in which somebody is still to be told of something. */
export async function waitingOrganizations({ db }: UnscopedReadTx): Promise<number[]> {
  const rows = await db.selectFrom('webhook_event').select('org_id').where('waiting', '=', 1).distinct().execute()
  return rows.map((row) => row.org_id)
}

/** The oldest first. */
export async function listWaiting({ db, org }: ReadTx, limit: number): Promise<KeptEvent[]> {
  const rows = await db
    .selectFrom('webhook_event')
    .select(['id', 'type', 'at', 'project_id', 'old_project_id', 'fanned_to'])
    .select((row) => row.case().when('body', 'is', null).then(0).else(1).end().as('has_body'))
    .where('org_id', '=', org.id)
    .where('waiting', '=', 1)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.type as WebhookType, // tests do not wait
    at: row.at,
    projectIds: [row.project_id, row.old_project_id].filter((id) => id !== null),
    fannedTo: row.fanned_to,
    hasBody: row.has_body === 1,
  }))
}

/** Of an event whose body is still to be made. */
export async function subjectOf({ db, org }: ReadTx, id: string): Promise<Subject> {
  const row = await db
    .selectFrom('webhook_event')
    .select('snapshot')
    .where('org_id', '=', org.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return toSubject(JSON.parse(row?.snapshot ?? '{}'))
}

export async function setBody({ db, org }: WriteTx, id: string, body: string): Promise<void> {
  await db
    .updateTable('webhook_event')
    .set({ body, snapshot: null })
    .where('org_id', '=', org.id)
    .where('id', '=', id)
    .execute()
}

/** @param fannedTo  null: all who listen have their delivery */
export async function setFanned({ db, org }: WriteTx, id: string, fannedTo: string | null): Promise<void> {
  await db
    .updateTable('webhook_event')
    .set({ fanned_to: fannedTo, waiting: fannedTo === null ? 0 : 1 })
    .where('org_id', '=', org.id)
    .where('id', '=', id)
    .execute()
}

/** For a delivery that is of no event. */
export async function insertBody(tx: WriteTx, id: string, type: 'test', body: string): Promise<void> {
  await insertRow(tx, {
    org_id: tx.org.id,
    ...{ id, type, at: tx.now, project_id: null, old_project_id: null, task_id: null, client_id: null },
    ...{ waiting: 0, fanned_to: null, snapshot: null, body },
  })
}

const toSubject = ({ event, whole, task, lead, client, changes }: Snapshot): Subject => ({
  ...(event && { event }),
  ...(whole && { task: whole }),
  ...(task && { task: toTask(task) }),
  ...(lead && { lead: toLead(lead) }),
  ...(client && { client: toClient(client) }),
  ...(changes && { changes }),
})

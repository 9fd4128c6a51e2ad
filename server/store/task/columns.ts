import { type Expression, type RawBuilder, sql } from 'kysely'
import { LEAD_STATUSES } from '../../domain/lead/lead.ts'
import { completes } from '../../domain/project/state.ts'
import type { FieldKind, QueryField } from '../../domain/task/query-fields.ts'
import type { ListKind } from '../core/engine.ts'
import type { ReadTx } from '../core/store.ts'

/** A value in a statement: itself, or what stands where it will be. */
export type Bound = Expression<unknown>

/** A field in SQL: a value of the row, or the rows of its values. */
export type FieldColumn = {
  /** What the expressions are given, in this order. */
  readonly values: readonly unknown[]
  /** The whole numbers of this size that a plain comparison takes; absent: it is compared by `sortKey`. */
  readonly whole?: number
} & ({ one(bound: readonly Bound[]): Expression<unknown> } | { each(): RawBuilder<{ value: unknown }> })

export const fieldColumn = (tx: ReadTx, field: QueryField): FieldColumn => COLUMNS[field](tx)

/** What a value of a field of this kind is ordered by. */
export function sortKey({ engine }: ReadTx, kind: FieldKind, value: Expression<unknown>): Expression<unknown> {
  if (kind === 'text') return engine.asKey(value)
  return kind === 'id' ? sql`cast(${value} as bigint)` : engine.asNumber(value)
}

type Column = (tx: ReadTx) => FieldColumn
const at =
  (column: string, whole?: number): Column =>
  () => ({ values: [], ...(whole && { whole }), one: () => sql.ref(column) })
const number =
  (column: string): Column =>
  ({ engine }) => ({ values: [], one: () => engine.asNumber(sql.ref(column)) })
const elements =
  (column: string, kind: ListKind): Column =>
  ({ engine }) => ({ values: [], each: () => engine.jsonElements(sql.ref(column), kind) })
/** What the records say that a list names. */
const named =
  (table: 'user' | 'tag' | 'file', list: string, kind: ListKind, value: RawBuilder<unknown>): Column =>
  ({ engine }) => ({
    values: [],
    each: () => sql`(select ${value} as value from ${sql.table(table)} as named
      where named.org_id = task.org_id and named.id in ${engine.jsonElements(sql.ref(list), kind)})`,
  })

/** As String.prototype.trim has it. */
const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
const fullName = sql`trim(named.firstname || ' ' || named.lastname, ${WHITE_SPACE})`

const INTEGER = 2 ** 31
const INSTANT = 2 ** 53
const COLUMNS: Record<QueryField, Column> = {
  id: at('task.id'),
  createdAt: at('task.created_at', INSTANT),
  updatedAt: at('task.updated_at', INSTANT),
  name: at('task.name'),
  desc: at('task.description'),
  company: at('lead.company'),
  contact: at('lead.contact'),
  position: at('lead.position'),
  email: at('lead.email'),
  phone: at('lead.phone'),
  linkedin: at('lead.linkedin'),
  url: at('lead.url'),
  address: at('lead.address'),
  city: at('lead.city'),
  state: at('lead.state'),
  country: at('lead.country'),
  postCode: at('lead.post_code'),
  stageId: at('task.state_id', INTEGER),
  status,
  priority: number('lead.priority_digits'),
  probability: at('lead.probability'),
  expectedRevenue: number('lead.expected_revenue'),
  mrr: number('lead.mrr'),
  periodRevenue: number('lead.period_revenue'),
  period: at('lead.period'),
  estimateDays: at('lead.estimate_days'),
  startAt: at('task.start_at', INSTANT),
  deadlineAt: at('task.deadline_at', INSTANT),
  completedAt: at('task.completed_at', INSTANT),
  archivedAt: at('task.archived_at', INSTANT),
  remindAt: at('lead.remind_at', INSTANT),
  ownerId: at('task.owner_id', INTEGER),
  assigneeIds: elements('task.assignee_ids', 'number'),
  followerIds: elements('task.follower_ids', 'number'),
  assigneeNames: named('user', 'task.assignee_ids', 'number', fullName),
  assigneeEmails: named('user', 'task.assignee_ids', 'number', sql`named.email`),
  fileIds: elements('task.file_ids', 'id'),
  fileNames: named('file', 'task.file_ids', 'id', sql`named.name`),
  tagIds: elements('task.tag_ids', 'id'),
  tagNames: named('tag', 'task.tag_ids', 'id', sql`named.name`),
  parentId: at('task.parent_id'),
  clientId: at('task.client_id'),
  projectId: at('task.project_id'),
  rank: at('task.rank'),
}

/** `shownStatus` in SQL. */
function status({ engine, org, now }: ReadTx): FieldColumn {
  const done = [...org.states.values()].filter((state) => completes(state.type)).map((state) => state.id)
  return {
    values: [now, engine.encodeList(done)],
    one([at, over]) {
      const isOver = engine.isOneOf(sql.ref('task.state_id'), over, 'number')
      const isLate = sql`task.deadline_at < ${at} and lead.status <> ${sql.lit(LEAD_STATUSES[2])} and not ${isOver}`
      return sql`(case when ${isLate} then 'expired' else lead.status end)`
    },
  }
}

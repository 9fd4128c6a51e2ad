import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { StageShare } from '../../domain/lead/report.ts'
import type { Period, TaskCounts, Week } from '../../domain/report/report.ts'
import type { TaskFilter } from '../../domain/task/filter.ts'
import type { ReadTx } from '../core/store.ts'
import { boundNow, conditionOf } from '../task/condition.ts'
import { seenBy, sight, visibleTasks } from '../task/sight.ts'

/** What is counted: the tasks of a filter, about no lead's fields, that the actor may see. */
export interface ReportScope {
  readonly filter: TaskFilter
  readonly period: Period
}

export async function countsByState(tx: ReadTx, scope: ReportScope): Promise<(TaskCounts & { stateId: number })[]> {
  const rows = await tx.db
    .selectFrom(workedOn(tx, scope).as('task'))
    .select(({ ref }) => ref('task.state_id').as('state_id'))
    .select(() => counts(tx, scope.period))
    .groupBy('task.state_id')
    .execute()
  return rows.map((row) => ({ stateId: row.state_id, ...toCounts(row) })).filter(isSomething)
}

/** Null: nobody's. A task of several assignees counts for each of them. */
export async function countsByAssignee(
  tx: ReadTx,
  scope: ReportScope,
): Promise<(TaskCounts & { userId: number | null })[]> {
  const assignee = tx.engine.joinedElements(sql.ref('task.assignee_ids'), 'number')
  const rows = await tx.db
    .selectFrom(workedOn(tx, scope).as('task'))
    .leftJoin(assignee.as('assignee'), (join) => join.on(sql<SqlBool>`true`))
    .select(sql<number | null>`assignee.value`.as('user_id'))
    .select(() => counts(tx, scope.period))
    .groupBy(sql`assignee.value`)
    .execute()
  return rows.map((row) => ({ userId: row.user_id, ...toCounts(row) })).filter(isSomething)
}

export type ClientCounts = TaskCounts & { client: { id: string; name: string } | null }

/** Null: for no client. */
export async function countsByClient(tx: ReadTx, scope: ReportScope): Promise<ClientCounts[]> {
  const rows = await tx.db
    .selectFrom(workedOn(tx, scope).as('task'))
    .leftJoin('client', (join) => join.on('client.org_id', '=', tx.org.id).onRef('client.id', '=', 'task.client_id'))
    .select(['client.id', 'client.name'])
    .select(() => counts(tx, scope.period))
    .groupBy(['client.id', 'client.name'])
    .execute()
  const found = rows.map((row) => ({
    client: row.id === null ? null : { id: row.id, name: row.name ?? '' },
    ...toCounts(row),
  }))
  return found.filter(isSomething)
}

/** How many were completed in each of the weeks, which follow one another. */
export async function doneByWeek(
  tx: ReadTx,
  filter: TaskFilter,
  weeks: readonly Week[],
): Promise<(Week & { done: number })[]> {
  const values = sight(tx)
  const bounds = [...weeks.map(({ startAt }) => startAt), ...weeks.slice(-1).map(({ endAt }) => endAt)]
  const instants = tx.engine.jsonElements(sql.val(JSON.stringify(bounds)), 'real')
  const week = sql<{ start_at: number; end_at: number }>`(
    select value as start_at, lead(value) over (order by value) as end_at from ${instants} as instant)`
  const rows = await tx.db
    .selectFrom(week.as('week'))
    .crossJoin('task') // week by week along the index of completion: SQLite keeps to this order
    .where('task.org_id', '=', values.orgId)
    .where('task.deleted_at', 'is', null)
    .whereRef('task.completed_at', '>=', 'week.start_at')
    .whereRef('task.completed_at', '<', 'week.end_at')
    .where(({ ref }) => tx.engine.inTime(ref('task.id')))
    .where(holds(tx, filter))
    .where((row) => row.not(isCancelled(tx)))
    .where((row) => seenBy(tx, (name) => values[name])(row as never)) // of which it asks for the task alone
    .select(['week.start_at', sql<string>`count(*)`.as('done')])
    .groupBy('week.start_at')
    .execute()
  const done = new Map(rows.map((row) => [Number(row.start_at), Number(row.done)]))
  return weeks.map((each) => ({ ...each, done: done.get(each.startAt) ?? 0 }))
}

/**
 * Exact to the last digit: amounts have up to 15, and are added in two parts, as their sum may be more than SQLite's
 * integers hold. What they are worth is left to the caller, which knows decimals better.
 */
export async function leadShares(tx: ReadTx, scope: ReportScope): Promise<StageShare[]> {
  const amount = sql`coalesce(${tx.engine.asNumber(sql.ref('lead.expected_revenue'))}, 0)`
  const millions = sql`cast(${amount} / 1000000 as bigint)`
  const rest = sql`cast(round((${amount} - ${millions} * 1000000.0) * 10000) as bigint)`
  const probability = sql<number>`coalesce(lead.probability, 0)`
  const sum = (part: RawBuilder<unknown>) => sql<string>`cast(sum(${part}) as text)`
  const rows = await tx.db
    .selectFrom(workedOn(tx, scope).as('task'))
    .leftJoin('lead', (join) => join.on('lead.org_id', '=', tx.org.id).onRef('lead.task_id', '=', 'task.id'))
    .where(wasWorkedOn(scope.period))
    .select(['task.project_id', 'task.state_id', probability.as('probability'), sql<string>`count(*)`.as('count')])
    .select([sum(millions).as('millions'), sum(rest).as('rest')])
    .groupBy(['task.project_id', 'task.state_id', probability])
    .execute()
  return rows.map((row) => ({
    projectId: row.project_id,
    stateId: row.state_id,
    probability: row.probability,
    count: Number(row.count),
    units: BigInt(row.millions) * 10_000_000_000n + BigInt(row.rest),
  }))
}

/** Those that may count in the period. Each half has an index of its own: the open ones, and those that ended since it began. */
function workedOn(tx: ReadTx, { filter, period: { from, to } }: ReportScope) {
  const made = visibleTasks(tx)
    .where(holds(tx, filter))
    .where(({ ref }) => tx.engine.inTime(ref('task.id')))
    .where('task.created_at', '<=', to)
    .select(['task.id', 'task.project_id', 'task.state_id', 'task.client_id', 'task.assignee_ids'])
    .select(['task.created_at', 'task.completed_at', 'task.archived_at', 'task.deadline_at'])
  return made.where('task.completed_at', 'is', null).unionAll(made.where('task.completed_at', '>=', from))
}

function holds(tx: ReadTx, filter: TaskFilter) {
  const condition = conditionOf({ tx }, filter)
  return typeof condition === 'boolean' ? sql<SqlBool>`${sql.lit(condition ? 1 : 0)} = 1` : boundNow(condition)
}

/** A task that has ended was completed, unless its state says that it was cancelled. */
function isCancelled({ engine, org }: ReadTx) {
  const states = [...org.states.values()].filter(({ type }) => type === 'cancelled').map(({ id }) => id)
  return engine.isOneOf(sql.ref('task.state_id'), engine.encodeList(states), 'number')
}

const ended = ({ from, to }: Period) => sql<SqlBool>`(task.completed_at >= ${from} and task.completed_at <= ${to})`
const stayedOpen = ({ to }: Period) => sql<SqlBool>`(
  (task.completed_at is null or task.completed_at > ${to}) and (task.archived_at is null or task.archived_at > ${to}))`
const wasWorkedOn = (period: Period) => sql<SqlBool>`(${ended(period)} or ${stayedOpen(period)})`

function counts(tx: ReadTx, period: Period) {
  const number = (condition: RawBuilder<SqlBool>) => sql<string>`sum(case when ${condition} then 1 else 0 end)`
  const late = Math.min(period.to, tx.now)
  const cancelled = isCancelled(tx)
  return [
    number(sql`task.created_at >= ${period.from}`).as('created'),
    number(sql`${ended(period)} and not ${cancelled}`).as('done'),
    number(sql`${ended(period)} and ${cancelled}`).as('cancelled'),
    number(stayedOpen(period)).as('open'),
    number(sql`${stayedOpen(period)} and task.deadline_at < ${late}`).as('overdue'),
  ]
}

type CountRow = Record<keyof TaskCounts, string>
const toCounts = ({ created, done, cancelled, open, overdue }: CountRow): TaskCounts => ({
  created: Number(created),
  done: Number(done),
  cancelled: Number(cancelled),
  open: Number(open),
  overdue: Number(overdue),
})

const isSomething = ({ created, done, cancelled, open }: TaskCounts) => created + done + cancelled + open > 0

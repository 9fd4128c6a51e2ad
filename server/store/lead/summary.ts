import { type RawBuilder, sql } from 'kysely'
import type { LeadGroup, LeadReason, Months } from '../../domain/lead/summary.ts'
import { sumOf } from '../../domain/money.ts'
import type { ReadTx } from '../core/store.ts'
import { visibleTasks } from '../task/sight.ts'

/** The leads of a pipeline that the actor may see and that are not archived. */
const present = (tx: ReadTx, pipelineId: string) =>
  visibleTasks(tx)
    .leftJoin('lead', (join) => join.onRef('lead.org_id', '=', 'task.org_id').onRef('lead.task_id', '=', 'task.id'))
    .where('task.project_id', '=', pipelineId)
    .where('task.archived_at', 'is', null)
    .where(({ ref }) => tx.engine.inTime(ref('task.id')))

/**
 * @param months  where the spans of time begin in which leads are expected to close, rising; for those that are due on a
 * day, where that day begins
 */
export async function groups(
  tx: ReadTx,
  pipelineId: string,
  { starts, dayStarts }: Pick<Months, 'starts' | 'dayStarts'>,
): Promise<LeadGroup[]> {
  const isDay = sql`coalesce(task.all_day, 0) = 1`
  const isBefore = (start: number, dayStart: number | undefined) =>
    sql`((${isDay} and task.deadline_at < ${dayStart}) or (not ${isDay} and task.deadline_at < ${start}))`
  const spans = starts.map((start, i) => sql`when ${isBefore(start, dayStarts[i])} then ${sql.lit(i)}`)
  const span = sql<
    number | null
  >`case when task.deadline_at is null then null ${sql.join(spans, sql` `)} else ${sql.lit(starts.length)} end`
  const leads = present(tx, pipelineId).select([
    'task.state_id',
    span.as('span'),
    'lead.probability',
    amount('lead.expected_revenue').as('amount'),
  ])
  const rows = await tx.db
    .selectFrom(leads.as('one'))
    .select(({ ref, fn }) => [
      'one.state_id',
      'one.span',
      'one.probability',
      fn.countAll().as('count'),
      tx.engine.sumOfMoney(ref('one.amount')).as('sum'),
    ])
    .groupBy(['one.state_id', 'one.span', 'one.probability'])
    .execute()
  return rows.map(({ state_id, span, probability, count, sum }) => ({
    stateId: state_id,
    span,
    probability,
    count: Number(count),
    units: sumOf(sum),
  }))
}

/** Why leads were won and lost, the commonest reasons first. */
export async function reasons(tx: ReadTx, pipelineId: string, most: number): Promise<LeadReason[]> {
  const rows = await present(tx, pipelineId)
    .select(({ fn, ref }) => [
      'task.state_id',
      ref('lead.reason').$castTo<string>().as('reason'), // by the condition
      fn.countAll().as('count'),
      tx.engine.sumOfMoney(amount('lead.expected_revenue')).as('sum'),
    ])
    .where('lead.reason', 'is not', null)
    .where('lead.reason', '!=', '')
    .where('task.completed_at', 'is not', null)
    .groupBy(['task.state_id', 'lead.reason'])
    .orderBy('count', 'desc')
    .orderBy('lead.reason')
    .limit(most)
    .execute()
  return rows.map(({ state_id, reason, count, sum }) => ({
    stateId: state_id,
    reason,
    count: Number(count),
    units: sumOf(sum),
  }))
}

const amount = (column: string): RawBuilder<string> => sql<string>`coalesce(${sql.ref(column)}, '0')`

import { type Expression, sql } from 'kysely'
import type { Organization } from '../../domain/organization/organization.ts'
import { type Sort, type TaskFilter, valuesRequired } from '../../domain/task/filter.ts'
import type { ReadTx } from '../core/store.ts'
import { fieldColumn, sortKey } from '../task/columns.ts'
import { boundNow, conditionOf, EXTRA } from '../task/condition.ts'
import { visibleTasks } from '../task/sight.ts'

export interface LeadQuery {
  filter: TaskFilter
  sorts: readonly Sort[]
  start: number
  limit: number
}

/** For a costly read. A page of the leads that the actor may see, archived ones left out, and how many match in all. */
export async function listLeadIds(tx: ReadTx, query: LeadQuery): Promise<{ ids: string[]; total: number }> {
  const { filter, sorts, start, limit } = query
  const within = pipelinesFor(tx.org, filter)
  const condition = conditionOf({ tx, within }, filter)
  if (condition === false) return { ids: [], total: 0 }
  let leads = visibleTasks(tx)
    .innerJoin('lead', (join) => join.onRef('lead.org_id', '=', 'task.org_id').onRef('lead.task_id', '=', 'task.id'))
    .where(({ ref }) => tx.engine.isOneOf(ref('task.project_id'), tx.engine.encodeList(within), 'id'))
    .where('task.archived_at', 'is', null)
    .where(({ ref }) => tx.engine.inTime(ref('task.id')))
  if (condition !== true) leads = leads.where(boundNow(condition))

  let page = leads.select('task.id').limit(limit).offset(start)
  for (const { path, direction } of [...sorts, NEWEST_FIRST]) {
    for (const key of keysOf(tx, { path, direction }))
      page = page.orderBy(key, (by) => (direction === 1 ? by.asc() : by.desc()).nullsLast())
  }
  const ids = (await page.execute()).map((row) => row.id)
  const isLast = ids.length < limit && (ids.length > 0 || start === 0)
  if (isLast) return { ids, total: start + ids.length }
  const { count } = await leads.select(({ fn }) => fn.countAll().as('count')).executeTakeFirstOrThrow()
  return { ids, total: Number(count) }
}

const NEWEST_FIRST: Sort = { path: { kind: 'id', field: 'id', isList: false }, direction: -1 }

/** The pipelines that can have leads which match, so that an index finds these. */
function pipelinesFor({ projects }: Organization, filter: TaskFilter): string[] {
  const asked = valuesRequired(filter, 'projectId')
  const pipelines = [...projects.values()].filter(({ kind }) => kind === 'pipeline')
  return pipelines.map(({ id }) => id).filter((id) => !asked || asked.includes(id))
}

/** What a lead is sorted by; of a list its least value, or its greatest when descending. */
function keysOf(tx: ReadTx, { path, direction }: Sort): Expression<unknown>[] {
  if (path.kind === 'extra') return keysOfExtra(tx, path.name, direction)
  const column = fieldColumn(tx, path.field)
  if ('one' in column) {
    const own = column.one(column.values.map((value) => sql`${value}`))
    return [sortKey(tx, path.kind, own)]
  }
  const extreme = direction === 1 ? sql`min` : sql`max`
  return [sql`(select ${extreme}(${sortKey(tx, path.kind, sql.ref('v.value'))}) from ${column.each()} as v)`]
}

/** By type, and then by value; of a list that is said of one of its elements. */
function keysOfExtra({ engine }: ReadTx, name: string, direction: Sort['direction']): Expression<unknown>[] {
  const keys = [
    sql`case v.type when 'number' then 0 when 'string' then 1 else 2 end`,
    sql.ref('v.number'),
    engine.asKey(sql.ref('v.text')),
  ]
  const order = sql.join(keys.map((key) => sql`${key} ${direction === 1 ? sql`asc` : sql`desc`}`))
  return keys.map((key) => sql`(select ${key} from ${engine.jsonScalars(EXTRA, name)} as v order by ${order} limit 1)`)
}

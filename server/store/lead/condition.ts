import { type Expression, type SqlBool, sql } from 'kysely'
import type { Filter, Ordering, Value } from '../../domain/lead/filter.ts'
import type { FieldKind, Path, QueryField } from '../../domain/lead/query-fields.ts'
import type { Organization } from '../../domain/organization/organization.ts'
import type { ReadTx } from '../core/store.ts'
import { leadColumn, sortKey } from './columns.ts'

type Condition = Expression<SqlBool>

/**
 * What `matches` says, in SQL: true or false of each lead, never null. Of constants none is left but the whole, so that
 * a statement does not grow by what says nothing.
 */
export function leadCondition(tx: ReadTx, filter: Filter): Condition | boolean {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const isAll = filter.kind === 'all'
      const of = filter.of.map((each) => leadCondition(tx, each))
      if (of.includes(!isAll)) return !isAll
      const conditions = of.filter((each) => typeof each !== 'boolean')
      return conditions.length === 0 ? isAll : sql<boolean>`(${sql.join(conditions, isAll ? sql` and ` : sql` or `)})`
    }
    case 'not': {
      const of = leadCondition(tx, filter.of)
      return typeof of === 'boolean' ? !of : sql<boolean>`not ${of}`
    }
    case 'exists':
      return exists(tx, filter.path)
    case 'in':
      return filter.values.length > 0 && isAmong(tx, filter.path, filter.values)
    case 'compare':
      return compares(tx, filter.path, filter.op, filter.value)
  }
}

export const pipelineIds = ({ projects }: Organization): string[] =>
  [...projects.values()].filter((project) => project.kind === 'pipeline').map((project) => project.id)

export const EXTRA = sql.ref('lead.extra')

function exists(tx: ReadTx, path: Path): Condition {
  if (path.kind === 'extra') return tx.engine.jsonHas(EXTRA, path.name)
  const column = leadColumn(tx, path.field)
  return 'one' in column
    ? sql<boolean>`${column.one} is not null`
    : sql<boolean>`exists (select 1 from ${column.each} as v)`
}

function isAmong(tx: ReadTx, path: Path, values: readonly Value[]): Condition {
  const { engine, org } = tx
  if (path.kind === 'extra') return isAmongExtra(tx, path.name, values)
  const list = engine.encodeList(values as (string | number)[]) // there are no booleans but in extra fields
  // By their indexes, within the pipelines: a user or a tag has few of a pipeline's leads, and many tasks elsewhere.
  const inPipeline = (projectId: string) =>
    engine.isOneOf(sql.ref(projectId), engine.encodeList(pipelineIds(org)), 'id')
  if (path.field === 'assigneeIds') {
    return sql<boolean>`task.id in (select person.task_id from task_person as person where person.org_id = ${org.id}
      and person.role = 1 and ${engine.isOneOf(sql.ref('person.user_id'), list, 'number')} and ${inPipeline('person.project_id')})`
  }
  if (path.field === 'tagNames') {
    return sql<boolean>`task.id in (select link.task_id from tag
      join task_tag as link on link.org_id = tag.org_id and link.tag_id = tag.id
      where tag.org_id = ${org.id} and ${engine.isOneOf(sql.ref('tag.name'), list, 'text')} and ${inPipeline('tag.project_id')})`
  }
  return ofField(tx, path, (own) => {
    if (path.kind === 'id' || path.kind === 'text') return engine.isOneOf(own, list, path.kind)
    return engine.isOneOf(engine.asNumber(own), list, 'real')
  })
}

function isAmongExtra({ engine }: ReadTx, name: string, values: readonly Value[]): Condition {
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const booleans = values.filter((value) => typeof value === 'boolean').map(Number)
  const number = sql.ref('v.number')
  const conditions = [
    texts.length > 0 &&
      sql`v.type = 'string' and ${engine.isOneOf(sql.ref('v.text'), engine.encodeList(texts), 'text')}`,
    numbers.length > 0 && sql`v.type = 'number' and ${engine.isOneOf(number, engine.encodeList(numbers), 'real')}`,
    booleans.length > 0 && sql`v.type = 'boolean' and ${engine.isOneOf(number, engine.encodeList(booleans), 'real')}`,
  ].filter((each) => each !== false)
  return sql<boolean>`exists (select 1 from ${engine.jsonScalars(EXTRA, name)} as v where ${sql.join(conditions, sql` or `)})`
}

function compares(tx: ReadTx, path: Path, op: Ordering, value: Value): Condition {
  const { engine } = tx
  if (path.kind !== 'extra') {
    return ofField(tx, path, (own) => ordering(sortKey(tx, path.kind, own), op, bound(tx, path.kind, value)))
  }
  const isText = typeof value === 'string'
  const own = isText ? engine.asKey(sql.ref('v.text')) : sql.ref('v.number')
  const other = isText ? bound(tx, 'text', value) : bound(tx, 'number', Number(value))
  return sql<boolean>`exists (select 1 from ${engine.jsonScalars(EXTRA, path.name)} as v
    where v.type = ${sql.lit(typeof value)} and ${ordering(own, op, other)})`
}

/** That the condition holds for the field's value, or for one of them. */
function ofField(
  tx: ReadTx,
  { field }: { field: QueryField },
  holds: (own: Expression<unknown>) => Condition,
): Condition {
  const column = leadColumn(tx, field)
  if ('one' in column) return sql<boolean>`(${column.one} is not null and ${holds(column.one)})`
  return sql<boolean>`exists (select 1 from ${column.each} as v where ${holds(sql.ref('v.value'))})`
}

const bound = (tx: ReadTx, kind: FieldKind, value: Value): Expression<unknown> =>
  kind === 'text' ? sql`${value}` : sortKey(tx, kind, sql`${value}`)

const OPERATORS = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } satisfies Record<Ordering, unknown>
const ordering = (own: Expression<unknown>, op: Ordering, value: Expression<unknown>): Condition =>
  sql<boolean>`${own} ${OPERATORS[op]} ${value}`

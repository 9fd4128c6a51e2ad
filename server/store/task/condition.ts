import { type Expression, type SqlBool, sql } from 'kysely'
import type { NameContains, Ordering, TaskFilter, Value } from '../../domain/task/filter.ts'
import type { FieldKind, Path, QueryField } from '../../domain/task/query-fields.ts'
import { codePointLength, fold } from '../../domain/text.ts'
import type { ReadTx } from '../core/store.ts'
import { type Bound, fieldColumn, sortKey } from './columns.ts'
import { ROLES } from './sight.ts'

type SqlCondition = Expression<SqlBool>

/** A filter on its way into SQL: true or false of each task, never null. */
export interface Condition {
  /** Those with the same key have the same SQL, whatever their values. */
  readonly key: string
  readonly values: readonly unknown[]
  /** @param bound  stands where the values are, one for each */
  sql(bound: readonly Bound[]): SqlCondition
}

interface Context {
  readonly tx: ReadTx
  /** The projects whose tasks are asked for. Given: people and tags find their tasks in these by an index; else each task is looked up. */
  readonly within?: readonly string[] | undefined
}

/**
 * What a filter comes to. Of constants none is left but the whole, so that a statement does not grow by what says nothing.
 * The statement joins `lead` if the filter asks for a lead's fields.
 */
export function conditionOf(context: Context, filter: TaskFilter): Condition | boolean {
  switch (filter.kind) {
    case 'all':
    case 'any': {
      const isAll = filter.kind === 'all'
      const of = filter.of.map((each) => conditionOf(context, each))
      if (of.includes(!isAll)) return !isAll
      const conditions = of.filter((each) => typeof each !== 'boolean')
      return conditions.length === 0 ? isAll : together(isAll, conditions)
    }
    case 'not': {
      const of = conditionOf(context, filter.of)
      if (typeof of === 'boolean') return !of
      return { ...of, key: `not(${of.key})`, sql: (bound) => sql<boolean>`not ${of.sql(bound)}` }
    }
    case 'exists':
      return exists(context, filter.path)
    case 'in':
      return filter.values.length > 0 && isAmong(context, filter.path, filter.values)
    case 'compare':
      return compares(context, filter.path, filter.op, filter.value)
    case 'nameContains':
      return nameContains(context, filter)
  }
}

/** The condition with its values, for a statement that is built where it is used. */
export const boundNow = ({ values, sql: build }: Condition): SqlCondition => build(values.map((value) => sql`${value}`))

/** Without its lead a task has no extra fields. */
export const EXTRA = sql`coalesce(lead.extra, '{}')`

function together(isAll: boolean, conditions: readonly Condition[]): Condition {
  return {
    key: `${isAll ? 'all' : 'any'}(${conditions.map(({ key }) => key)})`,
    values: conditions.flatMap(({ values }) => values),
    sql(bound) {
      let at = 0
      const each = conditions.map((condition) => {
        const from = at
        at += condition.values.length
        return condition.sql(bound.slice(from, at))
      })
      return sql<boolean>`(${sql.join(each, isAll ? sql` and ` : sql` or `)})`
    },
  }
}

const nameOf = (path: Path) => (path.kind === 'extra' ? `extra ${JSON.stringify(path.name)}` : path.field)

function exists({ tx }: Context, path: Path): Condition {
  const key = `exists ${nameOf(path)}`
  if (path.kind === 'extra') return { key, values: [], sql: () => tx.engine.jsonHas(EXTRA, path.name) }
  const column = fieldColumn(tx, path.field)
  if ('one' in column)
    return { key, values: column.values, sql: (bound) => sql<boolean>`${column.one(bound)} is not null` }
  return { key, values: [], sql: () => sql<boolean>`exists (select 1 from ${column.each()} as v)` }
}

function isAmong(context: Context, path: Path, values: readonly Value[]): Condition {
  if (path.kind === 'extra') return isAmongExtra(context.tx, path.name, values)
  if (path.field === 'assigneeIds') return ofPeople(context, 'assignee', values)
  if (path.field === 'followerIds') return ofPeople(context, 'follower', values)
  if (path.field === 'tagIds') return ofTags(context, values)
  if (path.field === 'tagNames' && context.within) return withTagNames(context, context.within, values)
  return isAmongField(context.tx, path, values)
}

/** A list as one value, or its only value. */
function oneOrMany({ engine }: ReadTx, values: readonly Value[]): { form: 'one' | 'many'; given: unknown } {
  return values.length === 1
    ? { form: 'one', given: values[0] }
    : { form: 'many', given: engine.encodeList(values as (string | number)[]) } // there are no booleans but in extra fields
}

function isAmongField(tx: ReadTx, path: Exclude<Path, { kind: 'extra' }>, values: readonly Value[]): Condition {
  const { engine } = tx
  const { whole } = fieldColumn(tx, path.field)
  const areWhole = whole !== undefined && values.every((value) => isWhole(value, whole))
  const isPlain = path.kind === 'id' || path.kind === 'text' || areWhole
  const { form, given } = oneOrMany(tx, values)
  if (isPlain && form === 'one')
    return ofField(tx, path, 'is', given, (own, [value]) => sql<boolean>`${own} = ${value}`)
  const list = engine.encodeList(values as (string | number)[]) // as above
  if (path.kind === 'id' || path.kind === 'text') {
    const { kind } = path
    return ofField(tx, path, 'in', list, (own, [value]) => engine.isOneOf(own, value, kind))
  }
  if (areWhole && whole <= 2 ** 31)
    return ofField(tx, path, 'in whole', list, (own, [value]) => engine.isOneOf(own, value, 'number'))
  return ofField(tx, path, 'in', list, (own, [value]) => engine.isOneOf(engine.asNumber(own), value, 'real'))
}

const isWhole = (value: Value, size: number) => Number.isInteger(value) && Math.abs(Number(value)) < size

function ofPeople({ tx, within }: Context, role: keyof typeof ROLES, ids: readonly Value[]): Condition {
  const { engine, org } = tx
  if (within)
    return {
      key: `${role} within`,
      values: [org.id, engine.encodeList(ids as number[]), engine.encodeList(within)], // they are users
      sql: ([orgId, list, projects]) => sql<boolean>`task.id in (select person.task_id from task_person as person
        where person.org_id = ${orgId} and person.role = ${ROLES[role]}
        and ${engine.isOneOf(sql.ref('person.user_id'), list, 'number')}
        and ${engine.isOneOf(sql.ref('person.project_id'), projects, 'id')})`,
    }
  const { form, given } = oneOrMany(tx, ids)
  const isMeant = (list: Bound | undefined) =>
    form === 'one' ? sql`mine.user_id = ${list}` : engine.isOneOf(sql.ref('mine.user_id'), list, 'number')
  return {
    key: `${role} ${form}`,
    values: [given],
    sql: ([list]) => sql<boolean>`exists (select 1 from task_person as mine where mine.org_id = task.org_id
      and ${isMeant(list)} and mine.role = ${ROLES[role]} and mine.project_id = task.project_id and mine.task_id = task.id)`,
  }
}

function ofTags({ tx }: Context, ids: readonly Value[]): Condition {
  const { form, given } = oneOrMany(tx, ids)
  const isMeant = (list: Bound | undefined) =>
    form === 'one' ? sql`link.tag_id = ${list}` : tx.engine.isOneOf(sql.ref('link.tag_id'), list, 'id')
  return {
    key: `tag ${form}`,
    values: [given],
    sql: ([list]) => sql<boolean>`exists (select 1 from task_tag as link where link.org_id = task.org_id
      and ${isMeant(list)} and link.task_id = task.id)`,
  }
}

function withTagNames({ tx: { engine, org } }: Context, within: readonly string[], names: readonly Value[]): Condition {
  return {
    key: 'tag names within',
    values: [org.id, engine.encodeList(names as string[]), engine.encodeList(within)], // they are names
    sql: ([orgId, list, projects]) => sql<boolean>`task.id in (select link.task_id from tag
      join task_tag as link on link.org_id = tag.org_id and link.tag_id = tag.id
      where tag.org_id = ${orgId} and ${engine.isOneOf(sql.ref('tag.name'), list, 'text')}
      and ${engine.isOneOf(sql.ref('tag.project_id'), projects, 'id')})`,
  }
}

function isAmongExtra({ engine }: ReadTx, name: string, values: readonly Value[]): Condition {
  const texts = values.filter((value) => typeof value === 'string')
  const numbers = values.filter((value) => typeof value === 'number')
  const booleans = values.filter((value) => typeof value === 'boolean').map(Number)
  const number = sql.ref('v.number')
  return {
    key: `in extra ${JSON.stringify(name)}`,
    values: [texts, numbers, booleans].map((list) => engine.encodeList(list)),
    sql: ([text, numeric, boolean]) => sql<boolean>`exists (select 1 from ${engine.jsonScalars(EXTRA, name)} as v where
      v.type = 'string' and ${engine.isOneOf(sql.ref('v.text'), text, 'text')} or
      v.type = 'number' and ${engine.isOneOf(number, numeric, 'real')} or
      v.type = 'boolean' and ${engine.isOneOf(number, boolean, 'real')})`,
  }
}

function compares({ tx }: Context, path: Path, op: Ordering, value: Value): Condition {
  const { engine } = tx
  if (path.kind !== 'extra') {
    const { kind } = path
    const { whole } = fieldColumn(tx, path.field)
    if (whole !== undefined && isWhole(value, whole))
      return ofField(tx, path, op, value, (own, [other]) => ordering(own, op, other as Bound)) // it is given
    return ofField(tx, path, `${op} key`, value, (own, [other]) =>
      ordering(sortKey(tx, kind, own), op, comparable(tx, kind, other as Bound)),
    )
  }
  const isText = typeof value === 'string'
  const own = isText ? engine.asKey(sql.ref('v.text')) : sql.ref('v.number')
  return {
    key: `${op} ${nameOf(path)} ${typeof value}`,
    values: [isText ? value : Number(value)],
    sql: ([other]) => sql<boolean>`exists (select 1 from ${engine.jsonScalars(EXTRA, path.name)} as v
      where v.type = ${sql.lit(typeof value)}
      and ${ordering(own, op, comparable(tx, isText ? 'text' : 'number', other as Bound))})`,
  }
}

/** That the condition holds for the field's value, or for one of them. */
function ofField(
  tx: ReadTx,
  { field }: { field: QueryField },
  how: string,
  value: unknown,
  holds: (own: Bound, bound: readonly Bound[]) => SqlCondition,
): Condition {
  const key = `${field} ${how}`
  const column = fieldColumn(tx, field)
  if ('each' in column)
    return {
      key,
      values: [value],
      sql: (bound) =>
        sql<boolean>`exists (select 1 from ${column.each()} as v where ${holds(sql.ref('v.value'), bound)})`,
    }
  return {
    key,
    values: [value, ...column.values],
    sql(bound) {
      const own = column.one(bound.slice(1))
      return sql<boolean>`(${own} is not null and ${holds(own, bound)})`
    },
  }
}

const comparable = (tx: ReadTx, kind: FieldKind, value: Bound): Bound =>
  kind === 'text' ? value : sortKey(tx, kind, value)

const OPERATORS = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` } satisfies Record<Ordering, unknown>
const ordering = (own: Bound, op: Ordering, value: Bound): SqlCondition =>
  sql<boolean>`${own} ${OPERATORS[op]} ${value}`

function nameContains({ tx: { engine } }: Context, { text }: NameContains): Condition | boolean {
  const folded = fold(text)
  if (folded === '') return true
  return {
    key: `name ${isIndexed(folded) ? 'indexed' : 'short'}`,
    values: [folded],
    sql: ([value]) => engine.contains(sql.ref('task.name_key'), value) as SqlCondition,
  }
}

/** Whether the index of texts has a folded text; it is of three letters at least. */
const isIndexed = (folded: string) => codePointLength(folded) >= 3

/** What the index of texts is asked for, if it can tell which names may hold the text. */
export function searchOf(tx: ReadTx, { text }: NameContains): unknown {
  const folded = fold(text)
  return isIndexed(folded) ? tx.engine.encodeSearch(folded) : undefined
}

import { type Compilable, type SelectQueryBuilder, sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { Tables } from '../tables.ts'
import type { Condition } from './condition.ts'
import { type FromTask, type SummaryRow, summaries, wholes } from './rows.ts'
import { ROLES, type Sight, seenBy } from './sight.ts'

/** What all must hold of the tasks of a list, and how they are found: so which statement answers it. */
export interface Shape {
  readonly conditions: readonly Condition[]
  readonly lead: Lead
  /** The condition that names the one project, by its place. */
  readonly project: number | undefined
  /** Whether that project is open to the actor; undefined: they are of several. */
  readonly isOpen: boolean | undefined
  readonly text: 'short' | 'indexed' | undefined
}
/** What the tasks are found by: an index of texts, of a tag, of a person, or that of the tasks themselves. */
export interface Lead {
  readonly by: 'tag' | Role | 'task'
  /** The condition that says whose, by its place. */
  readonly at: number
}
type Role = keyof typeof ROLES
export type Columns = 'summary' | 'whole'
type Values = Sight & { [of in string]: unknown } & { skip: number; limit: number }
/** Stands where the value of this name will be. */
type The = (name: string) => never
/** Of a walk's last row, which is no task: whether there are more than it went past. */
type Walked = SummaryRow & { beyond: number | null }

const keyOf = ({ conditions, isOpen }: Shape) => `${conditions.map(({ key }) => key)} ${isOpen}`

/** The values of the conditions, by the names that `boundAt` gives them. */
export const valuesOf = ({ conditions }: Pick<Shape, 'conditions'>): Record<string, unknown> =>
  Object.fromEntries(conditions.flatMap(({ values }, at) => values.map((value, i) => [`${at}.${i}`, value])))
const boundAt = (the: The, at: number, i = 0) => the(`${at}.${i}`)

const kept = new Map<string, ReturnType<typeof statement<Values, never>>>()

const MOST_STATEMENTS = 500

/** One statement for each shape: a handful are in use. The store of them is bounded: when it is full, the oldest is evicted. */
function keep<R>(key: string, build: (db: Db, the: The, tx: Tx) => Compilable<R>) {
  const made = () => statement<Values, R>((db, the, tx) => build(db, the as The, tx)) // of filters by their own names
  const found = (kept.get(key) ?? made()) as ReturnType<typeof statement<Values, R>> // by its key
  if (kept.size >= MOST_STATEMENTS && !kept.has(key)) kept.delete(kept.keys().next().value as string) // it is not empty
  kept.set(key, found as never)
  return found
}

/** The page of the tasks that pass. The narrowest index leads, in its own order by task id, so that a page ends as soon as it is full. */
export const listed = (shape: Shape, columns: Columns) =>
  keep<SummaryRow>(`${columns} ${keyOf(shape)}`, (db, the, tx) => {
    const isByText = shape.text === 'indexed'
    const { from, order } = isByText ? foundByText(db, the, tx) : ledBy(db, the, shape)
    const isOrdered = isByText && tx.engine.taskSearchIsOrdered
    const page = shown(from, the, tx, shape, isByText)
      .$if(!isOrdered, (q) => q.orderBy(order, 'desc'))
      .limit(the('limit'))
      .offset(the('skip'))
    return columns === 'whole' ? wholes(page) : summaries(page)
  })

/**
 * The first of the tasks that pass, among so many of the newest that lead to them, whatever text is asked for. Unless they fill the
 * page a row without an id comes last: a database goes on to the second part of a union when it needs more rows.
 */
export const walked = (shape: Shape, columns: Columns, reach: number) =>
  keep<Walked>(`${columns} ${reach} ${keyOf(shape)}`, (db, the, tx) => {
    const { from, order, isLonger } = newestLedBy(db, the, shape, reach)
    const page = shown(from, the, tx, shape).orderBy(order, 'desc').limit(the('limit'))
    const rows = columns === 'whole' ? wholes(page) : summaries(page)
    const nulls = rows.toOperationNode().selections?.map(() => sql`null`) ?? [] // one for each column
    const all = sql<Walked>`select page.*, null as "beyond" from ${rows} as page
      union all select ${sql.join(nulls)}, case when ${isLonger} then 1 else 0 end
      limit ${the('limit')}`
    return { compile: () => all.compile(db) }
  })

type Build = Parameters<typeof statement<Values, never>>[0]
type Db = Parameters<Build>[0]
type Tx = Parameters<Build>[2]

const foundByText = (db: Db, the: The, { engine }: Tx) => ({
  from: engine.taskSearch(db, the('search')),
  order: 'task.id' as const,
})

function ledBy(db: Db, the: The, shape: Shape) {
  const { by, at } = shape.lead
  if (by === 'task') return { from: ofProject(db, the, shape) as FromTask, order: 'task.id' as const }
  return { from: tasksOf(linksOf({ by, at }, db, the, shape)), order: 'link.task_id' as 'task.id' } // it is the same
}

/** As `ledBy`, so many of the newest alone; and whether there are more. */
function newestLedBy(db: Db, the: The, shape: Shape, reach: number) {
  const [one, far] = [sql.lit(1), sql.lit(reach)] // the planner is to know them
  const { by, at } = shape.lead
  if (by === 'task') {
    const all = ofProject(db, the, shape).orderBy('task.id', 'desc')
    return {
      from: db.selectFrom(all.selectAll('task').limit(far).as('task')) as unknown as FromTask, // the alias is its name
      order: 'task.id' as const,
      isLonger: sql<boolean>`exists ${all.select('task.id').limit(one).offset(far)}`,
    }
  }
  const all = linksOf({ by, at }, db, the, shape).select('link.task_id').orderBy('link.task_id', 'desc')
  return {
    from: tasksOf(db.selectFrom(all.limit(far).as('link')) as unknown as Links), // as above
    order: 'link.task_id' as 'task.id',
    isLonger: sql<boolean>`exists ${all.limit(one).offset(far)}`,
  }
}

const ofProject = (db: Db, the: The, { project }: Shape) =>
  db
    .selectFrom('task')
    .where('task.org_id', '=', the('orgId'))
    .$if(project !== undefined, (q) => q.where('task.project_id', '=', boundAt(the, project as number))) // it is given

type Links = SelectQueryBuilder<Tables & { link: { task_id: string } }, 'link', object>

function linksOf({ by, at }: { by: 'tag' | Role; at: number }, db: Db, the: The, { project }: Shape): Links {
  if (by === 'tag') {
    return db
      .selectFrom('task_tag as link')
      .where('link.org_id', '=', the('orgId'))
      .where('link.tag_id', '=', boundAt(the, at)) as unknown as Links // both have what matters
  }
  return db
    .selectFrom('task_person as link')
    .where('link.org_id', '=', the('orgId'))
    .where('link.user_id', '=', boundAt(the, at))
    .where('link.role', '=', ROLES[by])
    .$if(project !== undefined, (q) =>
      q.where('link.project_id', '=', boundAt(the, project as number)),
    ) as unknown as Links // as above
}

const tasksOf = (links: Links) =>
  links.crossJoin('task').whereRef('task.id', '=', 'link.task_id') as unknown as FromTask // it is joined

/** Those of which every condition holds and that the actor may see. */
function shown(
  tasks: FromTask,
  the: The,
  tx: Tx,
  { conditions, lead, text, isOpen }: Shape,
  isByText = false,
): FromTask {
  let present = tasks
    .where('task.org_id', '=', the('orgId'))
    .where('task.deleted_at', 'is', null)
    .$if(text !== undefined, (q) => q.where(({ ref }) => tx.engine.inTime(ref('task.id')))) // before what lets few pass
  for (const [at, { values, sql: build }] of conditions.entries()) {
    if (lead.by !== 'task' && lead.at === at && !isByText) continue // they are found by it
    present = present.where(build(values.map((_, i) => boundAt(the, at, i))))
  }
  return present.where(seenBy(tx, the, isOpen))
}

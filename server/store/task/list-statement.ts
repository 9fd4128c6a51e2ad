import { type Compilable, type SelectQueryBuilder, sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { Tables } from '../tables.ts'
import { type Forms, keyOf as keyOfForms, passing, type The } from './filters.ts'
import { type FromTask, type SummaryRow, summaries, wholes } from './rows.ts'
import { ROLES, type Sight, seenBy } from './sight.ts'

/** Which filters there are in which form, and so which statement answers them. */
export interface Shape {
  readonly forms: Forms
  /** Whether the one project is open to the actor; undefined: they are of several. */
  readonly isOpen: boolean | undefined
}
export type Columns = 'summary' | 'whole'
type Values = Sight & { [of in string]: unknown } & { skip: number; limit: number }
/** Of a walk's last row, which is no task: whether there are more than it went past. */
type Walked = SummaryRow & { beyond: number | null }

const keyOf = ({ forms, isOpen }: Shape) => `${keyOfForms(forms)} ${isOpen}`

const kept = new Map<string, ReturnType<typeof statement<Values, never>>>()

const MOST_STATEMENTS = 500

/** One statement for each shape: a handful in use; whoever asks in all ways there are makes the oldest go. */
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
    const lead = shape.forms.text === 'indexed' ? 'text' : leadOf(shape)
    const { from, order } = ledBy(lead, db, the, tx, shape)
    const isOrdered = lead === 'text' && tx.engine.taskSearchIsOrdered
    const page = shown(from, the, tx, shape, lead)
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
    const lead = leadOf(shape)
    const { from, order, isLonger } = newestLedBy(lead, db, the, shape, reach)
    const page = shown(from, the, tx, shape, lead).orderBy(order, 'desc').limit(the('limit'))
    const rows = columns === 'whole' ? wholes(page) : summaries(page)
    const nulls = rows.toOperationNode().selections?.map(() => sql`null`) ?? [] // one for each column
    const all = sql<Walked>`select page.*, null as "beyond" from ${rows} as page
      union all select ${sql.join(nulls)}, case when ${isLonger} then 1 else 0 end
      limit ${the('limit')}`
    return { compile: () => all.compile(db) }
  })

type Lead = 'text' | 'tagName' | 'assigneeId' | 'followerId' | 'task'
type Build = Parameters<typeof statement<Values, never>>[0]
type Db = Parameters<Build>[0]
type Tx = Parameters<Build>[2]

function leadOf({ forms }: Shape): Exclude<Lead, 'text'> {
  if (forms.tagName === 'one') return 'tagName'
  return forms.assigneeId ? 'assigneeId' : forms.followerId ? 'followerId' : 'task'
}

function ledBy(lead: Lead, db: Db, the: The, tx: Tx, shape: Shape) {
  if (lead === 'text') return { from: tx.engine.taskSearch(db, the('search')), order: 'task.id' as const }
  if (lead === 'task') return { from: ofProject(db, the, shape) as FromTask, order: 'task.id' as const }
  return { from: tasksOf(linksOf(lead, db, the, shape)), order: 'link.task_id' as 'task.id' } // it is the same
}

/** As `ledBy`, so many of the newest alone; and whether there are more. */
function newestLedBy(lead: Exclude<Lead, 'text'>, db: Db, the: The, shape: Shape, reach: number) {
  const [one, far] = [sql.lit(1), sql.lit(reach)] // the planner is to know them
  if (lead === 'task') {
    const all = ofProject(db, the, shape).orderBy('task.id', 'desc')
    return {
      from: db.selectFrom(all.selectAll('task').limit(far).as('task')) as unknown as FromTask, // the alias is its name
      order: 'task.id' as const,
      isLonger: sql<boolean>`exists ${all.select('task.id').limit(one).offset(far)}`,
    }
  }
  const all = linksOf(lead, db, the, shape).select('link.task_id').orderBy('link.task_id', 'desc')
  return {
    from: tasksOf(db.selectFrom(all.limit(far).as('link')) as unknown as Links), // as above
    order: 'link.task_id' as 'task.id',
    isLonger: sql<boolean>`exists ${all.limit(one).offset(far)}`,
  }
}

const ofProject = (db: Db, the: The, { forms }: Shape) =>
  db
    .selectFrom('task')
    .where('task.org_id', '=', the('orgId'))
    .$if(forms.projectIds === 'one', (q) => q.where('task.project_id', '=', the('project')))

type Links = SelectQueryBuilder<Tables & { link: { task_id: string } }, 'link', object>

function linksOf(lead: 'tagName' | 'assigneeId' | 'followerId', db: Db, the: The, { forms }: Shape): Links {
  if (lead === 'tagName') {
    return db
      .selectFrom('task_tag as link')
      .where('link.org_id', '=', the('orgId'))
      .where('link.tag_id', '=', the('tag')) as unknown as Links // both have what matters
  }
  const role = lead === 'assigneeId' ? 'assignee' : 'follower'
  return db
    .selectFrom('task_person as link')
    .where('link.org_id', '=', the('orgId'))
    .where('link.user_id', '=', the(role))
    .where('link.role', '=', ROLES[role])
    .$if(forms.projectIds === 'one', (q) => q.where('link.project_id', '=', the('project'))) as unknown as Links
}

const tasksOf = (links: Links) =>
  links.crossJoin('task').whereRef('task.id', '=', 'link.task_id') as unknown as FromTask // it is joined

/** Those that every filter lets pass and the actor may see. */
function shown(tasks: FromTask, the: The, tx: Tx, { forms, isOpen }: Shape, lead: Lead): FromTask {
  const present = tasks
    .where('task.org_id', '=', the('orgId'))
    .where('task.deleted_at', 'is', null)
    .$if(!!forms.text, (q) => q.where(({ ref }) => tx.engine.inTime(ref('task.id')))) // before what lets few pass
  const isByLinks = lead !== 'text' && lead !== 'task'
  return passing(present, forms, the, tx, isByLinks ? lead : undefined).where(seenBy(tx, the, isOpen))
}

import { type SelectQueryBuilder, sql } from 'kysely'
import { statement } from '../core/statement.ts'
import type { Tables } from '../tables.ts'
import { type FromTask, type SummaryRow, summaries, wholes } from './rows.ts'
import { ROLES, type Sight, seenBy } from './sight.ts'

/** Which filters are there, and so which statement answers them. */
export interface Shape {
  projects: 'any' | 'one' | 'many'
  /** Whether the one project is open to the actor. */
  isOpen: boolean | undefined
  tags: 'any' | 'one' | 'many'
  text: 'any' | 'short' | 'indexed'
  assignee: boolean
  follower: boolean
  owner: boolean
  client: boolean
  parent: boolean
  interval: boolean
  states: 'any' | 'one' | 'many'
  deadlineFrom: boolean
  deadlineTo: boolean
  hasDeadline: boolean | undefined
  archived: boolean | undefined
  completed: boolean | undefined
}
export type FilterValues = {
  project: unknown
  tag: unknown
  search: unknown
  text: string
  assignee: number
  follower: number
  owner: number
  client: string
  parent: string
  from: number
  to: number
  state: unknown
  deadlineFrom: number
  deadlineTo: number
}
export type Columns = 'summary' | 'whole'
type Values = Sight & FilterValues & { skip: number; limit: number }
/** Of a walk's last row, which is no task: whether there are more than it went past. */
type Walked = SummaryRow & { beyond: number | null }

const kept = new Map<string, ReturnType<typeof statement<Values, never>>>()

const MOST_STATEMENTS = 500

/** One statement for each shape: a handful in use; whoever asks in all ways there are makes the oldest go. */
function keep<R>(key: string, build: Parameters<typeof statement<Values, R>>[0]) {
  const found = (kept.get(key) ?? statement(build)) as ReturnType<typeof statement<Values, R>> // by its key
  if (kept.size >= MOST_STATEMENTS && !kept.has(key)) kept.delete(kept.keys().next().value as string) // it is not empty
  kept.set(key, found as never)
  return found
}

/** The page of the tasks that pass. The narrowest index leads, in its own order by task id, so that a page ends as soon as it is full. */
export const listed = (shape: Shape, columns: Columns) =>
  keep<SummaryRow>(`${columns} ${Object.values(shape)}`, (db, the, tx) => {
    const lead = shape.text === 'indexed' ? 'text' : leadOf(shape)
    const { from, order } = ledBy(lead, db, the, tx, shape)
    const isOrdered = lead === 'text' && tx.engine.taskSearchIsOrdered
    const page = passing(from, the, tx, shape, lead)
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
  keep<Walked>(`${columns} ${reach} ${Object.values(shape)}`, (db, the, tx) => {
    const lead = leadOf(shape)
    const { from, order, isLonger } = newestLedBy(lead, db, the, shape, reach)
    const page = passing(from, the, tx, shape, lead).orderBy(order, 'desc').limit(the('limit'))
    const rows = columns === 'whole' ? wholes(page) : summaries(page)
    const nulls = rows.toOperationNode().selections?.map(() => sql`null`) ?? [] // one for each column
    const all = sql<Walked>`select page.*, null as "beyond" from ${rows} as page
      union all select ${sql.join(nulls)}, case when ${isLonger} then 1 else 0 end
      limit ${the('limit')}`
    return { compile: () => all.compile(db) }
  })

type Lead = 'text' | 'tag' | 'assignee' | 'follower' | 'task'
type Build = Parameters<typeof statement<Values, never>>[0]
type Db = Parameters<Build>[0]
type The = Parameters<Build>[1]
type Tx = Parameters<Build>[2]

function leadOf({ tags, assignee, follower }: Shape): Exclude<Lead, 'text'> {
  if (tags === 'one') return 'tag'
  return assignee ? 'assignee' : follower ? 'follower' : 'task'
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

const ofProject = (db: Db, the: The, { projects }: Shape) =>
  db
    .selectFrom('task')
    .where('task.org_id', '=', the('orgId'))
    .$if(projects === 'one', (q) => q.where('task.project_id', '=', the('project') as string))

type Links = SelectQueryBuilder<Tables & { link: { task_id: string } }, 'link', object>

function linksOf(lead: 'tag' | 'assignee' | 'follower', db: Db, the: The, { projects }: Shape): Links {
  if (lead === 'tag') {
    return db
      .selectFrom('task_tag as link')
      .where('link.org_id', '=', the('orgId'))
      .where('link.tag_id', '=', the('tag') as string) as unknown as Links // both have what matters
  }
  return db
    .selectFrom('task_person as link')
    .where('link.org_id', '=', the('orgId'))
    .where('link.user_id', '=', the(lead))
    .where('link.role', '=', ROLES[lead])
    .$if(projects === 'one', (q) => q.where('link.project_id', '=', the('project') as string)) as unknown as Links
}

const tasksOf = (links: Links) =>
  links.crossJoin('task').whereRef('task.id', '=', 'link.task_id') as unknown as FromTask // it is joined

/** Those that every filter lets pass and the actor may see. */
function passing(from: FromTask, the: The, tx: Tx, shape: Shape, lead: Lead): FromTask {
  const { isOneOf, contains } = tx.engine
  let query = from.where('task.org_id', '=', the('orgId')).where('task.deleted_at', 'is', null)
  if (shape.projects === 'one') query = query.where('task.project_id', '=', the('project') as string)
  if (shape.projects === 'many') query = query.where(({ ref }) => isOneOf(ref('task.project_id'), the('project'), 'id'))
  if (shape.owner) query = query.where('task.owner_id', '=', the('owner'))
  if (shape.client) query = query.where('task.client_id', '=', the('client'))
  if (shape.parent) query = query.where('task.parent_id', '=', the('parent'))
  if (shape.states === 'one') query = query.where('task.state_id', '=', the('state') as number)
  if (shape.states === 'many') query = query.where(({ ref }) => isOneOf(ref('task.state_id'), the('state'), 'number'))
  if (shape.deadlineFrom) query = query.where('task.deadline_at', '>=', the('deadlineFrom'))
  if (shape.deadlineTo) query = query.where('task.deadline_at', '<=', the('deadlineTo'))
  if (shape.hasDeadline !== undefined)
    query = query.where('task.deadline_at', shape.hasDeadline ? 'is not' : 'is', null)
  if (shape.archived !== undefined) query = query.where('task.archived_at', shape.archived ? 'is not' : 'is', null)
  if (shape.completed !== undefined) query = query.where('task.completed_at', shape.completed ? 'is not' : 'is', null)
  if (shape.text !== 'any') query = query.where(({ ref }) => contains(ref('task.name_key'), the('text')))
  if (shape.interval) {
    query = query.where((row) =>
      row.or([
        row.and([row('task.start_at', '>=', the('from')), row('task.start_at', '<=', the('to'))]),
        row.and([row('task.deadline_at', '>=', the('from')), row('task.deadline_at', '<=', the('to'))]),
      ]),
    )
  }
  if (shape.tags !== 'any' && lead !== 'tag') {
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('task_tag')
          .select(sql.lit(1).as('one'))
          .where('task_tag.org_id', '=', the('orgId'))
          .where(({ ref, eb }) =>
            shape.tags === 'one'
              ? eb('task_tag.tag_id', '=', the('tag') as string)
              : isOneOf(ref('task_tag.tag_id'), the('tag'), 'id'),
          )
          .whereRef('task_tag.task_id', '=', 'task.id'),
      ),
    )
  }
  for (const userId of ['assignee', 'follower'] as const) {
    if (!shape[userId] || lead === userId) continue
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('task_person as mine')
          .select(sql.lit(1).as('one'))
          .where('mine.org_id', '=', the('orgId'))
          .where('mine.user_id', '=', the(userId))
          .where('mine.role', '=', ROLES[userId])
          .whereRef('mine.project_id', '=', 'task.project_id')
          .whereRef('mine.task_id', '=', 'task.id'),
      ),
    )
  }
  return query.where(seenBy(tx, the, shape.isOpen))
}

import { type Expression, type SqlBool, sql } from 'kysely'
import { accessOf, mayInProject } from '../../domain/access.ts'
import { timeOf } from '../../domain/ids.ts'
import type { Lead } from '../../domain/lead/lead.ts'
import { foundDetail } from '../../domain/lead/terms.ts'
import type { Found } from '../../domain/search/found.ts'
import { codePointLength, fold } from '../../domain/text.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx } from '../core/store.ts'
import * as leads from '../lead/leads.ts'
import { type Sight, seenBy, sight, visibleTasks } from '../task/sight.ts'
import { leadsByDetails } from './leads.ts'

/** Of words that very many names hold, only so many of the newest are looked at. */
const MOST_LOOKED_AT = 5_000
/** The least that the index knows inside of names; fewer letters are looked for in the newest ones alone. */
const TRIGRAM = 3
/** One letter begins a word of very many. */
const FEWEST_OF_DETAILS = 2

type Kind = 'task' | 'lead'
type How = 'begins' | 'holds' | 'holdsFew'
interface Row {
  id: string
  name: string
  project_id: string
  state_id: number
  client_name: string | null
}

/**
 * Tasks, or leads, that are not archived, by the folded text in their names: those that begin with it first, each part newest first;
 * after them leads by their details.
 */
export async function findTasks(tx: ReadTx, kind: Kind, text: string, limit: number): Promise<Found[]> {
  const pipelineIds = [...tx.org.projects.values()].filter((each) => each.kind === 'pipeline').map(({ id }) => id)
  if (kind === 'lead' && pipelineIds.length === 0) return []
  const { encodeBeginning, encodeSearch, encodeList } = tx.engine
  const values = { ...sight(tx), text, limit, pipelines: encodeList(pipelineIds) }
  const beginning = await statements[kind].begins(tx, { ...values, search: encodeBeginning(text) })
  const how = codePointLength(text) < TRIGRAM ? 'holdsFew' : 'holds'
  const isFull = beginning.length === limit
  const holding = isFull ? [] : await statements[kind][how](tx, { ...values, search: encodeSearch(text) })
  const begun = new Set(beginning.map(({ id }) => id))
  const named = [...beginning, ...holding.filter(({ id }) => !begun.has(id))].slice(0, limit)
  if (kind === 'task') return named.map((row) => toFound(tx, kind, row, begun.has(row.id)))

  const rows = [...named, ...(await byDetails(tx, text, named, pipelineIds, limit - named.length))]
  const found = await leads.listByTasks(tx, rows.map(({ id }) => id)) // biome-ignore format: one thought
  return rows.map((row) => toFound(tx, kind, row, begun.has(row.id), { lead: found.get(row.id), text }))
}

/** The newest of the leads that the text finds, though not by their names. */
async function byDetails(
  tx: ReadTx,
  text: string,
  named: readonly Row[],
  pipelineIds: readonly string[],
  limit: number,
): Promise<Row[]> {
  const ids = codePointLength(text) < FEWEST_OF_DETAILS ? undefined : leadsByDetails(tx, text)
  if (!ids || limit === 0) return []
  const { isOneOf, encodeList, inTime } = tx.engine
  return visibleTasks(tx)
    .select([...COLUMNS, clientName])
    .where('task.archived_at', 'is', null)
    .where(({ ref }) => inTime(ref('task.id')))
    .where('task.id', 'in', (row) =>
      row
        .selectFrom(ids.as('found'))
        .select('found.task_id')
        .orderBy('found.task_id', 'desc')
        .limit(sql.lit(MOST_LOOKED_AT)),
    )
    .where(({ ref }) => isOneOf(ref('task.project_id'), encodeList(pipelineIds), 'id'))
    .where(({ ref, not }) => not(isOneOf(ref('task.id'), encodeList(named.map(({ id }) => id)), 'id')))
    .orderBy('task.id', 'desc')
    .limit(limit)
    .execute()
}

const COLUMNS = ['task.id', 'task.name', 'task.project_id', 'task.state_id'] as const
const clientName = sql<
  string | null
>`(select c.name from client c where c.org_id = task.org_id and c.id = task.client_id)`.as('client_name')

type Values = Sight & { search: unknown; text: string; limit: number; pipelines: unknown }

const found = (kind: Kind, how: How) =>
  statement<Values, Row>((db, the, tx) => {
    const { newestTasks, contains, isOneOf, taskSearchIsOrdered } = tx.engine
    return db
      .selectFrom(
        how === 'holdsFew'
          ? newest(the('orgId')).as('found')
          : newestTasks(the('search'), the('orgId'), MOST_LOOKED_AT).as('found'),
      )
      .crossJoin('task')
      .whereRef('task.id', '=', sql.ref('found.task_id'))
      .select([...COLUMNS, clientName])
      .where('task.org_id', '=', the('orgId'))
      .where('task.deleted_at', 'is', null)
      .where('task.archived_at', 'is', null)
      .where(({ ref }) => (how === 'begins' ? begins : contains)(ref('task.name_key'), the('text')))
      .where(({ ref, not }) => {
        const isLead = isOneOf(ref('task.project_id'), the('pipelines'), 'id')
        return kind === 'lead' ? isLead : not(isLead)
      })
      .where(seenBy(tx, the))
      .$if(!taskSearchIsOrdered, (query) => query.orderBy('task.id', 'desc'))
      .limit(the('limit'))
  })

const newest = (orgId: unknown) =>
  sql<{
    task_id: string
  }>`(select id as task_id from task where org_id = ${orgId} order by id desc limit ${sql.lit(MOST_LOOKED_AT)})`

const begins = (column: Expression<unknown>, text: unknown): Expression<SqlBool> =>
  sql`substr(${column}, 1, length(cast(${text} as text))) = cast(${text} as text)`

const statements = {
  task: { begins: found('task', 'begins'), holds: found('task', 'holds'), holdsFew: found('task', 'holdsFew') },
  lead: { begins: found('lead', 'begins'), holds: found('lead', 'holds'), holdsFew: found('lead', 'holdsFew') },
}

function toFound(
  tx: ReadTx,
  kind: Kind,
  row: Row,
  begins: boolean,
  by?: { lead: Lead | undefined; text: string },
): Found {
  const { id, name: title, project_id: projectId, state_id, client_name } = row
  // Who is assigned to a task may not know of its project.
  const isProjectSeen = mayInProject(accessOf(tx.org, tx.actor.userId), 'see_project', projectId)
  const match = by?.lead && !fold(title).includes(by.text) ? foundDetail(by.lead, by.text) : undefined
  const company = by?.lead?.company || by?.lead?.contact
  const project = isProjectSeen ? tx.org.projects.get(projectId)?.name : undefined
  return {
    type: kind,
    id,
    title,
    context: [company === match?.text ? '' : company, project, client_name].filter((each) => !!each) as string[], // what is there
    ...(match && { match }),
    place: { projectId, state: tx.org.states.get(state_id)?.name ?? '' },
    begins,
    createdAt: timeOf(id),
  }
}

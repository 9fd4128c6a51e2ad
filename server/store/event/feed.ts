import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { type Action, accessOf, mayInProject } from '../../domain/access.ts'
import type { Event, EventType } from '../../domain/events.ts'
import type { ReadTx, UnscopedReadTx } from '../core/store.ts'
import type { Tables } from '../tables.ts'
import { isAboutVisibleTask } from '../task/sight.ts'

/** That something happened, without what was said and written in it, which may be long. */
export type FeedEvent = Pick<Event, 'id' | 'type' | 'actorId' | 'at' | 'projectId' | 'taskId' | 'clientId'>

interface Span {
  /** The id of the last event that is known already; null: from the first one there is. */
  after: string | null
  /** Ids of later ones that are known, too. */
  except?: readonly string[]
  limit: number
}

/**
 * What happened that the actor may know of, oldest first: of tasks it may see, those in the trash too; of projects that
 * are open to it, and how they ceased to be; of clients and people.
 *
 * @param among  the ids to choose from; absent: all there are
 */
export async function list(tx: ReadTx, { among, ...span }: Span & { among?: readonly string[] }): Promise<FeedEvent[]> {
  const { db, org, actor, engine } = tx
  const access = accessOf(org, actor.userId)
  const projectsFor = (action: Action) => [...org.projects.keys()].filter((id) => mayInProject(access, action, id))
  const isOneOf = (column: Expression<unknown>, ids: readonly string[]) =>
    engine.isOneOf(column, engine.encodeList(ids), 'id')
  let query = within(tx, db.selectFrom('event').select(COLUMNS), org.id, span).where((row) =>
    row.or([
      row.and([row('task_id', 'is not', null), isAboutVisibleTask(tx, 'event.task_id')]),
      row.and([
        row('task_id', 'is', null),
        row('project_id', 'is not', null),
        row.or([row('type', '!=', 'file.changed'), isOneOf(row.ref('project_id'), projectsFor('see_files'))]),
        row.or([row('type', '!=', 'view.changed'), isOneOf(row.ref('project_id'), [...access.taskProjectIds])]),
        row.or([
          isOneOf(row.ref('project_id'), projectsFor('see_project')),
          row.and([row('type', 'in', ['project.deleted', 'project.updated']), isLostBy(tx)]),
        ]),
      ]),
      row.and([
        row('task_id', 'is', null),
        row('project_id', 'is', null),
        row.or([row('type', '!=', 'webhook.disabled'), isOwn(tx)]),
      ]),
    ]),
  )
  if (among) query = query.where(({ ref }) => isOneOf(ref('id'), among))
  const isSeen = (id: string) => mayInProject(access, 'see_project', id)
  return (await query.execute()).map(({ type, ...event }) => {
    // A task may have been in another project then.
    const isHidden = event.taskId !== null && event.projectId !== null && !isSeen(event.projectId)
    return { ...event, type: type as EventType, ...(isHidden && { projectId: null }) } // the store writes no others
  })
}
const COLUMNS = ['id', 'type', 'at', 'actor_id as actorId', 'project_id as projectId', 'task_id as taskId', 'client_id as clientId'] as const // biome-ignore format: a list of names

/** The ids of all that happened in the organization, whoever may know of it; oldest first. */
export async function listIds(tx: UnscopedReadTx, orgId: number, span: Span): Promise<string[]> {
  const rows = await within(tx, tx.db.selectFrom('event').select('id'), orgId, span).execute()
  return rows.map(({ id }) => id)
}

function within<O>(
  { engine }: UnscopedReadTx,
  events: SelectQueryBuilder<Tables, 'event', O>,
  orgId: number,
  { after, except = [], limit }: Span,
): SelectQueryBuilder<Tables, 'event', O> {
  let query = events.where('org_id', '=', orgId).orderBy('id').limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  if (except.length === 0) return query
  return query.where(({ not, ref }) => not(engine.isOneOf(ref('id'), engine.encodeList(except), 'id')))
}

/** Whether by this event of a project the actor lost sight of it. */
const isLostBy = ({ engine, actor }: ReadTx) =>
  sql<SqlBool>`exists (select 1 from ${engine.jsonScalars(sql.ref('event.data'), 'lostBy')} as v where v.number = ${actor.userId})`

/** Whether it is of a record of the actor's own. */
const isOwn = ({ engine, actor }: ReadTx) =>
  sql<SqlBool>`exists (select 1 from ${engine.jsonScalars(sql.ref('event.data'), 'userId')} as v where v.number = ${actor.userId})`

/** The ids of the newest event of the organization and of those less than so many milliseconds before it, the newest first. */
export async function newestIds({ db }: UnscopedReadTx, orgId: number, ms: number): Promise<string[]> {
  const ofOrg = db.selectFrom('event').select('id').where('org_id', '=', orgId).orderBy('id', 'desc')
  const newest = await ofOrg.limit(1).executeTakeFirst()
  if (!newest) return []
  const since = String(BigInt(newest.id) - (BigInt(ms) << 22n)) // as ids hold milliseconds
  return (await ofOrg.where('id', '>', since).execute()).map(({ id }) => id)
}

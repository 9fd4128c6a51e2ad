import { type Expression, type SqlBool, sql } from 'kysely'
import { type Action, accessOf, mayInProject } from '../../domain/access.ts'
import type { Event } from '../../domain/events.ts'
import type { ReadTx } from '../core/store.ts'
import { isAboutVisibleTask } from '../task/sight.ts'
import { toEvent } from './events.ts'

/**
 * What happened that the actor may know of, oldest first: of tasks it may see, those in the trash too; of projects that
 * are open to it, and how they ceased to be; of clients and people.
 *
 * @param after  the id of the last event that it has already; null: from the first one there is
 * @param except  ids of later ones that it has, too
 */
export async function list(
  tx: ReadTx,
  { after, except = [], limit }: { after: string | null; except?: readonly string[]; limit: number },
): Promise<Event[]> {
  const { db, org, actor, engine } = tx
  const access = accessOf(org, actor.userId)
  const projectsFor = (action: Action) => [...org.projects.keys()].filter((id) => mayInProject(access, action, id))
  const isOneOf = (column: Expression<unknown>, ids: string[]) => engine.isOneOf(column, engine.encodeList(ids), 'id')
  let query = db
    .selectFrom('event')
    .selectAll()
    .where('org_id', '=', org.id)
    .where((row) =>
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
        row.and([row('task_id', 'is', null), row('project_id', 'is', null)]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  if (except.length > 0) {
    query = query.where(({ not, ref }) => not(engine.isOneOf(ref('id'), engine.encodeList(except), 'id')))
  }
  const isSeen = (id: string) => mayInProject(access, 'see_project', id)
  return (await query.execute()).map(toEvent).map((event) =>
    // A task may have been in another project then.
    event.taskId !== null && event.projectId !== null && !isSeen(event.projectId)
      ? { ...event, projectId: null }
      : event,
  )
}

/** Whether by this event of a project the actor lost sight of it. */
const isLostBy = ({ engine, actor }: ReadTx) =>
  sql<SqlBool>`exists (select 1 from ${engine.jsonScalars(sql.ref('event.data'), 'lostBy')} as v where v.number = ${actor.userId})`

/** The ids of the newest event of the organization and of those less than so many milliseconds before it, the newest first. */
export async function newestIds({ db, org }: ReadTx, ms: number): Promise<string[]> {
  const ofOrg = db.selectFrom('event').select('id').where('org_id', '=', org.id).orderBy('id', 'desc')
  const newest = await ofOrg.limit(1).executeTakeFirst()
  if (!newest) return []
  const since = String(BigInt(newest.id) - (BigInt(ms) << 22n)) // as ids hold milliseconds
  return (await ofOrg.where('id', '>', since).execute()).map(({ id }) => id)
}

import { accessOf } from '../../domain/access.ts'
import { notFound } from '../../domain/errors.ts'
import { isRecordId } from '../../domain/ids.ts'
import type { View, ViewKind } from '../../domain/view/view.ts'
import type { ReadTx, WriteTx } from '../core/store.ts'
import type { SavedViewRow } from '../tables.ts'

/** One's own, and those that are shared in projects whose tasks one sees; of a project that one does not see none. */
function visible({ db, engine, org, actor }: ReadTx) {
  const projectIds = engine.encodeList(accessOf(org, actor.userId).taskProjectIds)
  return db
    .selectFrom('saved_view')
    .where('saved_view.org_id', '=', org.id)
    .where((row) => row.or([row('saved_view.author_id', '=', actor.userId), row('saved_view.shared', '=', 1)]))
    .where((row) =>
      row.or([
        row('saved_view.project_id', 'is', null),
        engine.isOneOf(row.ref('saved_view.project_id'), projectIds, 'id'),
      ]),
    )
}

/** Oldest first. @param projectId  those of the project, and those for all projects */
export async function list(tx: ReadTx, projectId?: string): Promise<View[]> {
  let query = visible(tx).selectAll('saved_view').orderBy('saved_view.id')
  if (projectId !== undefined) {
    query = query.where((row) =>
      row.or([row('saved_view.project_id', '=', projectId), row('saved_view.project_id', 'is', null)]),
    )
  }
  return (await query.execute()).map(toView)
}

/** How many are the actor's, wherever they are. */
export async function count({ db, org, actor }: ReadTx): Promise<number> {
  const row = await db
    .selectFrom('saved_view')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('org_id', '=', org.id)
    .where('author_id', '=', actor.userId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Held against other writers until the transaction ends. */
export async function lock(tx: WriteTx, id: string): Promise<View> {
  const query = visible(tx)
    .selectAll('saved_view')
    .where('saved_view.id', '=', isRecordId(id) ? id : '0')
  const row = await tx.engine.lockRows(query, 'saved_view').executeTakeFirst()
  if (!row) throw notFound('view')
  return toView(row)
}

export async function insert(tx: WriteTx, view: View): Promise<void> {
  const { id, authorId, createdAt } = view
  await tx.db
    .insertInto('saved_view')
    .values({ org_id: tx.org.id, id, author_id: authorId, created_at: createdAt, ...toRow(view) })
    .execute()
}

export async function update(tx: WriteTx, view: View): Promise<void> {
  await tx.db
    .updateTable('saved_view')
    .set(toRow(view))
    .where('org_id', '=', tx.org.id)
    .where('id', '=', view.id)
    .execute()
}

export async function remove(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('saved_view').where('org_id', '=', tx.org.id).where('id', '=', id).execute()
}

const toView = (row: SavedViewRow): View => ({
  id: row.id,
  authorId: row.author_id,
  projectId: row.project_id,
  kind: row.kind as ViewKind, // the store writes no others
  name: row.name,
  isShared: row.shared === 1,
  settings: JSON.parse(row.settings),
  createdAt: row.created_at,
})

const toRow = ({ projectId, kind, name, isShared, settings }: View) => ({
  project_id: projectId,
  kind,
  name,
  shared: isShared ? 1 : 0,
  settings: JSON.stringify(settings),
})

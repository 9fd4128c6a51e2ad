import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { accessOf } from '../../domain/access.ts'
import { SYSTEM_USER_ID } from '../../domain/people/actor.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx } from '../core/store.ts'
import type { Tables } from '../tables.ts'

export const ROLE = { assignee: 1, follower: 2 } as const
export const assigneeRole = sql.lit(ROLE.assignee) // as a literal: SQLite takes the partial index for nothing else
export const followerRole = sql.lit(ROLE.follower)
export const ROLES = { assignee: assigneeRole, follower: followerRole }

export type Sight = { orgId: number; userId: number; isSystem: number; projectIds: unknown }

/** The values of `seenBy`'s parameters. */
export const sight = ({ engine, org, actor }: ReadTx): Sight => {
  const access = accessOf(org, actor.userId)
  const isSystem = actor.userId === SYSTEM_USER_ID ? 1 : 0
  return { orgId: org.id, userId: actor.userId, isSystem, projectIds: engine.encodeList(access.taskProjectIds) }
}

type AboutTask = ExpressionBuilder<Tables, 'task'>
type Param = <K extends keyof Sight>(name: K) => Sight[K]

/**
 * Which tasks a user may see: those of a project that is open to them, unless private; and, wherever they are, those they own or
 * are assigned to. Following opens a private task, but not a project.
 *
 * @param isOpen  whether their project is open to the user, where all of them are of one: it need not be asked of each
 */
export const seenBy = (tx: Pick<ReadTx, 'engine'>, the: Param, isOpen?: boolean) => (row: AboutTask) => {
  const hasRole = (role: typeof assigneeRole | typeof followerRole) =>
    row.exists(
      row
        .selectFrom('task_person as person')
        .select(sql.lit(1).as('one'))
        .whereRef('person.org_id', '=', 'task.org_id')
        .where('person.user_id', '=', the('userId'))
        .where('person.role', '=', role)
        .whereRef('person.project_id', '=', 'task.project_id')
        .whereRef('person.task_id', '=', 'task.id'),
    )
  const inOpenProject =
    isOpen === undefined
      ? tx.engine.isOneOf(row.ref('task.project_id'), the('projectIds'), 'id')
      : sql<SqlBool>`${sql.lit(isOpen ? 1 : 0)} = 1`
  return row.or([
    row.and([row('task.private', '=', sql.lit(0)), inOpenProject]),
    row('task.owner_id', '=', the('userId')),
    hasRole(assigneeRole),
    row.and([inOpenProject, hasRole(followerRole)]),
    sql<boolean>`${the('isSystem')} = 1`,
  ])
}

/** The tasks that the actor may see. What other nouns ask of tasks starts here, too. */
export function visibleTasks(tx: ReadTx): SelectQueryBuilder<Tables, 'task', object> {
  const values = sight(tx)
  return tx.db
    .selectFrom('task')
    .where('task.org_id', '=', values.orgId)
    .where('task.deleted_at', 'is', null)
    .where(seenBy(tx, (name) => values[name]))
}

/** Those of the ids that the actor may see; or might, before they went to the trash. */
export async function visibleEvenDeleted(tx: ReadTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await evenDeleted(tx, { ...sight(tx), ids: tx.engine.encodeList(ids) })
  return new Set(rows.map(({ id }) => id))
}

const evenDeleted = statement<Sight & { ids: unknown }, { id: string }>((db, the, tx) =>
  db
    .selectFrom('task')
    .select('task.id')
    .where('task.org_id', '=', the('orgId'))
    .where(({ ref }) => tx.engine.isOneOf(ref('task.id'), the('ids'), 'id'))
    .where(seenBy(tx, the)),
)

/** Whether the actor may see the task that a row of another table is about; or might, before it went to the trash. */
export function isAboutVisibleTask(tx: ReadTx, taskId: string): RawBuilder<SqlBool> {
  const values = sight(tx)
  const found = tx.db
    .selectFrom('task')
    .select(sql.lit(1).as('one'))
    .where('task.org_id', '=', values.orgId)
    .where('task.id', '=', sql.ref<string>(taskId))
    .where(seenBy(tx, (name) => values[name]))
  return sql<SqlBool>`exists ${found}`
}

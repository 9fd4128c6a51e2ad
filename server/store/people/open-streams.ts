import type { Actor } from '../../domain/people/actor.ts'
import type { ReadTx, UnscopedWriteTx } from '../core/store.ts'

type Person = Pick<Actor, 'orgId' | 'userId'>

/** A person has the app open, at this node. */
export async function insert(tx: UnscopedWriteTx, { orgId, userId }: Person, node: number): Promise<void> {
  await tx.db
    .insertInto('open_stream')
    .values({ org_id: orgId, user_id: userId, node })
    .onConflict((conflict) => conflict.columns(['org_id', 'user_id', 'node']).doNothing())
    .execute()
}

export async function remove(tx: UnscopedWriteTx, { orgId, userId }: Person, node: number): Promise<void> {
  await tx.db
    .deleteFrom('open_stream')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .where('node', '=', node)
    .execute()
}

/** Whether the actor has the app open anywhere: at a node that lives. */
export async function isOpen(tx: ReadTx): Promise<boolean> {
  const row = await tx.db
    .selectFrom('open_stream')
    .innerJoin('node_lease', 'node_lease.node', 'open_stream.node')
    .select('open_stream.node')
    .where('org_id', '=', tx.org.id)
    .where('user_id', '=', tx.actor.userId)
    .where('node_lease.expires_at', '>', tx.now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

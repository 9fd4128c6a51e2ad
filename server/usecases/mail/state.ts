import type { Actor } from '../../domain/people/actor.ts'
import type { Store, WriteTx } from '../../store/core/store.ts'
import * as state from '../../store/job/mail-state.ts'

/**
 * Writes down for the managers how mail goes.
 *
 * @param error  null: a mail has gone out
 * @param also  done in the same transaction
 */
export async function noteOutcome(
  store: Store,
  actor: Actor,
  error: unknown,
  also?: (tx: WriteTx) => Promise<unknown>,
): Promise<void> {
  await store.write(actor, async (tx) => {
    await also?.(tx)
    await state.note(tx, error === null ? null : error instanceof Error ? error.message : String(error))
  })
}

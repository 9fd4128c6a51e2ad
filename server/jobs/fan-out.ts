import { setTimeout as sleep } from 'node:timers/promises'
import { systemActor } from '../domain/people/actor.ts'
import * as webhookEvents from '../store/webhook/events.ts'
import { fanOut } from '../usecases/webhook/fan-out.ts'
import type { JobContext } from './job.ts'
import { webhookPace } from './pace.ts'

const AGAIN_MS = 20
/** A row costs about so much of a turn. */
const ROWS_A_TURN = 20

/** Gives webhooks their deliveries of all that has happened. */
export async function fanOutAll({ store, webhookBodies }: JobContext, end?: AbortSignal): Promise<void> {
  for (const orgId of await store.readUnscoped(webhookEvents.waitingOrganizations)) {
    for (;;) {
      if (end?.aborted) return
      const { count, isMore } = await store.write(systemActor(orgId), (tx) => fanOut(tx, webhookBodies.make))
      if (!isMore) break
      await webhookPace.turn(count / ROWS_A_TURN)
      if (count === 0) await sleep(AGAIN_MS) // another process is at it
    }
  }
}

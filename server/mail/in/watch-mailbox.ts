import { setTimeout as sleep } from 'node:timers/promises'
import { Refused } from '../../domain/errors.ts'
import type { MailboxState, MailTrouble } from '../../domain/mail/mailbox.ts'
import { systemActor } from '../../domain/people/actor.ts'
import type { Log } from '../../log.ts'
import * as watch from '../../store/mailbox/watch.ts'
import { NotHeld } from '../../usecases/mail/take-in.ts'
import { record } from '../../usecases/record.ts'
import { inTrouble, MailboxTrouble, openImap } from '../connect.ts'
import { fetchNew, HELD_MS, type Held, type MailRoom } from './fetch.ts'

/** Where the server does not call, or its call was lost. */
const LOOK_EVERY_MS = 60_000
const KEEP_EVERY_MS = 20_000
/** After each failure in a row; a wrong password is not tried so often that the account is locked. */
const AGAIN_MS = [2_000, 10_000, 30_000, 60_000, 300_000]

/** Watches a mailbox that this process holds, until it is told to end or loses it. Never throws. */
export async function watchMailbox(room: MailRoom, held: Held, log: Log, end: AbortSignal): Promise<void> {
  for (let failures = 0; !end.aborted; ) {
    const lost = new AbortController()
    const keeping = setInterval(() => {
      void room.store
        .writeUnscoped((tx) => watch.keep(tx, { orgId: held.orgId, id: held.mailbox.id }, held.holder, HELD_MS))
        .then((isHeld) => isHeld || lost.abort())
        .catch(() => {}) // the database is away; what is taken in meanwhile asks again whose the mailbox is
    }, KEEP_EVERY_MS)
    try {
      await watchOnce(room, held, AbortSignal.any([end, lost.signal]), () => {
        failures = 0
      })
      if (lost.signal.aborted) return
    } catch (error) {
      if (error instanceof NotHeld) return
      const trouble = troubleOf(error)
      if (end.aborted || trouble === null) return
      log.warn({ mailbox: held.mailbox.id, org: held.orgId, err: error }, 'a mailbox cannot be read; it is tried again')
      await note(room, held, { state: 'error', trouble, isSeen: false }).catch(() => {})
      const waitMs = AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)] as number // it is within the list
      await sleep(waitMs, undefined, { signal: AbortSignal.any([end, lost.signal]) }).catch(() => {})
      if (lost.signal.aborted) return
    } finally {
      clearInterval(keeping)
    }
  }
}

async function watchOnce(room: MailRoom, held: Held, end: AbortSignal, isWell: () => void): Promise<void> {
  const client = await openImap(held.mailbox, { ...room, orgId: held.orgId })
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  const stop = () => client.close()
  end.addEventListener('abort', stop, { once: true })
  try {
    while (!end.aborted && client.usable) {
      const arrived = new Promise<void>((resolve) => client.once('exists', () => resolve()))
      await fetchNew(room, held, client, end)
      await note(room, held, { state: 'ok', trouble: null, isSeen: true })
      isWell()
      void client.idle().catch(() => {}) // any command of ours ends it
      const enough = new AbortController()
      await Promise.race([arrived, closed, sleep(LOOK_EVERY_MS, undefined, { signal: enough.signal }).catch(() => {})])
      enough.abort()
    }
    if (!end.aborted) throw new MailboxTrouble({ server: 'imap', code: 'not_reached', said: '' })
  } finally {
    end.removeEventListener('abort', stop)
    client.close()
  }
}

async function note(
  { store }: MailRoom,
  { orgId, mailbox: { id, projectId }, holder }: Held,
  how: { state: MailboxState; trouble: MailTrouble | null; isSeen: boolean },
): Promise<void> {
  await store.write(systemActor(orgId), async (tx) => {
    const isOther = await watch.noteState(tx, id, holder, how)
    if (isOther) await record(tx, { type: 'mailbox.updated', projectId, data: { mailboxId: id } })
  })
}

/** Null: it is our database that is in trouble, which says so elsewhere. */
function troubleOf(error: unknown): MailTrouble | null {
  if (error instanceof Refused) {
    if (error.code === 'storage_full' || error.code === 'storage_unavailable')
      return { server: null, code: 'no_room', said: '' }
    return error.kind === 'unavailable'
      ? { server: null, code: 'other', said: error.message }
      : { server: null, code: 'other', said: '' }
  }
  return inTrouble('imap', error).trouble
}

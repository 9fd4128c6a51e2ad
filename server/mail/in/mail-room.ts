import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Log } from '../../log.ts'
import * as mailboxes from '../../store/mailbox/mailboxes.ts'
import * as watch from '../../store/mailbox/watch.ts'
import { HELD_MS, type MailRoom } from './fetch.ts'
import { openMailReader } from './read-mail.ts'
import { openTurns } from './turns.ts'
import { watchMailbox } from './watch-mailbox.ts'

/** Other processes on a SQLite file cannot call, and who held a mailbox may be gone. */
const LOOK_EVERY_MS = 5_000
/** Each has a message of up to some hundred KiB in memory, whatever its length. */
const MOST_AT_ONCE = 2

type Options = Omit<MailRoom, 'reader' | 'turns'> & { readonly log: Log; readonly config: { readonly data: string } }

/** Watches the mailboxes that no other process watches, each with a connection of its own. */
export function openMailRoom(options: Options) {
  const { store, log, config } = options
  const room: MailRoom = {
    ...options,
    reader: openMailReader(join(config.data, 'files', 'incoming')),
    turns: openTurns(MOST_AT_ONCE),
  }
  const watching = new Map<string, { end: AbortController; done: Promise<void>; isHeld: () => Promise<boolean> }>()
  let isStopped = false
  let looking: Promise<void> | undefined
  let lookAgain = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const found = await store.readUnscoped(mailboxes.listActive)
    const ids = new Set(found.map(({ orgId, mailbox }) => `${orgId} ${mailbox.id}`))
    for (const [key, { end }] of watching) if (!ids.has(key)) end.abort()
    for (const { orgId, mailbox } of found) {
      const key = `${orgId} ${mailbox.id}`
      if (isStopped || watching.has(key)) continue
      const holder = randomUUID()
      const place = { orgId, id: mailbox.id }
      const cursor = await store.writeUnscoped((tx) => watch.hold(tx, place, holder, HELD_MS))
      if (!cursor) continue
      const end = new AbortController()
      const done = watchMailbox(room, { orgId, mailbox, holder }, log, end.signal)
        .catch((error) => log.error({ err: error, mailbox: mailbox.id }, 'a mailbox is watched no more'))
        .then(() => store.writeUnscoped((tx) => watch.letGo(tx, place, holder)))
        .catch(() => {}) // what it held ends by itself
        .then(() => {
          watching.delete(key)
          wake()
        })
      watching.set(key, {
        end,
        done,
        isHeld: () => store.writeUnscoped((tx) => watch.keep(tx, place, holder, HELD_MS)),
      })
    }
  }

  function wake(): void {
    if (isStopped) return
    clearTimeout(timer)
    lookAgain = looking !== undefined
    looking ??= look()
      .catch((error) => log.warn({ err: error }, 'the mailboxes cannot be looked for; it goes on trying'))
      .finally(() => {
        looking = undefined
        if (!isStopped) timer = setTimeout(wake, lookAgain ? 0 : LOOK_EVERY_MS)
      })
  }

  store.onCommit('mailboxes', () => {
    for (const { end, isHeld } of watching.values())
      void isHeld().then(
        (held) => held || end.abort(), // it was changed: it is taken anew
        () => {},
      )
    wake()
  })
  wake()

  return {
    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(timer)
      await looking
      for (const { end } of watching.values()) end.abort()
      await Promise.all([...watching.values()].map(({ done }) => done))
      room.reader.stop()
    },
  }
}

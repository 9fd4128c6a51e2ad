import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import type { Mailbox } from '../../domain/mail/mailbox.ts'
import { readReplyToken } from '../../domain/mail/reply-token.ts'
import { systemActor } from '../../domain/people/actor.ts'
import type { Received } from '../../files/inbox.ts'
import type { FileStorage } from '../../files/storage.ts'
import { keep } from '../../files/uploads.ts'
import { counter } from '../../metrics.ts'
import type { Store } from '../../store/core/store.ts'
import * as messages from '../../store/mail/messages.ts'
import * as watch from '../../store/mailbox/watch.ts'
import { addFile } from '../../usecases/file/files.ts'
import { NotHeld, takeIn } from '../../usecases/mail/take-in.ts'
import type { MailKeys } from '../connect.ts'
import { ownSenderOf } from '../sender.ts'
import type { MailReader } from './read-mail.ts'
import type { Turns } from './turns.ts'

export interface MailRoom {
  readonly store: Store
  readonly storage: FileStorage
  readonly mailKeys: MailKeys
  readonly config: {
    readonly storageQuotaBytes: number | null
    readonly mailFrom: string | null
    readonly url: string | null
    readonly mailPrivate: boolean
    readonly smtpUrl: string | null
  }
  readonly reader: MailReader
  /** How many messages are fetched at once, of all mailboxes. */
  readonly turns: Turns
}

/** A mailbox that this process watches. */
export interface Held {
  readonly orgId: number
  readonly mailbox: Mailbox
  readonly holder: string
}

const CHUNK_BYTES = 128 * 1024
/** What is larger is no mail. */
const MOST_BYTES = 200 * 1024 ** 2
const LATER_MS = 86_400_000

const taken = counter('cuboid_mails_taken_in_total', 'Mails that arrived in mailboxes, by what came of them.')

/** Takes in all that is new in the folder, one message after the other, and marks it as seen. */
export async function fetchNew(room: MailRoom, held: Held, client: ImapFlow, end: AbortSignal): Promise<void> {
  const { store } = room
  const place = { orgId: held.orgId, id: held.mailbox.id }
  const cursor = await store.writeUnscoped((tx) => watch.hold(tx, place, held.holder, HELD_MS))
  if (!cursor || !client.mailbox) throw new NotHeld()
  const { uidNext } = client.mailbox
  const uidValidity = String(client.mailbox.uidValidity)
  const isFirstLook = cursor.lastUid === null || cursor.uidValidity !== uidValidity
  for (const uid of await newUids(cursor, isFirstLook, client)) {
    if (end.aborted) return
    await room.turns.take(() => fetchOne(room, held, client, uid, isFirstLook ? null : { uidValidity, lastUid: uid }))
  }
  if (!isFirstLook) return
  const at = { uidValidity, lastUid: uidNext - 1 }
  const isHeld = await store.write(systemActor(held.orgId), (tx) => watch.advance(tx, place.id, held.holder, at))
  if (!isHeld) throw new NotHeld()
}

/**
 * Those after the last that was taken in. At the first look into a folder, and when its numbers are not what they were,
 * those that nobody has seen, and what arrived since shortly before we last looked: what is known by its Message-ID makes
 * nothing again, and what people had read before the mailbox was set up stays theirs.
 */
async function newUids(
  { lastUid, lastSeenAt }: watch.Cursor,
  isFirstLook: boolean,
  client: ImapFlow,
): Promise<number[]> {
  const unseen = { seen: false }
  const since = { since: new Date((lastSeenAt ?? 0) - LATER_MS) }
  const query = isFirstLook
    ? lastSeenAt === null
      ? unseen
      : { or: [unseen, since] }
    : { uid: `${(lastUid ?? 0) + 1}:*` }
  const found = (await client.search(query, { uid: true })) || []
  return found.filter((uid) => isFirstLook || uid > (lastUid ?? 0)).sort((a, b) => a - b)
}
export const HELD_MS = 60_000

/** @param at  how far the folder is read with it; null: only the end of the first look says so */
async function fetchOne(
  room: MailRoom,
  held: Held,
  client: ImapFlow,
  uid: number,
  at: { uidValidity: string; lastUid: number } | null,
): Promise<void> {
  const { store, storage, reader } = room
  const actor = systemActor(held.orgId)
  const head = await client.fetchOne(String(uid), { uid: true, headers: ['message-id'] }, { uid: true })
  if (!head) return // deleted meanwhile
  const messageId = /^message-id:\s*(<[^<>\r\n]{1,890}>)/im.exec(head.headers?.toString('latin1') ?? '')?.[1]
  const isKnown =
    messageId && (await store.read(actor, (tx) => messages.isKnown(tx, messages.messageKey(messageId, ''))))
  if (isKnown) {
    taken({ outcome: 'known' }).value++
    const isHeld = await store.write(actor, (tx) => watch.advance(tx, held.mailbox.id, held.holder, at))
    if (!isHeld) throw new NotHeld()
  } else {
    const download = await client.download(String(uid), undefined, {
      uid: true,
      chunkSize: CHUNK_BYTES,
      maxBytes: MOST_BYTES,
    })
    if (!download.content) return
    const original = await storage.inbox.receive(Readable.from(download.content))
    const kept: Received[] = [original]
    try {
      const { recipients, attachments, ...mail } = await reader.read(original.path)
      kept.push(...attachments.map(({ received }) => received))
      const fileIds: string[] = []
      const files = [...attachments, { name: 'message.eml', received: original }]
      for (const { name, received } of files) fileIds.push(await keepFile(room, held.orgId, name, received))
      const addresses = [...mail.to, ...mail.cc].map(({ emailAddress }) => emailAddress)
      const tokens = [...recipients, ...addresses].map((to) =>
        readReplyToken(room.mailKeys.marks, /\+([^+@]+)@/.exec(to)?.[1] ?? ''),
      )
      const token = tokens.find((found) => found?.orgId === held.orgId)
      const arrived = {
        ...mail,
        fileIds: [...fileIds.slice(-1), ...fileIds.slice(0, -1)],
        sha256: original.sha256,
        token,
      }
      const arrival = { ...held, at, ownSender: ownSenderOf(room.config) }
      const outcome = await store.write(actor, (tx) => takeIn(tx, arrived, arrival))
      taken({ outcome }).value++
    } finally {
      for (const received of kept) await storage.inbox.discard(received)
    }
  }
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }).catch(() => {}) // a folder that cannot be written
}

/** An upload by the system actor. It is attached to a task soon, or the daily sweep removes it. */
const keepFile = (
  { store, storage, config }: MailRoom,
  orgId: number,
  name: string,
  received: Received,
): Promise<string> => {
  const quotaBytes = config.storageQuotaBytes
  const actor = systemActor(orgId)
  return keep({ store, storage, quotaBytes }, actor, received, (expected) =>
    store.write(actor, async (tx) => (await addFile(tx, expected, { ...received, name }, quotaBytes)).id),
  )
}

import { statesOf } from '../domain/project/project.ts'
import type { WriteTx } from '../store/core/store.ts'
import * as events from '../store/event/events.ts'
import * as jobs from '../store/job/queue.ts'
import * as messages from '../store/mail/messages.ts'
import * as watch from '../store/mailbox/watch.ts'
import * as mail from '../store/notification/mail.ts'
import * as notifications from '../store/notification/notifications.ts'
import { noteStatus } from '../usecases/mail/send-post.ts'
import { takeIn } from '../usecases/mail/take-in.ts'
import { createMailbox, editMailbox } from '../usecases/mailbox/mailboxes.ts'
import { post } from '../usecases/task/posts.ts'
import { changeState } from '../usecases/task/state.ts'
import { DAY_MS } from './calendar.ts'
import type { Agency } from './found.ts'
import { CONVERSATIONS, type Conversation } from './mail-words.ts'
import type { Moment } from './moment.ts'

const ADDRESS = 'support@lale.example'
const HOLDER = 'seed'
const HOUR_MS = 3_600_000

/** The support desk's mailbox and what came of it, by the use cases that real mails go by. It is switched off, and nothing is sent. */
export async function addConversations(
  tx: WriteTx,
  agency: Agency,
  moment: Moment,
  { count, now }: { count: number; now: number },
): Promise<void> {
  const desk = agency.projects.find(({ plan }) => plan.trade === 'support')
  const elif = agency.people.get('elif')
  if (!desk || elif === undefined || count === 0) return
  const as = (at: number, userId: number) => Object.assign(tx, moment.at(at, userId))
  const shown = [...CONVERSATIONS.slice(-count)].sort((a, b) => b.daysAgo - a.daysAgo)
  const opened = now - ((shown[0]?.daysAgo ?? 0) + 1) * DAY_MS
  const server = { host: 'imap.lale.example', port: 993, security: 'tls' as const, user: ADDRESS }
  const rules = { mayBePrivate: false, seal: () => 'demo' }
  const mailbox = await createMailbox(
    as(opened, elif),
    {
      ...{ name: 'Lale support', address: ADDRESS, projectId: desk.project.id, isActive: true, takesReplies: true },
      imap: { ...server, folder: 'INBOX', password: 'demo' },
      smtp: { ...server, host: 'smtp.lale.example', port: 465, password: 'demo' },
      assigneeIds: [agency.people.get('deniz') as number], // one of the agency
      tagIds: desk.tagIds.slice(1, 2),
      autoReply: null,
    },
    rules,
  )
  for (const conversation of shown) {
    const begin = now - conversation.daysAgo * DAY_MS
    await watch.hold(as(begin, 0), { orgId: tx.org.id, id: mailbox.id }, HOLDER, DAY_MS)
    await replay(as, conversation, begin, { agency, mailbox, desk })
  }
  const last = moment.now
  await editMailbox(as(last, elif), mailbox.id, { isActive: false }, rules)
  for (const userId of agency.people.values()) {
    const own = as(last, userId)
    await mail.takeUnmailed(own) // a demo writes to nobody
    await mail.endRun(own)
    await jobs.cancel(own, `gather-news:${userId}`)
  }
}

async function replay(
  as: (at: number, userId: number) => WriteTx,
  { client, subject, state, pace, turns }: Conversation,
  begin: number,
  {
    agency,
    mailbox,
    desk,
  }: { agency: Agency; mailbox: Awaited<ReturnType<typeof createMailbox>>; desk: Agency['projects'][number] },
): Promise<void> {
  const { name, emailAddress } = writerOf(agency, client)
  const ids: string[] = []
  let taskId = ''
  for (const [i, turn] of turns.entries()) {
    const tx = as(begin + i * pace * HOUR_MS, turn.by === 'client' ? 0 : (agency.people.get(turn.by) as number)) // one of the agency
    if (turn.by === 'client') {
      const messageId = `<${begin}.${i}@${emailAddress.split('@')[1]}>`
      const arrived = {
        ...{ from: { name, emailAddress }, to: [{ name: '', emailAddress: ADDRESS }], cc: [], messageId, subject },
        ...{ text: turn.text, fileIds: [], isAutomatic: false, sha256: '', token: undefined, references: [...ids] },
      }
      await takeIn(tx, arrived, { mailbox, holder: HOLDER, at: null, ownSender: '' })
      ids.push(messageId)
      taskId ||= (await messages.taskOf(tx, [messageId])) ?? ''
    } else {
      const said = await post(tx, taskId, { content: turn.text, clientCanSee: !turn.isInside })
      if (turn.isInside) continue
      await jobs.cancel(tx, `send post ${said.id}`)
      const sent = await events.getActivity(tx, taskId, said.id)
      await noteStatus(tx, sent as Parameters<typeof noteStatus>[1], 'sent') // it was posted just now
    }
  }
  const found = state && statesOf(agency.org, desk.project).find((each) => each.name === state)
  const end = begin + turns.length * pace * HOUR_MS
  const tx = as(end, agency.people.get('deniz') as number)
  if (found) await changeState(tx, taskId, { stateId: found.id })
  if (state === 'Solved')
    for (const userId of agency.people.values()) await notifications.setAllRead(as(end, userId), taskId)
}

/** The client's first contact, or the client. */
function writerOf({ clients }: Agency, client: string) {
  const found = clients.find(({ name }) => name === client)
  const [contact] = found?.contacts ?? []
  return { name: contact?.name ?? client, emailAddress: contact?.email ?? 'somebody@elsewhere.example' }
}

import type { Mailbox } from '../../domain/mail/mailbox.ts'
import { type EmailPerson, isPlainAddress } from '../../domain/mail/person.ts'
import type { Project } from '../../domain/project/project.ts'
import type { Task } from '../../domain/task/task.ts'
import { keyOf } from '../../domain/text.ts'
import * as clients from '../../store/client/clients.ts'
import type { ReadTx } from '../../store/core/store.ts'
import * as events from '../../store/event/events.ts'
import * as leads from '../../store/lead/leads.ts'
import * as messages from '../../store/mail/messages.ts'
import * as mailboxes from '../../store/mailbox/mailboxes.ts'

/** How a comment on a task would go out as a mail. */
export interface WayOut {
  /** Undefined: there is none to send it by. */
  readonly mailbox: Mailbox | undefined
  /** Whom it would answer; empty: nobody has written, and whoever sends it says to whom. */
  readonly to: readonly EmailPerson[]
  readonly cc: readonly EmailPerson[]
  readonly subject: string
  /** Whom one may mean: the lead's contact, the client and its contacts. */
  readonly known: readonly EmailPerson[]
}

const MOST_RECIPIENTS = 100
const MOST_KNOWN = 50

export async function wayOut(tx: ReadTx, task: Task): Promise<WayOut> {
  const latest = await messages.latestOf(tx, task.id)
  const mailbox = await mailboxFor(tx, task, latest)
  const subject = latest?.subject || task.name
  return { mailbox, ...(await answered(tx, task, latest)), subject, known: await knownOf(tx, task) }
}

async function knownOf(tx: ReadTx, { id, clientId }: Task): Promise<EmailPerson[]> {
  const lead = (await leads.listByTasks(tx, [id])).get(id)
  const ids = clientId === null ? [] : [clientId]
  const [client] = ids.length > 0 ? await clients.listMatching(tx, { ids, nameKeys: [], emails: [] }) : []
  const people = [
    { name: lead?.contact ?? '', email: lead?.email ?? '' },
    ...(client ? [{ name: client.name, email: client.email }, ...client.contacts] : []),
  ]
  const byKey = new Map(
    people
      .filter(({ email }) => isPlainAddress(email))
      .map(({ name, email }) => [keyOf(email), { name, emailAddress: email }]),
  )
  return [...byKey.values()].slice(0, MOST_KNOWN)
}

/** The mailbox of the thread, else the nearest one of the project or of those above it. */
export async function mailboxFor(
  tx: ReadTx,
  task: Pick<Task, 'projectId'>,
  latest: messages.MailMessage | undefined,
): Promise<Mailbox | undefined> {
  const all = (await mailboxes.list(tx)).sort((a, b) => Number(b.isActive) - Number(a.isActive))
  const ofThread = all.find(({ id }) => id === latest?.mailboxId)
  if (ofThread) return ofThread
  let level = [task.projectId]
  for (const seen = new Set<string>(); level.length > 0; ) {
    const found = all.find(({ projectId }) => level.includes(projectId))
    if (found) return found
    for (const id of level) seen.add(id)
    const above = level
      .map((id) => tx.org.projects.get(id))
      .filter((project): project is Project => project !== undefined)
    level = above.flatMap(({ parentIds }) => parentIds).filter((id) => !seen.has(id))
  }
  return undefined
}

/** Who wrote last, and who had a copy; never ourselves. Where nobody wrote yet, those whom we wrote to. */
export async function answered(tx: ReadTx, task: Pick<Task, 'id'>, latest: messages.MailMessage | undefined) {
  const activity = latest?.eventId ? await events.findActivity(tx, task.id, latest.eventId) : undefined
  const details = activity && 'emailDetails' in activity.data ? activity.data.emailDetails : undefined
  if (!details) return { to: [], cc: [] }
  const own = await mailboxes.addressKeys(tx)
  const seen = new Set<string>()
  const fresh = ({ emailAddress }: EmailPerson) => {
    const key = keyOf(emailAddress.replace(/\+[^@]*@/, '@'))
    if (own.has(key) || seen.has(key) || seen.size >= MOST_RECIPIENTS || !isPlainAddress(emailAddress)) return false
    seen.add(key)
    return true
  }
  if (latest?.direction === 'out') return { to: details.to.filter(fresh), cc: details.cc.filter(fresh) }
  return { to: [details.from].filter(fresh), cc: [...details.to, ...details.cc].filter(fresh) }
}

import type { Mailbox, MailTrouble } from '../domain/mail/mailbox.ts'
import { inTrouble, MailboxTrouble, type MailContext, openImap, openSmtp } from './connect.ts'

const MOST_MS = 20_000

/** Signs in to both servers of a mailbox; null: all is well. Nothing is changed there or here. */
export async function checkMailbox(mailbox: Mailbox, context: MailContext): Promise<MailTrouble | null> {
  const troubles = await Promise.all([
    tried('imap', checkImap(mailbox, context)),
    tried('smtp', checkSmtp(mailbox, context)),
  ])
  return troubles.find((trouble) => trouble !== null) ?? null
}

async function checkImap(mailbox: Mailbox, context: MailContext): Promise<void> {
  const client = await openImap(mailbox, context)
  await client.logout().catch(() => {}) // it was there
  client.close()
}

async function checkSmtp(mailbox: Mailbox, context: MailContext): Promise<void> {
  const transport = await openSmtp(mailbox, context)
  if (!transport) throw new MailboxTrouble({ server: null, code: 'no_smtp', said: '' })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

async function tried(server: 'imap' | 'smtp', check: Promise<void>): Promise<MailTrouble | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailboxTrouble({ server, code: 'too_slow', said: '' })), MOST_MS)
  })
  try {
    await Promise.race([check, late])
    return null
  } catch (error) {
    return inTrouble(server, error).trouble
  } finally {
    clearTimeout(timer)
  }
}

import type { Mailbox } from '../../domain/mail/mailbox.ts'
import { inTrouble, MailboxTrouble, type MailContext, openSmtp } from '../connect.ts'
import { messageOf, type PostMail } from './post-mail.ts'

/** Nobody, or not everybody, will ever get it; what the server said. */
export class MailRefused extends Error {
  override name = 'MailRefused'
}

/**
 * Sends a mail from a mailbox. Answers what was said of recipients that were refused while others were not; empty: none.
 * Throws MailRefused (for good), MailboxTrouble (the mailbox has to be mended), else what may pass.
 */
export async function sendBy(mailbox: Mailbox, context: MailContext, mail: PostMail): Promise<string> {
  const transport = await openSmtp(mailbox, context)
  if (!transport) throw new MailboxTrouble({ server: null, code: 'no_smtp', said: '' })
  try {
    const { rejectedErrors = [] } = (await transport.sendMail((await messageOf(mail)) as object)) as {
      rejectedErrors?: Error[]
    }
    return rejectedErrors.map(({ message }) => message).join('; ')
  } catch (error) {
    throw understood(error)
  } finally {
    transport.close()
  }
}

interface SmtpError extends Error {
  code?: string
  command?: string
  responseCode?: number
}

/** 5xx of the sign-in, and no connection, are the mailbox's; 5xx of the message or its recipients is for good. */
function understood(error: unknown): Error {
  const { code = '', responseCode = 0, command = '', message } = error as SmtpError
  const isOfMail = ['EENVELOPE', 'EMESSAGE'].includes(code) || /^(MAIL FROM|RCPT TO|DATA)/.test(command)
  if (isOfMail && responseCode >= 500 && command !== 'MAIL FROM') return new MailRefused(message, { cause: error })
  if (code === 'EENVELOPE' && responseCode === 0) return new MailRefused(message, { cause: error })
  if (isOfMail) return error as Error
  return inTrouble('smtp', error)
}

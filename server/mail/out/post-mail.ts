import type { Readable } from 'node:stream'
import type { EmailPerson } from '../../domain/mail/person.ts'
import { withPlainMentions } from '../../domain/task/mentions.ts'
import { FONT } from './look.ts'
import { inOneLine } from './page.ts'
import { richText } from './rich-text.ts'

export interface PostMail {
  readonly messageId: string
  /** Of the mail that it answers; empty: none. */
  readonly answersId: string
  readonly references: readonly string[]
  readonly from: EmailPerson
  /** Where answers are to go; null: to `from`. */
  readonly replyTo: string | null
  readonly to: readonly EmailPerson[]
  readonly cc: readonly EmailPerson[]
  readonly subject: string
  /** Markdown. */
  readonly text: string
  readonly files: readonly { readonly name: string; readonly contentType: string; readonly content: Readable }[]
  /** By no person: RFC 3834, so that no robot answers it. */
  readonly isAutomatic: boolean
}

const MOST_SUBJECT_LENGTH = 200

/** As nodemailer takes it. Nothing that people wrote becomes a header or a recipient. */
export async function messageOf(mail: PostMail) {
  const text = withPlainMentions(mail.text)
  const address = ({ name, emailAddress }: EmailPerson) => ({ name: inOneLine(name), address: emailAddress })
  const subject = [...inOneLine(mail.subject)].slice(0, MOST_SUBJECT_LENGTH).join('')
  const isAnswer = mail.answersId !== '' && !mail.isAutomatic
  return {
    from: address(mail.from),
    ...(mail.replyTo && { replyTo: { name: inOneLine(mail.from.name), address: mail.replyTo } }),
    to: mail.to.map(address),
    cc: mail.cc.map(address),
    envelope: {
      from: mail.isAutomatic ? '' : mail.from.emailAddress, // an automatic one that cannot be delivered comes back to nobody
      to: [...mail.to, ...mail.cc].map(({ emailAddress }) => emailAddress),
    },
    subject: isAnswer && !/^\s*(re|ynt|aw|sv|antw)\s*:/i.test(subject) ? `Re: ${subject}` : subject,
    text,
    html: `<div style="font:15px/1.5 ${FONT.replaceAll('"', "'")}">${(await richText(text)).html}</div>`,
    messageId: mail.messageId,
    ...(mail.answersId && { inReplyTo: mail.answersId }),
    ...(mail.references.length > 0 && { references: [...mail.references] }),
    headers: mail.isAutomatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {},
    attachments: mail.files.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
  }
}

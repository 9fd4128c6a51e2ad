import { htmlOf } from './html.ts'
import { inOneLine, type LaidOut, type MailPage } from './page.ts'
import { textOf } from './text.ts'

/** The one template of all mails. */
export function layOut(page: MailPage): LaidOut {
  const subject = inOneLine(page.subject)
  return { subject, text: textOf(page), html: htmlOf({ ...page, subject }) }
}

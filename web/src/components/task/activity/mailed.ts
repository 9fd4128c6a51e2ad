import type { Activity, Task } from '../../../api.ts'
import type { Person } from '../../../app/person.ts'

interface EmailPerson {
  name: string
  emailAddress: string
}

/** What a comment has that came as a mail, or goes out as one. */
export interface Mailed {
  emailDetails?: { from: EmailPerson; to: EmailPerson[]; cc: EmailPerson[] }
  mailStatus?: 'not-sent' | 'sending' | 'sent' | 'mail-box-error' | 'error'
  mailError?: string
}

export const mailedOf = (post: Activity): Mailed => post as Activity & Mailed
export const isOfMails = (task: Task): boolean => 'email' in task && task.email !== undefined

/** Who wrote a mail is no user, and is named by it. */
export function senderOf(post: Activity): Person | undefined {
  const from = post.user === '' ? mailedOf(post).emailDetails?.from : undefined
  return from && { _id: '', firstname: from.name || from.emailAddress, lastname: '', profile: '' }
}

/** To whom it went, for a line under its head. */
export const recipientsOf = ({ emailDetails }: Mailed): string =>
  [...(emailDetails?.to ?? []), ...(emailDetails?.cc ?? [])]
    .map(({ name, emailAddress }) => (name ? `${name} <${emailAddress}>` : emailAddress))
    .join(', ')

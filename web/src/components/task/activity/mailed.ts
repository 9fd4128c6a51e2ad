import type { Activity, Task } from '../../../api.ts'
import type { Person } from '../../../app/person.ts'

export interface EmailPerson {
  name: string
  emailAddress: string
}

/**
 * Who has read a comment, or will: `in` came from outside as a mail, `out` went there or is on its way, `client` is shown
 * to the client, and `internal` stays in the organization.
 */
export type Reach = 'in' | 'out' | 'client' | 'internal'

export function reachOf(post: Activity): Reach {
  if (post.user === '' && post.emailDetails) return 'in'
  if (post.mailStatus && post.mailStatus !== 'not-sent') return 'out'
  return post.customerCanSee ? 'client' : 'internal'
}

/** Whether comments on it can be read by anybody outside, so that each has to say whether it is. */
export const hasOutside = (task: Task): boolean => task.sharedWithCustomer || task.email !== undefined

/** Who wrote a mail is no user, and is named by it. */
export function senderOf(post: Activity): Person | undefined {
  const from = post.user === '' ? post.emailDetails?.from : undefined
  return from && { _id: '', firstname: from.name || from.emailAddress, lastname: '', profile: '' }
}

export const inWords = ({ name, emailAddress }: EmailPerson): string =>
  name && name !== emailAddress ? `${name} <${emailAddress}>` : emailAddress

/** What `inWords` says, or an address alone. */
export function readPerson(text: string): EmailPerson {
  const [, name = '', address = ''] = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(text) ?? []
  return address
    ? { name: name.replace(/^"(.*)"$/, '$1'), emailAddress: address.trim() }
    : { name: '', emailAddress: text.trim() }
}

/** Somebody in the head of a mail. */
export interface EmailPerson {
  readonly name: string
  readonly emailAddress: string
}

/** From whom to whom a mail went. */
export interface EmailDetails {
  readonly from: EmailPerson
  readonly to: readonly EmailPerson[]
  readonly cc: readonly EmailPerson[]
}

export const MAIL_STATUSES = ['not-sent', 'sending', 'sent', 'mail-box-error', 'error'] as const
export type MailStatus = (typeof MAIL_STATUSES)[number]

/** Who wrote to us: no user, and with no rights. */
export interface MailPerson {
  readonly id: string
  readonly address: string
  /** As the sender's mail said; may be empty. */
  readonly name: string
}

/** One mailbox, without the marks that separate and comment addresses: RFC 5322 §3.4. */
export const isPlainAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s\p{Cc}@<>()[\]\\,;:"]+@[^\s\p{Cc}@<>()[\]\\,;:"]+$/u.test(address)

/** The first name and the last, as far as there are any; of somebody who gave no name, the address as far as its @. */
export function namesOf({ name, address }: Pick<MailPerson, 'name' | 'address'>): {
  firstname: string
  lastname: string
} {
  const given = name.includes('@') ? '' : name.trim()
  if (given === '') return { firstname: address.split('@')[0] ?? '', lastname: '' }
  const space = given.lastIndexOf(' ')
  return space < 0
    ? { firstname: given, lastname: '' }
    : { firstname: given.slice(0, space).trim(), lastname: given.slice(space + 1) }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { SUBJECTS_OF_MAILS, type SubjectOfMails } from '../notification/settings.ts'

/** Whose mails of which subject a link in them ends. */
export interface Unsubscribing {
  readonly orgId: number
  readonly userId: number
  readonly subject: SubjectOfMails
}

/** Never runs out, as mails are kept for long; all it can do is end mails. */
export const unsubscribeToken = (key: Buffer, { orgId, userId, subject }: Unsubscribing): string => {
  const said = `${orgId}.${userId}.${subject}`
  return `${said}.${signature(key, said).toString('base64url')}`
}

/** Undefined: it was not made here. */
export function readUnsubscribeToken(key: Buffer, token: string): Unsubscribing | undefined {
  const [, said = '', orgId, userId, name, signed = ''] =
    /^(([0-9]{1,9})\.([0-9]{1,9})\.([a-z]{1,20}))\.([\w-]{27})$/.exec(token) ?? []
  const subject = SUBJECTS_OF_MAILS.find((each) => each === name)
  const given = Buffer.from(signed, 'base64url')
  if (!subject || given.length !== BYTES || !timingSafeEqual(given, signature(key, said))) return undefined
  return { orgId: Number(orgId), userId: Number(userId), subject }
}

const BYTES = 20
const signature = (key: Buffer, said: string) =>
  createHmac('sha256', key).update(`unsubscribe ${said}`).digest().subarray(0, BYTES)

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { fold } from '../../domain/text.ts'

/**
 * Tells the browsers from which an account has signed in before, so that strangers who try its password do not slow down its owner:
 * https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies. A mark says nothing of whose it is.
 */
export function newDeviceMark(key: Buffer, email: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${signatureOf(key, nonce, email)}`
}

/** The name of the device, if the mark is one that this account was given. */
export function knownDevice(key: Buffer, email: string, mark = ''): string | undefined {
  const [nonce = '', signature = ''] = mark.split('.')
  const [given, wanted] = [Buffer.from(signature), Buffer.from(signatureOf(key, nonce, email))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? `device ${nonce}` : undefined
}

const signatureOf = (key: Buffer, nonce: string, email: string) =>
  createHmac('sha256', key)
    .update(`${nonce} ${fold(email)}`)
    .digest('base64url')

import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whose comment on which task an answer to a mail is. */
export interface ReplyTo {
  readonly orgId: number
  readonly taskId: string
  readonly userId: number
}

const SIGNED_BYTES = 10
const BYTES = 4 + 8 + 4 + SIGNED_BYTES

/**
 * What stands after the `+` of an address that takes answers: 42 letters and digits of one case, as some servers make all
 * letters small, and short enough for a name of 21 letters before it (RFC 5321 §4.5.3.1.1: 64 in all).
 */
export function replyToken(key: Buffer, to: ReplyTo): string {
  const said = saidBy(to)
  return toBase32(Buffer.concat([said, signature(key, said)]))
}

/** Undefined: it was not made here. */
export function readReplyToken(key: Buffer, token: string): ReplyTo | undefined {
  const bytes = fromBase32(token.toLowerCase())
  if (bytes?.length !== BYTES) return undefined
  const said = bytes.subarray(0, BYTES - SIGNED_BYTES)
  if (!timingSafeEqual(bytes.subarray(said.length), signature(key, said))) return undefined
  return { orgId: said.readUInt32BE(0), taskId: String(said.readBigUInt64BE(4)), userId: said.readUInt32BE(12) }
}

/** The address of a mailbox with the token: `support+…@example.com`. */
export function replyAddress(key: Buffer, mailbox: string, to: ReplyTo): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${replyToken(key, to)}${mailbox.slice(at)}`
}

function saidBy({ orgId, taskId, userId }: ReplyTo): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32BE(orgId, 0)
  bytes.writeBigUInt64BE(BigInt(taskId), 4)
  bytes.writeUInt32BE(userId, 12)
  return bytes
}

const signature = (key: Buffer, said: Buffer) =>
  createHmac('sha256', key).update('reply ').update(said).digest().subarray(0, SIGNED_BYTES)

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567' // RFC 4648 §6, in small letters

function toBase32(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    count += 8
    while (count >= 5) {
      count -= 5
      text += LETTERS[(bits >> count) & 31]
    }
    bits &= (1 << count) - 1
  }
  return count > 0 ? text + LETTERS[(bits << (5 - count)) & 31] : text
}

function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const letter of text) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) return undefined
    bits = (bits << 5) | value
    count += 5
    if (count < 8) continue
    count -= 8
    bytes.push(bits >> count)
    bits &= (1 << count) - 1
  }
  return bits === 0 && count < 5 ? Buffer.from(bytes) : undefined // one writing for each token
}

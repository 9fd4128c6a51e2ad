import { createHmac, timingSafeEqual } from 'node:crypto'

/** Which task an answer belongs to, and whose it is. */
export interface ReplyToken {
  readonly taskId: string
  /** The member whose comment the answer is; null: it is a mail as any other, by whoever sends it. */
  readonly userId: number | null
}

const MAC_LENGTH = 20

/**
 * The mailbox's address with a token after a `+`: `support+2b8x…-5-k3…@example.com`. All of it is lower case, as servers on
 * the way may make it that, and short, as what is before the @ has 64 characters at most.
 */
export function replyAddress(address: string, key: Buffer, orgId: number, token: ReplyToken): string {
  const at = address.lastIndexOf('@')
  const said = `${BigInt(token.taskId).toString(36)}-${token.userId === null ? '' : token.userId.toString(36)}`
  return `${address.slice(0, at)}+${said}-${macOf(key, orgId, said)}${address.slice(at)}`
}

/** The token in an address, if we made it; whoever wrote to it has it from a mail of ours. */
export function replyTokenIn(address: string, key: Buffer, orgId: number): ReplyToken | undefined {
  const [, taskId, userId = '', mac = ''] =
    /\+([0-9a-z]{1,13})-([0-9a-z]{0,7})-([0-9a-z]{20})@/.exec(address.toLowerCase()) ?? []
  if (taskId === undefined) return undefined
  const expected = macOf(key, orgId, `${taskId}-${userId}`)
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(expected))) return undefined
  return { taskId: String(fromBase36(taskId)), userId: userId === '' ? null : Number(fromBase36(userId)) }
}

const macOf = (key: Buffer, orgId: number, said: string): string =>
  BigInt(`0x${createHmac('sha256', key).update(`${orgId} ${said}`).digest('hex')}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-MAC_LENGTH)

const fromBase36 = (text: string): bigint =>
  [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)

import { createHmac } from 'node:crypto'
import type { Webhook } from './webhook.ts'

const PREFIX = 'whsec_'

interface Message {
  readonly id: string
  /** Unix milliseconds. */
  readonly at: number
  readonly body: string
}

/** The headers of a message by Standard Webhooks 1.0: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at / 1_000))
  const sign = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64')).update(`${id}.${timestamp}.${body}`)
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret).digest('base64')}`).join(' '),
  }
}

/** Both of them for a day after one was made anew. */
export const secretsAt = (now: number, { secret, oldSecret, oldSecretUntil }: Webhook): string[] =>
  oldSecret !== null && (oldSecretUntil ?? 0) > now ? [secret, oldSecret] : [secret]

import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Repeatable } from '../../usecases/idempotency.ts'
import { Text } from './shapes.ts'

/** The headers of a call that a caller may safely send again. */
export const RepeatableHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Text(255, {
      minLength: 1,
      description: 'Your name for this request: sent again, it changes nothing and has the same answer.',
    }),
  ),
})

/** What makes a request the same one, when its caller gave it a key. */
export function repeatable({ method, url, headers, body }: FastifyRequest): Repeatable | undefined {
  const key = headers['idempotency-key']
  if (typeof key !== 'string') return undefined
  const asked = JSON.stringify([method, url.split('?')[0], body])
  return { key, fingerprint: createHash('sha256').update(asked).digest('base64url') }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../domain/errors.ts'
import type { RateLimiter } from './rate-limit.ts'

const COUNTED = new Set(['unauthenticated', 'invalid'])

/** For what anyone may call: a refusal there counts against the caller's address, as an unknown token does. */
export async function countingRefusals<T>(
  limiter: RateLimiter,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<T>,
): Promise<T> {
  const address = `address ${request.ip}`
  limiter.check(address, reply)
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError && COUNTED.has(error.failure.kind)) limiter.take(address, reply)
    throw error
  }
}

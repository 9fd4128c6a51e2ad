import type { FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../../domain/addresses.ts'
import { Refused } from '../../domain/errors.ts'

const WINDOW_S = 60
const MOST_KEYS = 100_000

export interface RateLimiter {
  /** Counts one, and says on the answer what is left; throws when there was nothing left. */
  take(key: string, reply: FastifyReply, isSession?: boolean): void
  /** Says on the answer what is left, and counts nothing. */
  showRemaining(key: string, reply: FastifyReply): void
  /** Counts one less, and says on the answer what is left. */
  giveBack(key: string, reply: FastifyReply): void
}

/** By which those are counted who are not known. */
export const addressKey = ({ ip }: FastifyRequest): string => `address ${networkOf(ip)}`

interface Window {
  startedAt: number
  count: number
  limit: number
}

/** Fixed windows of 60 seconds from a key's first request, kept in this process. */
export function rateLimiter(limit: number): RateLimiter {
  const windows = new Map<string, Window>()
  const now = () => performance.now() / 1000 // the wall clock may jump

  const isOpen = ({ startedAt }: Window) => now() - startedAt < WINDOW_S
  const newWindow = (isSession: boolean): Window => ({
    startedAt: now(),
    count: 0,
    limit: isSession ? limit * SESSION_FACTOR : limit,
  })
  const windowOf = (key: string, isSession: boolean) => {
    let window = windows.get(key)
    if (!window || !isOpen(window)) {
      window = newWindow(isSession)
      windows.delete(key)
      windows.set(key, window)
      if (windows.size > MOST_KEYS) windows.delete(windows.keys().next().value as string) // the oldest; it is not empty
    }
    return window
  }
  const refuse = (window: Window, reply: FastifyReply) => {
    show(window, reply)
    const retryAfterS = Math.max(1, Math.ceil(window.startedAt + WINDOW_S - now()))
    return new Refused({ code: 'too_many_requests', params: { seconds: retryAfterS }, retryAfterS })
  }
  /** draft-ietf-httpapi-ratelimit-headers. */
  const show = ({ startedAt, count, limit: most }: Window, reply: FastifyReply) => {
    const resetS = Math.max(0, Math.ceil(startedAt + WINDOW_S - now()))
    reply.header('RateLimit-Policy', `"default";q=${most};w=${WINDOW_S}`)
    reply.header('RateLimit', `"default";r=${most - count};t=${resetS}`)
  }

  return {
    take(key, reply, isSession = false) {
      if (limit === 0) return
      const window = windowOf(key, isSession)
      if (window.count >= window.limit) throw refuse(window, reply)
      window.count++
      show(window, reply)
    },
    showRemaining(key, reply) {
      if (limit === 0) return
      const window = windows.get(key)
      show(window && isOpen(window) ? window : newWindow(false), reply)
    },
    giveBack(key, reply) {
      const window = windows.get(key)
      if (limit === 0 || !window) return
      if (window.count > 0) window.count--
      show(window, reply)
    },
  }
}
/** A page asks for many things at once. */
const SESSION_FACTOR = 10

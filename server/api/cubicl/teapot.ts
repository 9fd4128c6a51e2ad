import type { FastifyInstance } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import { addressKey, type RateLimiter } from '../http/rate-limit.ts'
import { sendProblem } from './errors.ts'

const COFFEE = /^(message\/coffeepot|application\/coffee-pot-command)\b/i

/** RFC 2324 §2.3.2, whatever the method. */
export function refuseCoffee(api: FastifyInstance, limiter: RateLimiter): void {
  const pot = new RegExp(`^${api.prefix}/coffee/?(\\?|$)`)
  api.addHook('onRequest', (request, reply, done) => {
    const { url, headers } = request
    if (!pot.test(url) && !COFFEE.test(headers['content-type'] ?? '')) return done()
    limiter.showRemaining(addressKey(request), reply)
    sendProblem(request, reply, refuseWhole('teapot'))
  })
}

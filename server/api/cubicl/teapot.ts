import type { FastifyInstance } from 'fastify'
import { sendProblem } from './errors.ts'

const COFFEE = /^(message\/coffeepot|application\/coffee-pot-command)\b/i

/** RFC 2324 §2.3.2, whatever the method. */
export function refuseCoffee(api: FastifyInstance): void {
  const pot = `${api.prefix}/coffee`
  api.addHook('onRequest', (request, reply, done) => {
    const { url, headers } = request
    const isToThePot = url.startsWith(pot) && (url.length === pot.length || url[pot.length] === '?')
    if (!isToThePot && !COFFEE.test(headers['content-type'] ?? '')) return done()
    sendProblem(request, reply, { status: 418, detail: 'This server is a teapot, short and stout.' })
  })
}

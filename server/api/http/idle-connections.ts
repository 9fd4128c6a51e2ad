import type { FastifyInstance } from 'fastify'

const LOOK_EVERY_MS = 50

/**
 * While the server stops, hangs up on each connection whose answer has ended. Node does so at the beginning alone, and
 * would wait for the others as long as it keeps them alive.
 */
export function hangUpWhenIdle(app: FastifyInstance): void {
  app.addHook('preClose', (done) => {
    const { server } = app
    if (server.listening) {
      const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS)
      server.once('close', () => clearInterval(look))
    }
    done()
  })
}

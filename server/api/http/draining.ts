import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { unavailable } from '../../domain/errors.ts'

/** Who keeps a connection open may just be sending on it: so long it is still answered, and told that the connection ends. */
const LAST_WORDS_MS = 1_000
const LOOK_EVERY_MS = 50

/**
 * How the server stops: what it has begun it answers, what comes now it refuses in the dialect's own words, each with
 * `Connection: close`; then it hangs up on each connection whose answer has ended. Node does that at the beginning alone,
 * and would wait for the others as long as it keeps them alive.
 */
export function drainAtClose(app: FastifyInstance): void {
  let isDraining = false
  const connections = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  const hangUp = () => {
    app.server.closeIdleConnections()
    // Browsers connect ahead; Node does not take for idle what waits for its first request.
    for (const socket of connections) if (socket.bytesRead === 0) socket.destroy()
  }
  app.addHook('onRequest', (request, _reply, done) => {
    const isRefused = isDraining && request.routeOptions.url !== '/health/live' // the process is as alive as ever
    done(isRefused ? unavailable('server_unavailable') : undefined)
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining) reply.header('Connection', 'close')
    done(null, payload)
  })
  app.addHook('preClose', async () => {
    isDraining = true
    const { server } = app
    if (!server.listening) return
    const end = performance.now() + LAST_WORDS_MS
    while (performance.now() < end && connections.size > 0) await sleep(LOOK_EVERY_MS)
    const look = setInterval(hangUp, LOOK_EVERY_MS)
    server.once('close', () => clearInterval(look))
  })
}

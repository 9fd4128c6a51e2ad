import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** As many as one process holds at once; each takes a file descriptor and some kilobytes. */
const MOST_CONNECTIONS = 10_000
const LOOK_EVERY_MS = 30_000
/** What a reader takes at the least between two looks: half a kilobyte a second, which every modem did. */
const LEAST_BYTES = 15 * 1024

/** Bounds what those cost who connect and do not go on: their number, and how slowly they may read an answer. */
export function limitConnections(app: FastifyInstance): void {
  app.server.maxConnections = MOST_CONNECTIONS
  const look = slowReaders()
  app.server.on('connection', look.watch)
  const timer = setInterval(look.cutOff, LOOK_EVERY_MS).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer)
    done()
  })
}

/** Cuts off connections on which an answer waits, and hardly moved since the last look. One on which nothing waits may be silent. */
export function slowReaders() {
  const taken = new Map<Socket, number | null>()
  return {
    watch(socket: Socket): void {
      taken.set(socket, null)
      socket.once('close', () => taken.delete(socket))
    },
    cutOff(): void {
      for (const [socket, before] of taken) {
        const isWaiting = socket.writableLength > 0
        const now = socket.bytesWritten - socket.writableLength
        if (isWaiting && before !== null && now - before < LEAST_BYTES) socket.destroy()
        else taken.set(socket, isWaiting ? now : null)
      }
    },
  }
}

/** RFC 9112 §3.2: of two hosts a proxy may have believed the other one. Node takes the first and says nothing. */
export function refuseTwoHosts(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw: { rawHeaders } }, _reply, done) => {
    let hosts = 0
    for (let i = 0; i < rawHeaders.length; i += 2)
      if (rawHeaders[i]?.length === 4 && /^host$/i.test(rawHeaders[i] ?? '')) hosts++
    done(hosts > 1 ? Object.assign(new Error('A request has one Host header.'), { statusCode: 400 }) : undefined)
  })
}

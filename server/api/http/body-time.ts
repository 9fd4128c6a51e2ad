import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { BrokenRequest } from './broken-request.ts'

/** Within this a request has to be there, body and all. */
const BODY_MS = 60_000
/** A file may take longer, by its size: as long as it comes this fast on the whole. */
const SLOWEST_UPLOAD_BYTES_PER_MS = 64
/** Node's own limit is one for all requests, and a file of 4 GiB that comes slowly takes most of a day. See `limitBodyTime`. */
export const LONGEST_REQUEST_MS = 24 * 60 * 60 * 1000

declare module 'fastify' {
  interface FastifyRequest {
    bodyTimer: NodeJS.Timeout | null
  }
}

/**
 * Hangs up on a body that comes too slowly, as `requestTimeout` of Node would, but with more time for those that are
 * given it: routes that take files, once they know who is sending. Headers are timed by Node.
 */
export function limitBodyTime(app: FastifyInstance): void {
  app.decorateRequest('bodyTimer', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    if ((length !== undefined && length !== '0') || encoding !== undefined) {
      giveTime(request, BODY_MS)
      request.raw.once('close', () => clearTimeout(request.bodyTimer ?? undefined))
    }
    done()
  })
}

/** Gives a body of this length time to arrive, from now on. */
export const giveUploadTime = (request: FastifyRequest, lengthBytes: number): void =>
  giveTime(request, BODY_MS + lengthBytes / SLOWEST_UPLOAD_BYTES_PER_MS)

function giveTime(request: FastifyRequest, ms: number): void {
  clearTimeout(request.bodyTimer ?? undefined)
  const hangUp = () => {
    if (request.raw.complete || !request.raw.socket.writable) return // it is there, or nobody is left to be told
    const error = new Error('the body did not arrive in time')
    const late: BrokenRequest = Object.assign(error, { code: 'ERR_HTTP_REQUEST_TIMEOUT', request })
    request.server.server.emit('clientError', late, request.raw.socket)
  }
  request.bodyTimer = setTimeout(hangUp, ms).unref()
}

/**
 * After a refusal, lets the rest of the body come and go for a moment: a client that is still sending would find the
 * connection reset, and never read why.
 */
export function readAway(request: FastifyRequest): void {
  giveTime(request, BODY_MS)
  request.raw.unpipe()
  request.raw.resume()
}

/** While we are at work nothing moves on the connection; that is no reason to end it. */
export async function whileSilent<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const { socket } = request.raw
  const patience = socket.timeout
  if (patience) socket.setTimeout(0)
  try {
    return await work()
  } finally {
    if (patience) socket.setTimeout(patience)
  }
}

import type { Socket } from 'node:net'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import { problemOf } from '../cubicl/errors.ts'

/** A request that Node's parser could not read, with its first bytes; or one that was known when it broke off. */
export interface BrokenRequest extends Error {
  code?: string
  rawPacket?: unknown // a Buffer, whatever Fastify's types say
  request?: Pick<FastifyRequest, 'id' | 'url'>
}

const CODES: Record<string, RefusalCode & ('header_too_large' | 'request_timeout')> = {
  HPE_HEADER_OVERFLOW: 'header_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}
/** An address holds what is printable in ASCII alone; its query may be a secret. */
const REQUEST_LINE = /^([A-Z-]{1,20}) (\/[!->@-~]*)(?:\?\S*)? HTTP\//

/** Answers what is no HTTP, and closes the connection. BREW and WHEN of RFC 2324 are no methods to the parser. */
export function answerBrokenRequest(
  { code = '', rawPacket, request }: BrokenRequest,
  socket: Socket,
  { newId, log }: { newId: () => string; log: FastifyBaseLogger },
): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const start = Buffer.isBuffer(rawPacket) ? rawPacket.subarray(0, 8192).toString('latin1') : ''
  const [, method = '', path] = REQUEST_LINE.exec(start) ?? []
  const isBrew = /^(BREW|WHEN)$/.test(method) && path?.startsWith('/api/v1/')
  const refused = refuseWhole(isBrew ? 'teapot' : (CODES[code] ?? 'not_http'))
  const requestId = request?.id ?? newId()
  const problem = problemOf(refused, { id: requestId, url: request?.url ?? path })
  const body = JSON.stringify(problem)
  const { status, title } = problem
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  log.info({ reqId: requestId, status, code }, 'broken request')
}

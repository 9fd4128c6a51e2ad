import type { Socket } from 'node:net'

/** A request that Node's parser could not read, with its first bytes. */
interface BrokenRequest extends Error {
  code?: string
  rawPacket?: unknown // a Buffer, whatever Fastify's types say
}

const STATUS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers what is no HTTP, and closes the connection. BREW and WHEN of RFC 2324 are no methods to the parser. */
export function answerBrokenRequest(error: BrokenRequest, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const start = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.subarray(0, 100).toString('latin1') : ''
  const isBrew = /^(BREW|WHEN) \/api\/v1\//.test(start)
  const status = isBrew ? "418 I'm a teapot" : (STATUS[error.code ?? ''] ?? '400 Bad Request')
  const [code, ...words] = status.split(' ')
  const title = words.join(' ')
  const body = JSON.stringify({
    type: 'about:blank',
    title,
    status: Number(code),
    detail: title,
    code: Number(code),
    errors: [],
  })
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  )
}

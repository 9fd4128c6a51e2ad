import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Addresses, openAddresses, type Resolve } from './addresses.ts'
import { NotReached, notReached } from './not-reached.ts'

const MOST_TIME_MS = 15_000
const MOST_READ_BYTES = 65_536
/** Longer than a request may take, so that only idle connections end by it. */
const IDLE_MS = 20_000
const MOST_IDLE = 256

export interface Answer {
  readonly status: number
  /** The header, as it came. */
  readonly retryAfter: string | undefined
  /** The first 64 KiB; empty where it is encoded, as nothing is unpacked. */
  readonly text: string
}

/** The one client for addresses that users give. */
export interface Outbound {
  /** Follows no redirect. Throws NotReached when no answer came. */
  post(url: string, request: { headers: Readonly<Record<string, string>>; body: string }): Promise<Answer>
  close(): void
}

export interface OutboundOptions {
  /** Whether private and loopback addresses are allowed. */
  mayBePrivate: boolean
  resolve?: Resolve
  /** For all of a request and its answer. */
  mostTimeMs?: number
}

export function openOutbound({ mostTimeMs = MOST_TIME_MS, ...options }: OutboundOptions): Outbound {
  const addresses = openAddresses(options)
  const pool = { keepAlive: true, maxFreeSockets: MOST_IDLE, timeout: IDLE_MS }
  const agents = { 'http:': new http.Agent(pool), 'https:': new https.Agent(pool) }
  return {
    async post(url, { headers, body }) {
      const target = new URL(url)
      const end = AbortSignal.timeout(mostTimeMs)
      const found = await addresses.of(target.hostname, end)
      const request = { target, found, end, body, headers: { ...headers, 'accept-encoding': 'identity' } }
      const agent = agents[target.protocol as keyof typeof agents]
      if (!agent) throw new NotReached('not_http')
      try {
        return await exchange(request, agent)
      } catch (error) {
        // The receiver closed an idle connection just as it was used again.
        if (error instanceof NotReached && error.wasReused && !end.aborted) return exchange(request, false)
        throw error
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

interface Request {
  target: URL
  found: Addresses
  end: AbortSignal
  headers: Record<string, string>
  body: string
}

/** @param agent  false: over a connection of its own */
function exchange({ target, found, end, headers, body }: Request, agent: http.Agent | false): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const { request: open } = target.protocol === 'https:' ? https : http
  const request = open(target, {
    method: 'POST',
    agent,
    signal: end,
    lookup: answering(found), // a name is resolved once: the connection goes to what was checked
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  })
  let isAnswered = false
  request.on('error', (error) => {
    if (!isAnswered) reject(notReached(error, { isLate: end.aborted, wasReused: request.reusedSocket }))
  })
  request.on('upgrade', (_, socket) => {
    socket.destroy()
    reject(new NotReached('not_http'))
  })
  request.on('response', (response) => {
    isAnswered = true // from now on, what fails is the rest of it
    void readAnswer(response).then(resolve)
  })
  request.end(body)
  return promise
}

/** What can be read of it in time. Its status counts, whatever becomes of the rest. */
async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let left = MOST_READ_BYTES
  try {
    for await (const chunk of response) {
      chunks.push((chunk as Buffer).subarray(0, left)) // no encoding is set, so these are bytes
      left -= chunk.length
      if (left <= 0) break // which destroys the connection
    }
  } catch {
    // broken off, or too late
  }
  const { statusCode = 0, headers } = response
  const isPlain = [undefined, 'identity'].includes(headers['content-encoding'])
  return { status: statusCode, retryAfter: headers['retry-after'], text: isPlain ? String(Buffer.concat(chunks)) : '' }
}

const answering =
  (found: Addresses): LookupFunction =>
  (_, { all }, callback) => {
    if (all) callback(null, [...found])
    else callback(null, found[0].address, found[0].family)
  }

import { createHmac } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import { Type } from 'typebox'
import type { Store, WriteTx } from '../../store/core/store.ts'
import { type Answered, findAnswer, inProgress, once, type Repeatable } from '../../usecases/idempotency.ts'
import { textPattern } from './validation.ts'

type Work<T> = (tx: WriteTx) => Promise<T>

declare module 'fastify' {
  interface FastifyRequest {
    /** The one way of a route into a transaction that writes. What `work` answers is the answer to the caller, and is kept if he gave a key. */
    write<T>(work: Work<T>, stream?: { fingerprint: string }): Promise<T>
    /** Of a route that takes several transactions: each is done once, in the same order whenever the request comes. */
    writePart<T>(work: Work<T>): Promise<T>
  }
  interface FastifyContextConfig {
    /** The body is read by the handler, which tells `write` of its content: before that, a repeated request is not known. */
    isStreamed?: boolean
  }
}

const KEY = textPattern('^("[ -~]{1,255}"|(?!"[ -~]*"$)[ -~]{1,255})$', 'not_an_idempotency_key')
const headers = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      pattern: KEY,
      description:
        'Your name for this request, 1–255 printable characters: sent again within 7 days, the request changes nothing and has the same answer, with `Idempotency-Replayed: true`.',
      examples: ['import-2026-01-15-0001'],
    }),
  ),
})
const PART = '\n' // no key has one

type Refusals = Record<number, object>
interface Options {
  store: Store
  /** Of the server: what bodies hold, a password too, is not to be guessed from what is kept of them. */
  fileUrlKey: Buffer
  /** The dialect's description of the refusals that come of a key. */
  refusals: Refusals
}

/**
 * Lets every request of the scope that may change something be sent again: its answer is kept under the caller's key, in
 * the transaction that writes, and given again. Requests that change nothing, or nothing in one transaction, have it kept
 * when they are done. Who is not known yet has no keys. Call it before the routes are added.
 */
export function takeRepeatedRequests(api: FastifyInstance, { store, fileUrlKey, refusals }: Options): void {
  const hash = (asked: unknown): string =>
    createHmac('sha256', fileUrlKey)
      .update(JSON.stringify(['idempotency', asked]))
      .digest('base64url')
  const running = new Set<string>()
  api.decorateRequest('write', null as never) // set below for all that may change something
  api.decorateRequest('writePart', null as never)

  api.addHook('onRoute', (route) => {
    if (route.schema?.hide || !['POST', 'PUT', 'PATCH', 'DELETE'].includes(String(route.method))) return
    const response = { ...refusals, ...(route.schema?.response as Refusals) }
    route.schema = { ...route.schema, headers, response }
    const handler = route.handler as (this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) => unknown
    route.handler = async function (request, reply) {
      const key = keyOf(request)
      const handle = async () => handler.call(this, request, reply)
      if (key === undefined || !request.actor) {
        request.write = request.writePart = (work) => store.write(request.actor, work)
        return handle()
      }
      const name = `${request.actor.credentialId} ${key}`
      if (running.has(name)) throw inProgress()
      running.add(name)
      try {
        return await handleOnce(request, reply, key, handle)
      } finally {
        running.delete(name)
      }
    } satisfies RouteHandlerMethod
  })

  async function handleOnce(request: FastifyRequest, reply: FastifyReply, key: string, handle: () => Promise<unknown>) {
    const { actor } = request
    const whole = { key, fingerprint: hash(askedOf(request)) }
    const isStreamed = request.routeOptions.config.isStreamed === true
    const kept = isStreamed ? undefined : await store.read(actor, (tx) => findAnswer(tx, whole))
    if (kept) return replayed(reply, kept)

    let isKept = false
    let parts = 0
    const keep = <T>(repeatable: Repeatable, work: Work<T>) =>
      store.write(actor, (tx) => once(tx, repeatable, () => work(tx)))
    request.write = async (work, stream) => {
      const done = await keep(
        stream ? { key, fingerprint: hash([whole.fingerprint, stream.fingerprint]) } : whole,
        work,
      )
      isKept = true
      return replayed(reply, done)
    }
    request.writePart = async (work) => (await keep({ ...whole, key: `${key}${PART}${parts++}` }, work)).answer

    const answer = await handle()
    if (!isKept) {
      // It is done, whether or not this works.
      await keep(whole, async () => answer).catch((err) => request.log.warn({ err }, 'an answer could not be kept'))
    }
    return answer
  }
}

function replayed<T>(reply: FastifyReply, { answer, isReplay }: Answered<T>): T {
  if (isReplay) reply.header('Idempotency-Replayed', 'true')
  return answer
}

/** `"a"` is the same key as `a`: https://www.rfc-editor.org/rfc/rfc9651#name-strings */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const given = headers['idempotency-key']
  if (typeof given !== 'string') return undefined
  return /^"(.+)"$/.exec(given)?.[1] ?? given
}

/** Of all that is asked for, but for the secret that an address may hold. */
function askedOf({ method, url, query, body }: FastifyRequest): unknown {
  const { 'x-auth-token': _secret, ...asked } = query as Record<string, unknown>
  return [method, url.split('?')[0], asked, body ?? null]
}

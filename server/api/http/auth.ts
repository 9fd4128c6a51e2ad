import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { type Action, accessOf, isPublic, mayPossibly, refused } from '../../domain/access.ts'
import { refuseWhole } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Store } from '../../store/core/store.ts'
import * as credentials from '../../store/people/credentials.ts'
import { lastUseNoter } from '../../usecases/people/credentials.ts'
import { foreignPage } from './origin.ts'
import { addressKey, type RateLimiter } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    /** A person at a screen asks, and no program with a token. */
    isSession: boolean
    /** One of the requests of its address is taken, and given back if this one succeeds. */
    holdsBudget: boolean
  }
  interface FastifyContextConfig {
    /** What a caller does here, by the policy in domain/access.ts. */
    action?: Action
  }
}

/** Where a dialect's callers put their secret; undefined: nowhere. */
export type FindSecret = (
  request: FastifyRequest,
) => { secret: string; kinds: readonly credentials.CredentialKind[] } | undefined

export interface AuthOptions {
  store: Store
  limiter: RateLimiter
  findSecret: FindSecret
  /** The origins whose pages may act with a session's cookie. */
  config: Config
}

/** Every route of the scope names its action; a caller is known, within its budget and not plainly unfit before a body is read. */
export function authenticate(api: FastifyInstance, { store, limiter, findSecret, config }: AuthOptions): void {
  const noteUse = lastUseNoter(store)
  api.decorateRequest('actor', null as never) // set below for all routes but public ones, whose handlers do without
  api.decorateRequest('isSession', false)

  async function find({
    secret,
    kinds,
  }: NonNullable<ReturnType<FindSecret>>): Promise<credentials.Credential | undefined> {
    const found = await store.readUnscoped((tx) => credentials.findBySecretHash(tx, credentials.hashOf(secret)))
    return found && kinds.includes(found.kind) ? found : undefined
  }
  /** Of a user all tokens share a budget, so that another token is not another budget; his sessions have one, too. */
  const spend = ({ kind, orgId, userId }: credentials.Credential, reply: FastifyReply) => {
    const isSession = kind === 'session'
    limiter.take(`${isSession ? 'sessions' : 'tokens'} of ${orgId} ${userId}`, reply, isSession)
  }

  api.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.action) throw new Error(`${method} ${url} names no action of the policy`)
  })

  /** Who is not known yet spends the budget of the address on what is refused: a wrong password, a body of the wrong form. */
  api.decorateRequest('holdsBudget', false)
  api.addHook('onSend', async (request, reply, payload) => {
    if (request.holdsBudget && reply.statusCode < 400) limiter.giveBack(addressKey(request), reply)
    return payload
  })

  api.addHook('onRequest', async (request, reply) => {
    const action = request.routeOptions.config.action
    const refuse = (code: 'token_needed' | 'token_unknown') => {
      limiter.take(addressKey(request), reply)
      return refuseWhole(code)
    }
    const given = findSecret(request)
    const credential = given && (await find(given))
    if (!action || isPublic(action)) {
      // Nothing is at this address, or what is there is anybody's; who is known has made a request all the same.
      if (credential) spend(credential, reply)
      const mayBeRefused = action === 'sign_in' || (!credential && hasBody(request))
      if (mayBeRefused)
        limiter.take(addressKey(request), reply) // before the body is parsed; given back above
      else if (!credential) limiter.showRemaining(addressKey(request), reply)
      request.holdsBudget = mayBeRefused
      return
    }
    if (!given) throw refuse('token_needed')
    if (!credential) throw refuse('token_unknown')
    if (credential.kind === 'session' && !isSafe(request.method)) {
      const foreign = foreignPage(request, config)
      if (foreign) {
        limiter.take(addressKey(request), reply)
        throw foreign
      }
    }
    spend(credential, reply)

    request.actor = {
      orgId: credential.orgId,
      userId: credential.userId,
      credentialId: credential.id,
      orgVersion: credential.orgVersion,
    }
    request.isSession = credential.kind === 'session'
    noteUse(credential)
    const allowed = await store.read(request.actor, async ({ org }) =>
      mayPossibly(accessOf(org, credential.userId), action),
    )
    if (!allowed) throw refused(action)
  })
  refuseEmptyIds(api)
}

const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Routes name the same id in several ways. */
const unnamed = (url: string) => url.replaceAll(/:[^/]+/g, ':')

/**
 * An empty id names nothing. The router takes `/sessions/` for `/sessions`, as a base address may end in a slash; where ids lie below,
 * that would be all of them instead of one.
 */
function refuseEmptyIds(api: FastifyInstance): void {
  const collections = new Set<string>()
  api.addHook('onRoute', ({ url }) => {
    const [, above] = /^(.*)\/:[^/]+$/.exec(url) ?? []
    if (above) collections.add(unnamed(above))
  })
  api.addHook('onRequest', (request, reply, done) => {
    const endsInSlash = request.url.split('?', 1)[0]?.endsWith('/')
    const isEmpty = endsInSlash && collections.has(unnamed(request.routeOptions.url ?? ''))
    if (isEmpty || Object.values(request.params as object).includes('')) reply.callNotFound()
    else done()
  })
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]

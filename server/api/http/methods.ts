import type { FastifyInstance } from 'fastify'
import findMyWay from 'find-my-way'
import { emptyIds } from './empty-ids.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

/**
 * What the router takes the request's method for. Node's parser knows thirty more, PROPFIND for one, and no route takes
 * them. So they all go the way of TRACE.
 */
export const methodForRouter = (method = ''): string => (METHODS.some((each) => each === method) ? method : 'TRACE')

/** How addresses are read, here and by Fastify's own router. */
export const ROUTER_OPTIONS = { maxParamLength: 200, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true }

/**
 * Which methods there are at an address, as `Allow` has them; undefined: there is nothing. Call it before the routes of
 * the scope are added. A router of the paths alone answers it: a route for each method that is not there would double what
 * every start has to do.
 */
export function methodsAllowed(api: FastifyInstance): (address: string) => string | undefined {
  const hasEmptyId = emptyIds(api)
  const paths = findMyWay(ROUTER_OPTIONS)
  const methodsOf = new Map<string, Set<string>>()
  api.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    if (!methodsOf.has(url)) paths.on('GET', url, () => {}, { url, methods })
    methodsOf.set(url, methods)
  })
  return (address) => {
    const found = paths.find('GET', address)
    if (!found) return undefined
    const { url, methods } = found.store as { url: string; methods: Set<string> } // given above
    return hasEmptyId(address, { url, params: found.params }) ? undefined : [...methods].join(', ')
  }
}

import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

/**
 * What the router takes the request's method for. Node's parser knows thirty more, PROPFIND for one, and no route takes
 * them; that each path is there would have to be said for each of them, at every start. So they all go the way of TRACE.
 */
export const methodForRouter = (method = ''): string => (METHODS.some((each) => each === method) ? method : 'TRACE')

/** Answers 405 with `Allow` where a path exists with other methods. Call it before the routes of the scope are added. */
export function refuseOtherMethods(
  api: FastifyInstance,
  answer: (request: FastifyRequest, reply: FastifyReply, allowed: string) => unknown,
): () => void {
  const methodsOf = new Map<string, Set<string>>()
  api.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    methodsOf.set(url, methods)
  })
  return () => {
    for (const [url, methods] of [...methodsOf]) {
      const allowed = [...methods].join(', ')
      const missing: HTTPMethods[] = METHODS.filter(
        (method) => !methods.has(method) && !(method === 'HEAD' && methods.has('GET')),
      )
      if (missing.length === 0) continue
      api.route({
        method: missing,
        url: url.slice(api.prefix.length) || '/',
        config: { action: 'visit' },
        schema: { hide: true },
        handler: (request, reply) => answer(request, reply.header('Allow', allowed), allowed),
      })
    }
  }
}

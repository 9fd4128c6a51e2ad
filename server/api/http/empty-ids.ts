import type { FastifyInstance } from 'fastify'

/** Routes name the same id in several ways. */
const unnamed = (url: string) => url.replaceAll(/:[^/]+/g, ':')

/**
 * Tells whether an address has an empty id, which names nothing. The router takes `/sessions/` for `/sessions`, as a base
 * address may end in a slash; where ids lie below, that would be all of them instead of one. Call it before the routes of
 * the scope are added.
 */
export function emptyIds(api: FastifyInstance): (address: string, route: { url: string; params: object }) => boolean {
  const collections = new Set<string>()
  api.addHook('onRoute', ({ url }) => {
    const [, above] = /^(.*)\/:[^/]+$/.exec(url) ?? []
    if (above) collections.add(unnamed(above))
  })
  return (address, { url, params }) => {
    const endsInSlash = address.split('?', 1)[0]?.endsWith('/')
    return (endsInSlash && collections.has(unnamed(url))) || Object.values(params).includes('')
  }
}

import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Config, originAt, originOf } from '../../config.ts'
import { type Refused, refuseWhole } from '../../domain/errors.ts'

/** Where people reach this server, whatever a caller says: CUBOID_URL, else the address that it listens on. Its links lead there. */
export function ownOrigin({ server }: FastifyInstance, config: Config): string {
  const at = server.address() // null before it listens
  return config.url ?? (at && typeof at === 'object' ? originAt(at.address, at.port) : originOf(config))
}

/** Where a browser found this server. Believed of its own pages alone: a foreign page cannot choose the `Host` of its requests. */
const askedOrigin = (request: FastifyRequest, { url }: Config): string => url ?? `${request.protocol}://${request.host}`

/** Undefined for a page of this server; else why it may not sign anybody in or act with a session, and what its operator can set. */
export function foreignPage(request: FastifyRequest, config: Config): Refused | undefined {
  const { origin = '' } = request.headers
  const own = askedOrigin(request, config)
  if (origin === own) return undefined
  const isAddress = origin.length < 300 && URL.canParse(origin)
  return isAddress ? refuseWhole('foreign_origin', { origin, own }) : refuseWhole('foreign_page')
}

import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { VERSION } from '../../config.ts'
import { type Document, withSharedParts } from './openapi-shared.ts'

interface Description {
  title: string
  description: string
  /** The ways to say who is calling, any one of which is enough. */
  security: Record<string, SecurityScheme>
}
type SecurityScheme =
  | { type: 'http'; scheme: string; description: string }
  | { type: 'apiKey'; name: string; in: 'header' | 'query' | 'cookie'; description: string }

/** Serves the scope's OpenAPI 3.1 document, made from the schemas that validate. Call it before the routes are added. */
export async function describe(api: FastifyInstance, { title, description, security }: Description): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, description, version: VERSION, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: { securitySchemes: security },
      security: Object.keys(security).map((name) => ({ [name]: [] })),
    },
  })
  let document: string | undefined // the routes stay what they are
  api.get('/openapi.json', { config: { action: 'visit' }, schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(withSharedParts(api.swagger() as unknown as Document)) // an object, as no YAML is asked for
    return reply.type('application/json; charset=utf-8').send(document)
  })
}

import type { FastifyInstance } from 'fastify'
import { VERSION } from '../../config.ts'
import { unavailable } from '../../domain/errors.ts'
import type { Store } from '../../store/core/store.ts'

/** Live: the process answers. Ready: it has a database that answers, too; else 503. */
export async function health(app: FastifyInstance, { store }: { store: Store }): Promise<void> {
  const options = { config: { action: 'visit' as const }, schema: { hide: true } }
  app.get('/health/live', options, async () => ({ status: 'ok', version: VERSION }))
  app.get('/health/ready', options, async () => {
    await store.ping().catch((error) => {
      throw unavailable('The database does not answer.', error)
    })
    return { status: 'ok', version: VERSION, database: store.engine.name }
  })
}

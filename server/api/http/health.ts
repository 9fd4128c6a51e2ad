import type { FastifyInstance } from 'fastify'
import { VERSION } from '../../config.ts'
import { unavailable } from '../../domain/errors.ts'
import type { FileStorage } from '../../files/storage.ts'
import type { Store } from '../../store/core/store.ts'
import { inTime } from './in-time.ts'

const PATIENCE_MS = 3_000

/** Live: the process answers. Ready: it has a database and a place for files, and both can be written; else 503. */
export async function health(
  app: FastifyInstance,
  { store, storage }: { store: Store; storage: FileStorage },
): Promise<void> {
  const options = { config: { action: 'visit' as const }, schema: { hide: true } }
  app.get('/health/live', options, async () => ({ status: 'ok', version: VERSION }))
  app.get('/health/ready', options, async () => {
    await inTime(PATIENCE_MS, store.ping()).catch((error) => {
      throw unavailable('database_unavailable', error)
    })
    await inTime(PATIENCE_MS, storage.requireWritable()).catch((error) => {
      throw unavailable('data_folder_unavailable', error)
    })
    return { status: 'ok', version: VERSION, database: store.engine.name }
  })
}

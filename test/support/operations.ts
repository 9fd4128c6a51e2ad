import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../server/api/app.ts'
import { readConfig } from '../../server/config.ts'
import { encryptedIds } from '../../server/domain/people/encrypted-id.ts'
import { openStorage } from '../../server/files/storage.ts'
import { openLog } from '../../server/log.ts'
import { openMailer } from '../../server/mail/out/mailer.ts'
import { mailKeysOf } from '../../server/secret.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'
import { DIALECTS, type OpenApi, type Operation, openApi } from './conformity.ts'

export interface Described {
  /** `GET /api/v1/tasks/{id}` */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  template: string
  operation: Operation
  dialect: (typeof DIALECTS)[number]
  document: OpenApi
}

/** What the server offers, read before any world is there: tests are made of it. */
export async function offered(): Promise<{ operations: Described[] }> {
  const data = await mkdtemp(join(tmpdir(), 'cuboid-offered-'))
  const config = { ...readConfig({ CUBOID_LOG_LEVEL: 'silent' }), data }
  const store = await openStore(await openEngine(config))
  const secret = Buffer.alloc(32)
  const storage = openStorage(config)
  const mailer = await openMailer(config, openLog('silent'))
  const services = { store, config, storage, encryptedIds: encryptedIds(secret), mailer }
  const app = await buildApp({
    ...services,
    fileUrlKey: secret,
    deviceKey: secret,
    mailKeys: mailKeysOf(secret),
    setUpCode: '',
  })
  try {
    const documents = await Promise.all(
      DIALECTS.map(async (dialect) => ({ dialect, document: await openApi(app, dialect) })),
    )
    return { operations: documents.flatMap(({ dialect, document }) => operationsOf(dialect, document)) }
  } finally {
    await app.close()
    await store.close()
    storage.close()
    await rm(data, { recursive: true, force: true })
  }
}

const operationsOf = (dialect: Described['dialect'], document: OpenApi): Described[] =>
  Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([word, operation]) => {
      const method = word.toUpperCase() as Described['method'] // the document has no others
      return { name: `${method} ${template}`, method, template, operation, dialect, document }
    }),
  )

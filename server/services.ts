import type { Logger } from 'pino'
import { webhookBodies } from './api/cubicl/webhook/body.ts'
import { brokenOffRestore, removeMark } from './backup/unfinished.ts'
import { type Config, ConfigError } from './config.ts'
import { type EncryptedIds, encryptedIds } from './domain/people/encrypted-id.ts'
import { type FileStorage, openStorage } from './files/storage.ts'
import { jobRegistry, type Registry } from './jobs/registry.ts'
import { openLog } from './log.ts'
import { lostDatabase } from './lost-database.ts'
import type { MailKeys } from './mail/connect.ts'
import { type Mailer, openMailer } from './mail/out/mailer.ts'
import { openOutbound } from './outbound/outbound.ts'
import { keyFor, mailKeysOf, serverSecret, setUpCodeFor } from './secret.ts'
import { schemaState } from './store/core/checks.ts'
import type { Engine } from './store/core/engine.ts'
import { migrate } from './store/core/migrate.ts'
import { openEngine } from './store/core/open.ts'
import { openStore, type Store } from './store/core/store.ts'
import { migrations } from './store/migrations/index.ts'

/** All that the server, its worker and the command line work with. */
export interface Services {
  readonly config: Config
  readonly log: Logger
  readonly store: Store
  readonly storage: FileStorage
  readonly mailer: Mailer
  readonly registry: Registry
  readonly encryptedIds: EncryptedIds
  readonly fileUrlKey: Buffer
  readonly deviceKey: Buffer
  readonly mailKeys: MailKeys
  readonly setUpCode: string
  close(): Promise<void>
}

/** Throws ConfigError for what its operator can put right. */
export async function openServices(config: Config): Promise<Services> {
  const log = openLog(config.logLevel)
  const store = await openDatabase(config)
  const secret = await secretBeside(store, config)
  const storage = inOneLine('The folder for files cannot be opened or made', () => openStorage(config))
  const mailer = await openMailer(config, log)
  const ids = encryptedIds(secret)
  const outbound = openOutbound({ mayBePrivate: config.webhookPrivate })
  const mailKeys = mailKeysOf(secret)
  return {
    config,
    log,
    store,
    storage,
    mailer,
    registry: jobRegistry({
      store,
      storage,
      mailer,
      config,
      log,
      encryptedIds: ids,
      mailKeys,
      outbound,
      webhookBodies,
    }),
    encryptedIds: ids,
    fileUrlKey: keyFor(secret, 'file addresses'),
    deviceKey: keyFor(secret, 'known devices'),
    mailKeys,
    setUpCode: setUpCodeFor(secret),
    async close() {
      mailer.close()
      outbound.close()
      await store.close()
      storage.close()
    },
  }
}

/** Answers the names of what it ran. */
export async function migrateDatabase(config: Config): Promise<string[]> {
  const { engine, result } = await withEngine(config, (engine) => migrate(engine, Date.now))
  await engine.close()
  return result
}

const openDatabase = async (config: Config): Promise<Store> =>
  (await withEngine(config, (engine) => openStore(engine))).result

async function withEngine<T>(
  config: Config,
  work: (engine: Engine) => Promise<T>,
): Promise<{ engine: Engine; result: T }> {
  const what = 'The database cannot be opened'
  const lost = lostDatabase(config)
  if (lost) throw new ConfigError(`${what}: ${lost}`)
  const engine = await openEngine(config).catch((error) => {
    throw toConfigError(what, error)
  })
  try {
    await requireFinished(engine, config)
    return { engine, result: await work(engine) }
  } catch (error) {
    await engine.close().catch(() => {})
    throw toConfigError(what, error)
  }
}

/** A restore brings the database last. */
async function requireFinished(engine: Engine, { data }: Config): Promise<void> {
  const broken = brokenOffRestore(data)
  if (!broken) return
  const { missing } = await schemaState(engine)
  if (missing.length === migrations.length) throw new ConfigError(broken)
  removeMark(data)
}

function inOneLine<T>(what: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toConfigError(what, error)
  }
}

/** After the database, as a secret without one tells of a loss: see lost-database.ts. */
async function secretBeside(store: Store, config: Config): Promise<Buffer> {
  try {
    return inOneLine('The server’s secret cannot be read or made', () => serverSecret(config))
  } catch (error) {
    await store.close().catch(() => {})
    throw error
  }
}

function toConfigError(what: string, error: unknown): ConfigError {
  if (error instanceof ConfigError) return error
  const reason = textOf(error)
  return new ConfigError(`${what}: ${reason}`, { cause: error })
}

/** An error of several addresses tried has a code and no words. */
const textOf = (error: unknown) =>
  error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code ?? error.name) : String(error)

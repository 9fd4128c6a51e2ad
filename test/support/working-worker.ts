import { webhookBodies } from '../../server/api/cubicl/webhook/body.ts'
import { readConfig } from '../../server/config.ts'
import { encryptedIds } from '../../server/domain/people/encrypted-id.ts'
import { openStorage } from '../../server/files/storage.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { startWorker } from '../../server/jobs/worker.ts'
import { openLog } from '../../server/log.ts'
import { openMailer } from '../../server/mail/out/mailer.ts'
import { openOutbound } from '../../server/outbound/outbound.ts'
import { mailKeysOf } from '../../server/secret.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'

/** A process that works on a test's database, by the test's clock, as `cuboid work` does. */
const { now, ...settings } = JSON.parse(process.argv[2] ?? '')
const config = { ...readConfig({}), ...settings }
const log = openLog('silent')
const store = await openStore(await openEngine(config), () => now)
const context = {
  config,
  log,
  store,
  storage: openStorage(config),
  mailer: await openMailer(config, log),
  encryptedIds: encryptedIds(Buffer.alloc(32)),
  mailKeys: mailKeysOf(Buffer.alloc(32)),
  outbound: openOutbound({ mayBePrivate: config.webhookPrivate }),
  webhookBodies,
}
startWorker({ store, log, registry: jobRegistry(context) })

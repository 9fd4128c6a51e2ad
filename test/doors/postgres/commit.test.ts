import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../../server/api/app.ts'
import { openEngine } from '../../../server/store/core/open.ts'
import { openStore } from '../../../server/store/core/store.ts'
import { openLine, throughLine } from '../../support/line.ts'
import { MAIL_KEYS, world } from '../../support/world.ts'

test('a connection that breaks during a commit leaves its outcome unknown; sent again by its key, it is done once', async () => {
  const w = await world()
  const direct = w.config.databaseUrl as string // there is one, on this engine
  const line = await openLine(Number(new URL(direct).port))
  const config = { ...w.config, databaseUrl: throughLine(direct, line) }
  const store = await openStore(await openEngine(config), w.clock.now)
  onTestFinished(() => store.close())
  const { storage, encryptedIds, mailer } = w
  const app = await buildApp({
    store,
    storage,
    config,
    encryptedIds,
    mailer,
    fileUrlKey: Buffer.alloc(32),
    deviceKey: Buffer.alloc(32),
    mailKeys: MAIL_KEYS,
    setUpCode: '',
  })
  onTestFinished(() => app.close())
  const make = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/tasks',
      headers: { authorization: `Bearer ${w.ada.token}`, 'idempotency-key': 'a task' },
      payload: { group: w.website, name: 'x' },
    })
  // Noting the use of the token is a transaction of its own.
  await expect.poll(async () => (await w.as(w.ada).get('/access-tokens')).body[0].lastUsedAt).not.toBeNull()
  line.cutAt('COMMIT\0')
  const lost = await make()
  expect([lost.statusCode, lost.json().type, lost.headers['retry-after']]).toEqual([
    503,
    '/problems/outcome_unknown',
    '1',
  ])
  const again = await make()
  expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([200, 'true'])
  expect((await w.as(w.ada).get('/tasks')).body).toMatchObject([{ _id: again.json()._id }])
})

import { expect, onTestFinished, test, vi } from 'vitest'
import { buildApp } from '../../server/api/app.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'
import { follow, type Told } from '../support/stream.ts'
import { make } from '../support/trouble.ts'
import { MAIL_KEYS, type World, world } from '../support/world.ts'

test('a clock that was ahead and was set right, and a restart: who follows misses nothing', async () => {
  const w = await world()
  w.clock.advance(3 * 3_600_000)
  await make(w, 'Made too early')
  const last = (await w.as(w.ben).get('/events')).body.at(-1)._id
  w.clock.advance(-3 * 3_600_000)
  const after = await restarted(w)
  const [since, now] = [await follow(after, w.ben, last), await follow(after, w.ben)]
  const headers = { authorization: `Bearer ${w.ada.token}` }
  const payload = { group: w.website, name: 'Made in time' }
  const made = (await after.app.inject({ method: 'POST', url: '/api/v1/tasks', headers, payload })).json()
  const told = { type: 'task-created', task: made._id }
  expect(await since.next()).toMatchObject(told)
  expect(await now.next()).toMatchObject(told)
  const listed: Told[] = (await w.as(w.ben).get(`/events?after=${last}`)).body
  expect(listed).toMatchObject([told])
  expect((await w.as(w.ada).get('/tasks')).body[0].name).toBe('Made in time') // the newest first
})

test('a server that was away for longer than its lease writes at once when it is back', async () => {
  const w = await world()
  const now = performance.now.bind(performance)
  const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 31_000)
  onTestFinished(() => later.mockRestore())
  expect((await make(w)).status).toBe(200)
})

/** Another process on the same database, with the clock as it is now. */
async function restarted(w: World) {
  const store = await openStore(await openEngine(w.config), w.store.clock)
  const app = await buildApp({
    ...w,
    store,
    fileUrlKey: Buffer.alloc(32),
    deviceKey: Buffer.alloc(32),
    mailKeys: MAIL_KEYS,
    setUpCode: '',
  })
  onTestFinished(async () => {
    await app.close()
    await store.close()
  })
  return { ...w, store, app }
}

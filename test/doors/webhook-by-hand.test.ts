import { describe, expect, test, vi } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import { removeDeliveries } from '../../server/jobs/remove-deliveries.ts'
import { insert as insertDeliveries } from '../../server/store/webhook/deliveries.ts'
import { HOUR, listening, NOW, PATH, verifierAt } from '../support/webhook-deliveries.ts'
import { seconds } from '../support/world.ts'

describe('by hand', () => {
  test('a delivery is sent again, once, and a test goes out', async () => {
    const w = await listening()
    verifierAt(NOW)
    const { _id, secret } = await w.listen('client-created')
    await w.me.post('/crm/customers', { name: 'Globex' })
    await w.runJobs()
    const [first] = await w.deliveries(_id)
    expect(first).toMatchObject({ state: 'delivered', type: 'client-created', event: expect.any(String) })
    expect((await w.me.post(`${PATH}/${_id}/deliveries/${first._id}/resend`)).body).toMatchObject({ state: 'pending' })
    w.hook.answerWith([500])
    await w.runJobs()
    expect((await w.deliveries(_id))[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ status: 200 }, { status: 500 }],
    })
    expect(w.hook.calls.map(({ id }) => id)).toEqual([first._id, first._id])

    const { body: sent } = await w.me.post(`${PATH}/${_id}/test`)
    expect(sent).toMatchObject({ type: 'test', event: null, state: 'pending' })
    await w.runJobs()
    expect(w.hook.verify(secret, w.hook.calls[2] as never)).toMatchObject({ type: 'test', webhook: { _id } })
    expect(await w.deliveries(_id, '?state=delivered&limit=1')).toMatchObject([{ _id: sent._id }])
    expect(await w.deliveries(_id, `?before=${sent._id}`)).toMatchObject([{ _id: first._id }])
    expect(await w.deliveries(_id, '?before=x')).toEqual([])
  })

  test('every event of a time is sent again, and too many, or a time that ends before it begins, are refused', async () => {
    const w = await listening()
    const { _id } = await w.listen('task-created')
    for (const name of ['one', 'two', 'three']) {
      await w.create({ name })
      w.clock.advance(HOUR)
    }
    await w.me.post(`${PATH}/${_id}/test`)
    await w.runJobs()
    const ids = w.hook.calls.map(({ id }) => id)
    w.hook.calls.length = 0
    const [from, to] = [seconds(NOW), seconds(NOW) + 3_600]
    const replay = (body: object) => w.me.post(`${PATH}/${_id}/replay`, body)
    expect((await replay({ from, to })).body).toEqual({ count: 2 })
    await w.runJobs()
    expect(w.hook.calls.map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect((await replay({ from: to + 1, to: to + 2 })).body).toEqual({ count: 0 })
    expect(await replay({ from: to, to: from })).toMatchObject({ status: 400, body: { errors: [{ field: '/to' }] } })
    expect((await replay({ from: 0, to: 4_000_000_000 })).body).toEqual({ count: 3 })

    const old = { webhookId: _id, type: 'task-created', state: 'delivered', createdAt: w.clock.now(), nextAttemptAt: null, tries: 0, isOnce: false, attempts: [] } as const // biome-ignore format: a row
    await w.store.write(systemActor(1), (tx) =>
      insertDeliveries(
        tx,
        Array.from({ length: 9_998 }, () => ({ ...old, eventId: tx.newId() })),
      ),
    )
    const tooMany = { status: 422, body: { errors: [{ field: '/from', code: 'too_many_replayed' }] } }
    expect(await replay({ from: 0, to: 4_000_000_000 })).toMatchObject(tooMany)
  })

  test('what was told goes after 30 days, and at once with its webhook', async () => {
    const w = await listening()
    const [kept, deleted] = [await w.listen('client-created'), await w.listen('client-created')]
    await w.me.post('/crm/customers', { name: 'Old' })
    w.clock.advance(31 * 24 * HOUR)
    await w.me.post('/crm/customers', { name: 'New' })
    await w.runJobs()
    await w.me.delete(`${PATH}/${deleted._id}`)
    expect(await w.me.get(`${PATH}/${deleted._id}/deliveries`)).toMatchObject({ status: 404 })
    await removeDeliveries.run(w.jobContext)
    expect(await w.deliveries(kept._id)).toMatchObject([{ createdAt: Math.floor(w.clock.now() / 1000) }])
    const { reader } = w.store.engine
    for (const table of ['webhook', 'webhook_event', 'webhook_delivery'] as const)
      expect(await reader.selectFrom(table).selectAll().execute(), table).toHaveLength(1)
  })

  test('a secret is renewed, and for a day both sign', async () => {
    const w = await listening()
    const { _id, secret } = await w.listen('client-created')
    const renewed = (await w.me.post(`${PATH}/${_id}/secret`)).body.secret
    expect(renewed).toMatch(/^whsec_/)
    const call = async (at: string) => {
      w.clock.set(at)
      vi.useRealTimers()
      await w.me.post('/crm/customers', { name: 'Globex' })
      await w.runJobs()
      verifierAt(at)
      return w.hook.calls.at(-1) as never
    }
    const soon = await call('2026-03-02T09:59:59Z')
    for (const each of [secret, renewed]) expect(w.hook.verify(each, soon)).toBeTruthy()
    const later = await call('2026-03-02T10:00:01Z')
    expect(w.hook.verify(renewed, later)).toBeTruthy()
    expect(() => w.hook.verify(secret, later)).toThrow()
  })
})

import { describe, expect, test } from 'vitest'
import { exposition } from '../../server/metrics.ts'
import { receiver } from '../support/receiver.ts'
import { HOUR, listening, NOW, PATH, verifierAt } from '../support/webhook-deliveries.ts'
import { seconds } from '../support/world.ts'

const SECOND = 1_000

describe('a webhook is told', () => {
  test('of what it listens to, signed, as the event was', async () => {
    const w = await listening()
    verifierAt(NOW)
    const types = ['task-created', 'task-updated', 'task-post-created', 'task-state-changed', 'task-archived', 'task-restored', 'task-deleted', 'client-created', 'client-deleted'] // biome-ignore format: a list
    const secrets = new Map<string, string>()
    for (const type of types) secrets.set(type, (await w.listen(type)).secret)

    const client = (await w.me.post('/crm/customers', { name: 'Globex' })).body._id
    const task = await w.create({ assignees: [w.ben._id], customer: client })
    await w.me.put(`/tasks/${task._id}`, { name: 'Pay the rent', desc: 'x'.repeat(5_000), customer: '' })
    await w.me.post(`/tasks/${task._id}/activities`, { content: 'Done?' })
    await w.me.put(`/tasks/${task._id}/state`, { value: 'cb_completed' })
    await w.me.put(`/tasks/${task._id}/archive`, { value: true })
    await w.me.put(`/tasks/${task._id}/archive`, { value: false })
    await w.me.delete(`/tasks/${task._id}`)
    await w.me.delete(`/crm/customers/${client}`)
    await w.runJobs()

    const told = new Map(w.hook.calls.map((call) => [call.body.type, call]))
    expect(w.hook.calls).toHaveLength(types.length)
    for (const type of types) {
      const call = told.get(type)
      if (!call) throw new Error(`nothing of ${type}`)
      expect(w.hook.verify(secrets.get(type) ?? '', call)).toEqual(call.body)
      expect(call.headers).toMatchObject({
        'content-type': 'application/json',
        'webhook-timestamp': String(seconds(NOW)),
      })
      expect(call.headers['user-agent']).toMatch(/^Cuboid\/\d/)
      expect(call.body.timestamp).toBe('2026-03-01T10:00:00.000Z')
    }
    const ben = { _id: w.ben._id, firstname: 'Ben', lastname: 'Franklin', email: w.ben.email }
    expect(told.get('task-created')?.body.task).toMatchObject({
      _id: task._id, name: 'Pay rent', group: w.website, customer: { _id: client, name: 'Globex' }, state: task.state,
      assignees: [ben], assignedBy: { _id: w.ada._id }, followers: expect.arrayContaining([expect.objectContaining(ben)]),
    }) // biome-ignore format: a body
    const { oldTask, updatedTask } = told.get('task-updated')?.body ?? {}
    expect(oldTask).toEqual(told.get('task-created')?.body.task)
    expect(updatedTask).toEqual({ ...oldTask, name: 'Pay the rent', desc: 'x'.repeat(5_000), customer: null })
    expect(told.get('task-post-created')?.body).toMatchObject({ task: { _id: task._id }, activity: { type: 'post', content: 'Done?', user: w.ada._id } }) // biome-ignore format: a body
    expect(told.get('task-state-changed')?.body).toMatchObject({
      task: { state: 'cb_completed' },
      activity: { type: 'state-change', data: { newState: { name: 'cb_completed' } } },
    })
    expect(told.get('task-archived')?.body).toMatchObject({ task: { archivedAt: seconds(NOW) }, activity: { type: 'archive' } }) // biome-ignore format: a body
    expect(told.get('task-restored')?.body).toMatchObject({ task: { archivedAt: null }, activity: { type: 'restore' } })
    expect(told.get('task-deleted')?.body).toMatchObject({ task: { _id: task._id } })
    expect(told.get('client-created')?.body.client).toMatchObject({ _id: client, name: 'Globex' })
    expect(told.get('client-deleted')?.body.client).toMatchObject({ _id: client, name: 'Globex' })
  })

  test('of its project, and of those below when it is recursive; of progress and of a move as well', async () => {
    const w = await listening()
    const below = (await w.me.post('/groups', { name: 'Shop', parents: [w.website] })).body._id
    const plain = await w.listen('task-created')
    const deep = await w.listen('task-created', { recursive: true })
    const updates = await w.listen('task-updated')
    await w.create({ group: below, name: 'Below' })
    await w.create({ group: w.secret, name: 'Elsewhere' })
    const { _id, steps } = await w.create({ name: 'Here', stepType: 'steps', steps: [{ name: 'Ask', assignees: [] }] })
    await w.me.put(`/tasks/${_id}/steps/${steps[0].id}`, { completed: true })
    await w.me.put(`/tasks/${_id}`, { group: w.secret })
    await w.runJobs()
    const names = async (id: string) =>
      (await Promise.all((await w.deliveries(id)).map(({ _id }: { _id: string }) => w.me.get(`${PATH}/${id}/deliveries/${_id}`))))
        .map(({ body: { body } }) => body.task?.name ?? `${body.oldTask.group} ${body.updatedTask.group}`) // biome-ignore format: one thought
    expect(await names(plain._id)).toEqual(['Here'])
    expect(await names(deep._id)).toEqual(['Here', 'Below'])
    expect(await names(updates._id)).toEqual([`${w.website} ${w.secret}`, `${w.website} ${w.website}`])
  })

  test('of nothing that was before it, that another type tells of, or while it is switched off', async () => {
    const w = await listening()
    await w.create()
    const { _id } = await w.listen('task-created')
    await w.listen('client-created')
    await w.me.put(`${PATH}/${_id}`, { active: false })
    await w.create()
    await w.me.put(`${PATH}/${_id}`, { active: true })
    await w.create({ name: 'Now' })
    await w.runJobs()
    expect(w.hook.calls.map(({ body }) => body.task.name)).toEqual(['Now'])
  })

  test('what its owner may see when it is sent, and no more', async () => {
    const w = await listening()
    const { _id } = await w.listen('task-created', {}, w.ben)
    const seen = await w.create({ name: 'Seen' })
    await w.create({ name: 'Private', private: true })
    const lost = (await w.me.post('/groups', { name: 'Lost', members: [w.ben._id] })).body._id
    await w.listen('task-created', { group: lost }, w.ben)
    await w.create({ group: lost, name: 'Lost' })
    const updates = await w.listen('task-updated', {}, w.ben)
    await w.create({ name: 'Hidden below', parent: seen._id, private: true })
    await w.me.put(`/groups/${lost}`, { members: [], private: true })
    await w.runJobs()
    const ofTasks = w.hook.calls.map(({ body }) => body)
    expect(ofTasks.map(({ task, updatedTask }) => (task ?? updatedTask).name)).toEqual(['Seen'])
    const list = (await w.as(w.ben).get(`${PATH}/${_id}/deliveries?state=failed`)).body
    expect(list[1]).toMatchObject({ state: 'failed', attempts: [{ status: null, error: 'not_allowed' }] })
    const hidden = await w.as(w.ben).get(`${PATH}/${_id}/deliveries/${list[1]._id}`)
    expect(hidden.body.body).toEqual({})
    expect((await w.as(w.ben).get(`${PATH}/${updates._id}/deliveries`)).body).toEqual([])

    await w.create({ name: 'After he left' })
    await w.me.delete(`/organization/users/${w.ben._id}`)
    await w.create({ name: 'Nobody listens' })
    await w.runJobs()
    expect(w.hook.calls).toHaveLength(ofTasks.length)
  })
})

describe('an attempt that fails', () => {
  test('is tried again with patience, under the same id, and others go on in order', async () => {
    const w = await listening()
    const { _id } = await w.listen('task-created')
    w.hook.answerWith([500])
    for (const name of ['one', 'two', 'three']) await w.create({ name })
    await w.runJobs()
    expect(w.hook.calls.map(({ body }) => body.task.name)).toEqual(['one', 'two', 'three'])
    const [, , waiting] = await w.deliveries(_id)
    expect(waiting).toMatchObject({ state: 'pending', attempts: [{ at: seconds(NOW), status: 500, error: 'not_accepted', response: 'said' }] }) // biome-ignore format: a body
    expect(waiting.nextAttemptAt - seconds(NOW)).toBeCloseTo(5, -1)
    w.clock.advance(6 * SECOND)
    await w.runJobs()
    expect(w.hook.calls.at(-1)).toMatchObject({ id: w.hook.calls[0]?.id, raw: w.hook.calls[0]?.raw })
    expect(w.hook.calls[0]?.id).toBe(waiting._id)
    expect(await w.deliveries(_id, '?state=delivered')).toHaveLength(3)
    expect(exposition()).toMatch(/cuboid_webhook_deliveries_total\{outcome="delivered"\} [1-9]/)
  })

  test('by which the receiver is down, or asks for it, lets all that is for it wait', async () => {
    const w = await listening()
    await w.listen('task-created')
    w.hook.answerWith([503], { 'retry-after': '120' })
    for (const name of ['one', 'two']) await w.create({ name })
    await w.runJobs()
    w.clock.advance(110 * SECOND)
    await w.runJobs()
    expect(w.hook.calls).toHaveLength(1)
    w.clock.advance(15 * SECOND)
    await w.runJobs()
    expect(w.hook.calls.map(({ body }) => body.task.name)).toEqual(['one', 'one', 'two'])
  })

  test('the last time switches the webhook off, and its owner is told; what was missed can be replayed', async () => {
    const w = await listening()
    const { _id } = await w.listen('task-created')
    const other = await w.listen('task-created', {}, w.ben)
    w.hook.behaviour.answer = (response, { body }) => response.writeHead(body.task.name === 'Bad' ? 500 : 200).end()
    await w.create({ name: 'Bad' })
    for (let attempt = 0; attempt < 10; attempt++) {
      await w.runJobs()
      w.clock.advance(27 * HOUR)
    }
    const shown = (await w.me.get(PATH)).body.find((each: { _id: string }) => each._id === _id)
    expect(shown).toMatchObject({ active: false, disabledReason: 'failing', disabledAt: expect.any(Number) })
    expect((await w.deliveries(_id))[0].attempts).toHaveLength(10)
    const [notification] = (await w.me.get('/notifications')).body
    expect(notification).toMatchObject({ type: 'webhook-disabled', content: w.hook.url, task: null })
    expect((await w.as(w.ben).get('/notifications')).body.map(({ _id }: { _id: string }) => _id)).not.toContain(
      notification._id,
    )
    const feed = async (person: typeof w.ada) =>
      (await w.as(person).get('/events?limit=500')).body.filter(
        ({ type }: { type: string }) => type === 'webhook-disabled',
      )
    expect([(await feed(w.ada)).length, (await feed(w.cem)).length]).toEqual([1, 0]) // biome-ignore format: one thought
    expect(other._id).not.toBe(_id)

    const from = Math.floor(w.clock.now() / 1000)
    w.hook.calls.length = 0
    const missed = await w.create({ name: 'Missed' })
    await w.runJobs()
    expect(await w.me.post(`${PATH}/${_id}/test`)).toMatchObject({ status: 422 })
    expect(await w.me.put(`${PATH}/${_id}`, { active: true })).toMatchObject({
      body: { active: true, disabledAt: null },
    })
    expect((await w.me.post(`${PATH}/${_id}/replay`, { from, to: from })).body).toEqual({ count: 1 })
    await w.runJobs()
    expect(w.hook.calls.map(({ body }) => body.task._id)).toEqual([missed._id])
  })

  test('with 410 switches the webhook off at once', async () => {
    const w = await listening()
    const { _id } = await w.listen('client-created')
    w.hook.answerWith([410])
    for (const name of ['One', 'Two']) await w.me.post('/crm/customers', { name })
    await w.runJobs()
    expect(w.hook.calls).toHaveLength(1)
    expect((await w.me.get(PATH)).body[0]).toMatchObject({ active: false, disabledReason: 'gone' })
    expect(await w.deliveries(_id)).toMatchObject([{ state: 'failed', attempts: [] }, { state: 'failed', attempts: [{ status: 410 }] }]) // biome-ignore format: a list
    w.clock.advance(3 * 60_000)
    await w.runJobs()
    expect(w.mails).toMatchObject([
      { to: { address: w.ada.email }, subject: `A webhook was switched off: “${w.hook.url}”` },
    ])
  })

  test('by a receiver that never answers holds up no other', async () => {
    const w = await listening({ outbound: { mostTimeMs: 500 } })
    const silent = await receiver()
    silent.behaviour.answer = () => {}
    const hanging = await w.listen('task-created', { url: silent.url })
    await w.listen('task-created')
    const refused = await w.listen('task-created', { url: 'http://127.0.0.1:1/' })
    const elsewhere = await w.listen('task-created', { url: silent.url })
    const strict = await w.listen('task-created', { url: 'http://no.such.host.invalid/' })
    for (const name of ['one', 'two']) await w.create({ name })
    await w.runJobs()
    expect(w.hook.calls).toHaveLength(2)
    const errorOf = async ({ _id }: { _id: string }) => (await w.deliveries(_id)).at(-1).attempts[0].error
    expect(await errorOf(hanging)).toBe('timed_out')
    expect(await errorOf(elsewhere)).toBe('timed_out')
    expect(await errorOf(refused)).toBe('connection_refused')
    expect(await errorOf(strict)).toBe('unknown_host')
    expect(silent.calls).toHaveLength(2)
  })
})

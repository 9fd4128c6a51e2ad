import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales } from '../support/crm.ts'
import { remindersIn, type World, world } from '../support/world.ts'

const REMIND = 'OrganizationTaskActionHandler.addRemind'
const MAIL = 'OrganizationTaskActionHandler.sendEmailAtUserOnDesc'
const HOUR = 3_600_000

const mailed = (w: World) => w.mails.map(({ to }) => to.address)
const reminded = (w: World) => remindersIn(w).map(({ to }) => to.address)

test('addRemind reminds the assignees at remindDate, and moves or removes what it set', async () => {
  const w = await world()
  const my = crm(w)
  const actions = [REMIND]
  const id = await my.make(
    { assignedUsers: [my.user(w.ben), my.user(w.cem)], remindDate: '2026-01-15T10:00:00Z' },
    { actions },
  )
  await my.updateFields(id, { 'remind Date': '2026-01-15T11:00:00Z' }, { actions })
  w.clock.set('2026-01-15T10:59:00Z')
  await w.runJobs()
  expect(reminded(w)).toEqual([])
  w.clock.set('2026-01-15T11:00:00Z')
  await w.runJobs()
  await w.runJobs()
  expect(reminded(w).sort()).toEqual([w.ben.email, w.cem.email])
  expect((await w.as(w.ben).get('/notifications')).body).toMatchObject([
    { type: 'task-reminded', task: id },
    { type: 'task-created', task: id },
  ])

  await my.upsert({ actions, item: { id, data: { remindDate: '2026-01-15T12:00:00Z' } } })
  await my.upsert({ actions, item: { id, data: { remindDate: null } } })
  w.clock.set('2026-01-16T00:00:00Z')
  await w.runJobs()
  expect(reminded(w)).toHaveLength(2)
})

test('without the action remindDate is only noted; with it alone the noted one counts', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make({ remindDate: '2026-01-15T10:00:00Z' })
  w.clock.advance(2 * HOUR)
  await w.runJobs()
  expect(w.mails).toEqual([])
  await my.updateFields(id, {}, { actions: [REMIND] })
  await w.runJobs()
  expect(mailed(w)).toEqual([w.ada.email])
})

test('sendEmailAtUserOnDesc mails each user that desc mentions, once', async () => {
  const w = await world()
  const my = crm(w)
  const desc = `@[Ben Franklin](${my.user(w.ben)}), @${w.cem.email}: see @[Ben](${my.user(w.ben)}), @${w.eve.email} @nobody`
  const id = await my.make({ desc }, { actions: [MAIL, MAIL] })
  await w.runJobs()
  expect(mailed(w).sort()).toEqual([w.ben.email, w.cem.email])
  await my.updateFields(id, { city: 'Cairo' })
  await w.runJobs()
  expect(w.mails).toHaveLength(2)
  await my.updateFields(id, { desc: `@${w.dan.email}` }, { actions: [REMIND, MAIL] })
  await w.runJobs()
  expect(mailed(w).slice(2)).toEqual([w.dan.email])
})

test.each([[['x']], [[REMIND, 'OrganizationTaskActionHandler.addremind']], [Array(21).fill(REMIND)], ['x']])(
  'the actions %j are refused, and nothing is saved',
  async (actions) => {
    const w = await world()
    const my = crm(w)
    const id = await my.make()
    const before = await contents(w)
    const field = expect.stringMatching(/^\/actions/)
    const upsert = await my.upsert({ actions, item: { data: await my.data() } })
    expect(upsert).toMatchObject({ status: 400, body: { success: false, errors: [{ field }] } })
    const update = await my.updateFields(id, { name: 'x' }, { actions })
    expect(update).toMatchObject({ status: 400, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  },
)

test('run for no save that is refused, and once for one that comes twice', async () => {
  const w = await world()
  const my = crm(w)
  const data = await my.data({ desc: `@${w.ben.email}` })
  expect((await my.upsert({ actions: [MAIL], item: { data: { ...data, mrr: 'x' } } })).status).toBe(422)
  await w.runJobs()
  expect(w.mails).toEqual([])
  const key = { 'idempotency-key': 'a' }
  for (let i = 0; i < 3; i++) await my.upsert({ actions: [MAIL], item: { data } }, key)
  await w.runJobs()
  expect(mailed(w)).toEqual([w.ben.email])
})

test('are not for those who may only look', async () => {
  const w = await world()
  const my = crm(w)
  const id = await my.make({ desc: `@${w.cem.email}`, remindDate: '2026-01-01' })
  const ben = crm(w, w.ben)
  const before = await contents(w)
  expect((await ben.updateFields(id, {}, { actions: [MAIL] })).status).toBe(403)
  expect((await ben.updateFields(id, {}, { actions: [REMIND] })).status).toBe(403)
  await openSales(w, 'create')
  expect((await ben.updateFields(id, {}, { actions: [REMIND] })).status).toBe(403)
  expect((await contents(w)).job).toEqual(before.job)
  expect((await ben.updateFields(id, {}, { actions: [MAIL] })).status).toBe(200)
})

import { expect, test } from 'vitest'
import { scheduleReminder } from '../../server/usecases/lead/reminders.ts'
import { seconds, type World, type WorldOptions, world } from '../support/world.ts'

const HOUR = 3_600_000

/** A lead of ada's, assigned to ben and cem, who have read that. */
async function worldWithLead(options: WorldOptions = {}, assignees = (w: World) => [w.ben._id, w.cem._id]) {
  const w = await world(options)
  const lead = { group: w.sales, name: 'Big deal', assignees: assignees(w) }
  const { body } = await w.as(w.ada).post('/tasks', lead)
  for (const person of [w.ben, w.cem]) await w.as(person).put('/notifications', { read: true })
  const remind = (at: number | null) => w.store.write(w.ada.actor, (tx) => scheduleReminder(tx, body._id, at))
  return { ...w, lead: body as { _id: string }, remind, mailed: () => w.mails.map(({ to }) => to.address).sort() }
}

const notificationsOf = async ({ as }: Pick<World, 'as'>, person: World['ada']) => {
  const all = (await as(person).get('/notifications')).body as { type: string; task: string }[]
  return all.filter(({ type }) => type === 'task-reminded') // the assignees were told of the lead, too
}

test('reaches each assignee at its time, once, as a notification and as a mail', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() + HOUR)
  await w.runJobs()
  w.clock.advance(HOUR - 1)
  await w.runJobs()
  expect(w.mailed()).toEqual([])
  w.clock.advance(1)
  await w.runJobs()
  await w.runJobs()
  expect(w.mailed()).toEqual([w.ben.email, w.cem.email])
  for (const person of [w.ben, w.cem]) {
    expect(await notificationsOf(w, person)).toMatchObject([{ type: 'task-reminded', task: w.lead._id }])
  }
  expect(await notificationsOf(w, w.ada)).toEqual([])
})

test('reaches the author where nobody is assigned', async () => {
  const w = await worldWithLead({}, () => [])
  await w.remind(w.clock.now())
  await w.runJobs()
  expect(w.mailed()).toEqual([w.ada.email])
})

test('reaches present members only; the author where no assignee is left', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() + HOUR)
  await w.as(w.ada).delete(`/organization/users/${w.ben._id}`)
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mailed()).toEqual([w.cem.email])

  await w.remind(w.clock.now() + HOUR)
  await w.as(w.ada).delete(`/organization/users/${w.cem._id}`)
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mailed()).toEqual([w.ada.email, w.cem.email])
})

test('one in the past goes out at once', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() - 365 * 24 * HOUR)
  await w.runJobs()
  expect(w.mailed()).toHaveLength(2)
})

test('is moved, and comes at the new time alone', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() + HOUR)
  await w.remind(w.clock.now() + 2 * HOUR)
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mailed()).toEqual([])
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mailed()).toHaveLength(2)
})

test('is taken back with null, and with the lead', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() + HOUR)
  await w.remind(null)
  w.clock.advance(HOUR)
  await w.runJobs()
  await w.remind(w.clock.now() + HOUR)
  expect((await w.as(w.ada).delete(`/tasks/${w.lead._id}`)).status).toBe(200)
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mails).toEqual([])
})

test('does not come when the task is in a pipeline no longer, and comes once it is back', async () => {
  const w = await worldWithLead()
  const move = async (group: string, state: string) =>
    expect((await w.as(w.ada).put(`/tasks/${w.lead._id}`, { group, state })).status).toBe(200)
  const { state } = (await w.as(w.ada).get(`/tasks/${w.lead._id}`)).body
  await w.remind(w.clock.now() + HOUR)
  await move(w.website, 'cb_waiting')
  w.clock.advance(HOUR)
  await w.runJobs()
  expect(w.mails).toEqual([])
  await move(w.sales, state)
  await w.remind(w.clock.now())
  await w.runJobs()
  expect(w.mails).toHaveLength(2)
})

test('a second one on the same lead comes as well', async () => {
  const w = await worldWithLead()
  for (const _ of [1, 2]) {
    await w.remind(w.clock.now())
    await w.runJobs()
  }
  expect(w.mails).toHaveLength(4)
  expect(await notificationsOf(w, w.ben)).toHaveLength(2)
})

test('a clock that goes back does not bring it a second time', async () => {
  const w = await worldWithLead()
  await w.remind(w.clock.now() + HOUR)
  w.clock.advance(HOUR)
  await w.runJobs()
  w.clock.advance(-2 * HOUR)
  await w.runJobs()
  w.clock.advance(2 * HOUR)
  await w.runJobs()
  expect(w.mails).toHaveLength(2)
})

test.each([
  ['en', 'Reminder: Big deal', 'Due: 29.01.2026 13:00'],
  ['tr', 'Hatırlatma: Big deal', 'Son tarih: 29.01.2026 13:00'],
])('speaks the language of its reader: %s', async (language, subject, deadline) => {
  const w = await worldWithLead({ config: { url: 'https://cuboid.example' } }, ({ ben }) => [ben._id])
  await w.as(w.ada).put(`/tasks/${w.lead._id}`, { deadline: seconds('2026-01-29T10:00:00Z') })
  await w.as(w.ben).put('/app/me', { language })
  await w.remind(w.clock.now())
  await w.runJobs()
  expect(w.mails).toMatchObject([{ to: { name: 'Ben Franklin', address: w.ben.email }, subject }])
  expect(w.mails[0]?.text).toContain(deadline)
  expect(w.mails[0]?.text).toContain(`https://cuboid.example/tasks/${w.lead._id}`)
})

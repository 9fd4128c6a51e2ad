import { describe, expect, test } from 'vitest'
import { crm } from '../support/crm.ts'
import { seconds, type World, world } from '../support/world.ts'

const DUE = '2026-03-31T17:00:00.061Z'

/** A lead whose every instant was set through CubeDrive, to the millisecond. */
async function fineLead(w: World): Promise<string> {
  const my = crm(w)
  w.clock.advance(61)
  const id = await my.make({
    dueDate: DUE,
    remindDate: '2026-03-30T09:00:00.999Z',
    createdAt: '2025-06-29T11:31:36.061Z',
  })
  w.clock.advance(1007)
  await my.updateFields(id, { dueDate: '2026-04-01T17:00:00.062Z', remindDate: '2026-03-29T09:00:00.001Z' })
  await my.updateFields(id, { dueDate: DUE })
  return id
}

/** Every number that could be an instant of these years, with where it stands. */
function instantsIn(value: unknown, at = ''): [string, number][] {
  if (typeof value === 'number') return value > 1e9 ? [[at, value]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => instantsIn(each, `${at}/${key}`))
}

describe('instants of the main API are whole seconds, whoever set them', () => {
  test('in every answer', async () => {
    const w = await world({ now: '2026-01-15T09:00:00.789Z' })
    const { as, ada, website, sales } = w
    const lead = await fineLead(w)
    const door = as(ada)
    const recurrence = {
      type: 'daily',
      period: 1,
      createWhen: 'completed',
      active: true,
      stopCondition: 'date',
      end: 1893456000.5,
    }
    const { body: task } = await door.post('/tasks', {
      group: website,
      name: 'x',
      start: 1769817600.25,
      deadline: 1769817601.75,
      recurrent: true,
      recurrence,
    })
    expect(task).toMatchObject({ start: 1769817600, deadline: 1769817601, recurrence: { end: 1893456000 } })
    await door.put(`/tasks/${task._id}`, { deadline: 1769900000.9 })
    await door.post(`/tasks/${lead}/activities`, { content: 'Hello' })
    await door.put(`/tasks/${lead}/state`, { value: 'Won' })
    await door.put(`/tasks/${task._id}/state`, { value: 'cb_completed' })
    await door.put(`/tasks/${lead}/archive`, { value: true })
    await door.post('/views', {
      name: 'Late',
      kind: 'list',
      group: website,
      settings: { filter: { deadline: 'overdue' } },
    })
    await door.post('/access-tokens', { name: 'mine', expiresAt: 1893456000.5 })
    const { body: client } = await door.post('/crm/customers', { name: 'Nile' })
    const trashed = (await door.post('/tasks', { group: website, name: 'gone' })).body._id
    await door.delete(`/tasks/${trashed}`)
    const answers = [
      ...[`/tasks/${lead}`, `/tasks/${task._id}`, `/tasks?archived=all&include=recurrence,lead,start,deadline,createdAt`],
      ...[`/tasks/${lead}/activities`, `/tasks/${task._id}/activities`, '/events', '/notifications', `/tasks/trash?group=${website}`],
      ...['/views', '/access-tokens', '/sessions', '/groups', `/groups/${sales}`, `/crm/customers/${client._id}`, '/crm/customers'],
      ...['/reports/tasks?by=state', '/reports/done', '/reports/leads', `/pipelines/${sales}/summary`, '/organization', '/app/me'],
    ] // biome-ignore format: a list of addresses
    let count = 0
    for (const path of answers) {
      const { status, body } = await door.get(path)
      expect([200, 404], path).toContain(status)
      const found = instantsIn(body)
      count += found.length
      expect(
        found.filter(([, each]) => !Number.isInteger(each) || each > 1e11),
        path,
      ).toEqual([])
    }
    expect(count).toBeGreaterThan(30)
    expect((await door.get(`/tasks/${lead}`)).body).toMatchObject({
      deadline: seconds('2026-03-31T17:00:00Z'),
      createdAt: seconds('2025-06-29T11:31:36Z'),
      lead: { remindAt: seconds('2026-03-29T09:00:00Z') },
    })
  })

  test('a task sent back as it was read keeps its milliseconds, and nothing changed', async () => {
    const w = await world()
    const id = await fineLead(w)
    const door = w.as(w.ada)
    const { body: read } = await door.get(`/tasks/${id}`)
    expect((await door.put(`/tasks/${id}`, read)).body.activity).toBeNull()
    const { body } = await door.put(`/tasks/${id}`, {
      deadline: read.deadline + 1,
      lead: { remindAt: read.lead.remindAt },
    })
    expect(body.activity.data.changes).toEqual([{ field: 'deadline', from: read.deadline, to: read.deadline + 1 }])
    expect(await crm(w).row(id)).toMatchObject({
      dueDate: Date.parse('2026-03-31T17:00:01Z'),
      remindDate: Date.parse('2026-03-29T09:00:00.001Z'),
    })
  })

  test('a task is found by the second that it shows', async () => {
    const w = await world()
    const id = await fineLead(w)
    const at = seconds('2026-03-31T17:00:00Z')
    for (const query of [`deadlineFrom=${at}&deadlineTo=${at}`, `startDate=${at}&endDate=${at}`, `deadlineTo=${at}`])
      expect(
        (await w.as(w.ada).get(`/tasks?${query}`)).body.map((task: { _id: string }) => task._id),
        query,
      ).toEqual([id])
    expect((await w.as(w.ada).get(`/tasks?deadlineFrom=${at + 1}`)).body).toEqual([])
  })
})

test.each([
  ['/tasks', { name: 'x', deadline: 1769817600000 }, '/deadline'],
  ['/tasks', { name: 'x', start: 1769817600000 }, '/start'],
  ['/tasks', { name: 'x', lead: { remindAt: 1769817600000 } }, '/lead/remindAt'],
  ['/tasks', { name: 'x', recurrence: { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'date', end: 1769817600000 } }, '/recurrence/end'],
  ['/access-tokens', { name: 'x', expiresAt: 1769817600000 }, '/expiresAt'],
  ['/recurrences/preview', { deadline: 1769817600000, recurrence: { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' } }, '/deadline'],
])('milliseconds in %s %j are refused with a word about seconds', async (path, body, field) => {
  const w = await world()
  const answer = await w.as(w.ada).post(path, { ...body, group: w.sales })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } })
  expect(answer.body.errors[0].message).toMatch(/Unix seconds.*1769817600000 looks like milliseconds/)
}) // biome-ignore format: a table

test.each(['/tasks?deadlineFrom=', '/tasks?startDate=0&endDate=', '/reports/tasks?by=state&from='])(
  'milliseconds in %s are refused with a word about seconds',
  async (path) => {
    const w = await world()
    const { status, body } = await w.as(w.ada).get(`${path}1769817600000`)
    expect([status, body.errors[0].message]).toEqual([400, expect.stringMatching(/Unix seconds.*milliseconds/)])
  },
)

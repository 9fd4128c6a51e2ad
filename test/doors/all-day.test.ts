import { describe, expect, test } from 'vitest'
import { crm } from '../support/crm.ts'
import { seconds, type World, world } from '../support/world.ts'

/** Acme is in Istanbul, three hours ahead of UTC. */
const LAST = '2026-02-02T20:59:59Z'
const FIRST = '2026-02-01T21:00:00Z'

const make = async (w: World, more: object): Promise<string> =>
  (await w.as(w.ada).post('/tasks', { group: w.sales, name: 'Fleet', ...more })).body._id
const read = async (w: World, id: string) => (await w.as(w.ada).get(`/tasks/${id}`)).body

describe('a task whose dates are days', () => {
  test('lasts from the first second of its day to the last, in the zone of the organization', async () => {
    const w = await world()
    const noon = seconds('2026-02-02T09:00:00Z')
    const id = await make(w, { start: noon, deadline: noon, allDay: true })
    const days = { allDay: true, start: seconds(FIRST), deadline: seconds(LAST) }
    expect(await read(w, id)).toMatchObject(days)
    expect((await w.as(w.ada).get(`/tasks?group=${w.sales}`)).body).toMatchObject([days])
    expect((await crm(w).row(id))?.dueDate).toBe(Date.parse(LAST))
  })

  test('has a time when one is given, and is a day again when that is said', async () => {
    const w = await world()
    const id = await make(w, { deadline: seconds('2026-02-02T09:00:00Z'), allDay: true })
    const put = async (body: object) => (await w.as(w.ada).put(`/tasks/${id}`, body)).body.task
    expect(await put({ deadline: seconds(LAST), name: 'Sent back' })).toMatchObject({ allDay: true })
    const at = seconds('2026-02-03T14:00:00Z')
    expect(await put({ deadline: at })).toMatchObject({ allDay: false, deadline: at })
    expect(await put({ allDay: true })).toMatchObject({ allDay: true, deadline: seconds('2026-02-03T20:59:59Z') })
    expect(await put({ allDay: null })).toMatchObject({ allDay: false, deadline: seconds('2026-02-03T20:59:59Z') })
    const { body } = await w.as(w.ada).put(`/tasks/${id}`, { allDay: true })
    expect(body.activity.data.changes).toEqual([{ field: 'allDay', from: false, to: true }])
  })

  test('is one of a date without a time in the CRM, and sent back changes nothing', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ dueDate: '$iso8601:2026-02-02' })
    expect(await read(w, id)).toMatchObject({ allDay: true, deadline: seconds(LAST) })
    const row = await my.row(id)
    expect(row?.dueDate).toBe(Date.parse(LAST))
    await my.updateFields(id, { dueDate: row?.dueDate })
    expect(await read(w, id)).toMatchObject({ allDay: true, deadline: seconds(LAST) })
    await my.updateFields(id, { dueDate: '2026-02-03T10:00:00Z' })
    expect(await read(w, id)).toMatchObject({ allDay: false, deadline: seconds('2026-02-03T10:00:00Z') })
    await my.updateFields(id, { dueDate: '2026-02-04' })
    expect(await read(w, id)).toMatchObject({ allDay: true, deadline: seconds('2026-02-04T20:59:59Z') })
  })

  test('is due until the day ends there', async () => {
    const w = await world({ now: '2026-02-02T20:59:00Z' })
    const id = await make(w, { deadline: seconds('2026-02-02T00:00:00Z'), allDay: true })
    const statuses = async () => [(await read(w, id)).lead.status, (await crm(w).row(id))?.status]
    expect(await statuses()).toEqual(['todo', 'todo'])
    w.clock.set('2026-02-02T21:00:00Z')
    expect(await statuses()).toEqual(['expired', 'expired'])
  })

  test('stays on its day when the organization moves to another zone', async () => {
    const w = await world()
    const noon = seconds('2026-02-02T09:00:00Z')
    const day = await make(w, { start: noon, deadline: noon, allDay: true })
    const timed = await make(w, { deadline: noon })
    const inSummer = await make(w, { deadline: seconds('2026-07-01T09:00:00Z'), allDay: true })
    await w.as(w.ada).put('/organization', { timezone: 'America/Los_Angeles' })
    expect(await read(w, day)).toMatchObject({
      start: seconds('2026-02-02T08:00:00Z'),
      deadline: seconds('2026-02-03T07:59:59Z'),
    })
    expect(await read(w, inSummer)).toMatchObject({ deadline: seconds('2026-07-02T06:59:59Z') })
    expect(await read(w, timed)).toMatchObject({ deadline: noon })
  })

  test('recurs on days, over a change of the zone, too', async () => {
    const w = await world({ now: '2026-02-02T09:00:00Z' })
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const body = { deadline: seconds('2026-02-02T09:00:00Z'), allDay: true, recurrent: true, recurrence }
    const id = await make(w, { ...body, recurrence: { ...recurrence, timezone: 'Asia/Tokyo' } })
    const next = async () => (await w.as(w.ada).get(`/tasks?group=${w.sales}&completed=false`)).body[0]
    await w.as(w.ada).put(`/tasks/${id}/state`, { value: 'Won' })
    expect(await next()).toMatchObject({ allDay: true, deadline: seconds('2026-02-03T20:59:59Z') })
    await w.as(w.ada).put('/organization', { timezone: 'Asia/Tokyo' })
    await w.as(w.ada).put(`/tasks/${(await next())._id}/state`, { value: 'Won' })
    expect(await next()).toMatchObject({ allDay: true, deadline: seconds('2026-02-04T14:59:59Z') })
  })

  test('is written about by its day alone, wherever the reader is', async () => {
    const w = await world({ now: '2026-02-01T09:00:00Z' })
    await w.as(w.ada).put('/app/me', { localization: { timezone: 'Asia/Tokyo' } })
    await make(w, {
      ...{ deadline: seconds(LAST), allDay: true, assignees: [w.ada._id] },
      lead: { remindAt: seconds('2026-02-01T10:00:00Z') },
    })
    w.clock.set('2026-02-01T10:00:01Z')
    await w.runJobs()
    const text = w.mails.map((mail) => mail.text).join('\n')
    expect(text).toContain('02.02.2026')
    expect(text).not.toContain('05:59')
  })

  test('falls into the same month of the forecast for everybody', async () => {
    const w = await world()
    await make(w, { deadline: seconds('2026-01-31T12:00:00Z'), allDay: true })
    await make(w, { deadline: seconds('2026-01-31T20:59:59Z') }) // a time, which is in February elsewhere
    const january = async (zone: string) => {
      await w.as(w.ben).put('/app/me', { localization: { timezone: zone } })
      const { months } = (await w.as(w.ben).get(`/pipelines/${w.sales}/summary`)).body
      return months.find(({ month }: { month: string }) => month === '2026-01').count
    }
    expect(await january('America/Los_Angeles')).toBe(2)
    expect(await january('Europe/Istanbul')).toBe(2)
    expect(await january('Asia/Tokyo')).toBe(1)
  })

  test.each([['yes'], [1], [{}]])('takes nothing but true and false: %j', async (allDay) => {
    const w = await world()
    const id = await make(w, {})
    const { status, body } = await w.as(w.ada).put(`/tasks/${id}`, { allDay })
    expect(status).toBe(400)
    expect(body.errors).toMatchObject([{ field: '/allDay' }])
  })
})

import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales } from '../support/crm.ts'
import { seconds, world } from '../support/world.ts'

describe('fields', () => {
  test.each(['mrr', 'expectedRevenue', 'periodRevenue', 'period', 'estimateDays', 'priority'])(
    '%s comes back in the type it came in',
    async (field) => {
      const w = await world()
      const my = crm(w)
      const id = await my.make({ [field]: 4000 })
      expect((await my.row(id))?.[field]).toBe(4000)
      await my.updateFields(id, { city: 'Cairo' })
      expect((await my.row(id))?.[field]).toBe(4000)
      await my.updateFields(id, { [field]: '5000' })
      expect((await my.row(id))?.[field]).toBe('5000')
      await my.updateFields(id, { [field]: '' })
      expect((await my.row(id))?.[field]).toBe(field === 'priority' ? '3000' : null)
    },
  )

  test('null and what is empty unset', async () => {
    const w = await world()
    const { body: client } = await w.as(w.ada).post('/crm/customers', { name: 'Nile' })
    const my = crm(w)
    const given = {
      desc: 'd', customer: 'c', email: 'e', postCode: '1', probablity: 1, mrr: '1', period: 1, dueDate: '2026-02-01', remindDate: '2026-02-01',
      status: 'done', priority: '5000', organizationId: client._id, tags: ['a'], assignedUsers: [my.user(w.ben)], own: 'x',
    } // biome-ignore format: a list of fields
    const unset = {
      desc: '', customer: null, email: null, postCode: null, probablity: null, mrr: null, period: null, dueDate: null, remindDate: null,
      status: 'todo', priority: '3000', organizationId: '', tags: [], assignedUsers: [], 'remind Date': null,
    } // biome-ignore format: a list of fields
    const nulls = Object.fromEntries(Object.keys(given).map((field) => [field, null]))
    const lists = { tags: [], assignedUsers: [], own: null }
    for (const empty of [nulls, { ...Object.fromEntries(Object.keys(given).map((field) => [field, ''])), ...lists }]) {
      const id = await my.make(given)
      expect(await my.row(id)).toMatchObject({ desc: 'd', organizationId: client._id, own: 'x', priority: '5000' })
      expect((await my.updateFields(id, empty)).status).toBe(200)
      expect(await my.row(id)).toMatchObject(unset)
      expect(await my.row(id)).not.toHaveProperty('own')
    }
  })

  test('a reminder for a day alone goes out at the time that the caller has set', async () => {
    const w = await world()
    await openSales(w, 'edit')
    await w.as(w.ben).put('/app/me', { localization: { reminderTime: '07:30' } })
    const remindDate = '2026-02-01'
    const id = await crm(w).make({ remindDate })
    expect(await crm(w).row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T09:00:00+03:00') })
    const my = crm(w, w.ben)
    await my.updateFields(id, { 'remind Date': `$iso8601:${remindDate}` })
    expect(await my.row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T07:30:00+03:00') })
    await my.updateFields(id, { remindDate: `${remindDate}T10:00` })
    expect(await my.row(id)).toMatchObject({ remindDate: Date.parse('2026-02-01T10:00:00+03:00') })
  })

  test('probability and "remind Date" are other names', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ probability: 70, 'remind Date': '$iso8601:2026-02-01T00:00:00Z' })
    expect(await my.row(id)).toMatchObject({ probablity: 70, remindDate: Date.parse('2026-02-01T00:00:00Z') })
    expect(await my.row(id)).not.toHaveProperty('probability')
    await my.updateFields(id, { probablity: 0, probability: 9 })
    expect(await my.row(id)).toMatchObject({ probablity: 0 })
  })

  test('instants without an offset are read in the zone of the organization, and may be numbers', async () => {
    const w = await world()
    const my = crm(w)
    const dueDate = async (given: unknown) => (await my.row(await my.make({ dueDate: given })))?.dueDate
    expect(await dueDate('2026-02-01')).toBe(Date.parse('2026-02-01T20:59:59Z')) // a day, until it ends
    expect(await dueDate('$iso8601:2026-02-01T10:00')).toBe(Date.parse('2026-02-01T07:00:00Z'))
    expect(await dueDate(Date.parse('2026-02-01'))).toBe(Date.parse('2026-02-01'))
  })

  test('of your own are kept, merged and taken out', async () => {
    const w = await world()
    const my = crm(w)
    const own = {
      toString: 'x',
      constructor: 1,
      'a.b': [null, { c: '' }],
      "it's": true,
      company: 'own',
      $x: 1.5,
      null: false,
      nothing: null,
    }
    const id = await my.make(own)
    const { nothing, ...kept } = own
    expect(await my.row(id)).toMatchObject({ ...own, customer: null })
    expect((await my.rows({ 'data.nothing': { $exists: false } })).map((row) => row.id)).toEqual([id])
    await my.updateFields(id, { 'a.b': null, more: 0, $x: '' })
    expect(await my.row(id)).toHaveProperty('nothing', null)
    await my.updateFields(id, { nothing: null })
    expect(await my.row(id)).not.toHaveProperty('nothing')
    const { 'a.b': gone, ...left } = kept
    expect(await my.row(id)).toMatchObject({ ...left, more: 0, $x: '' })
    expect(await my.row(id)).not.toHaveProperty('a.b')
  })

  test('of your own are 256 and 64 KiB at most', async () => {
    const w = await world()
    const my = crm(w)
    const many = Object.fromEntries(Array.from({ length: 256 }, (_, i) => [`x${i}`, i]))
    const id = await my.make(many)
    const before = await contents(w)
    expect(await my.updateFields(id, { x256: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: '/item/data' }] },
    })
    expect((await my.upsert({ item: { data: await my.data({ ...many, y: 1 }) } })).status).toBe(422)
    expect(await contents(w)).toEqual(before)
    expect((await my.updateFields(id, { x256: 1, x0: null })).status).toBe(200)

    const room = 64 * 1024 - '{"x":""}'.length
    expect((await my.upsert({ item: { data: await my.data({ x: 'x'.repeat(room) }) } })).status).toBe(200)
    expect((await my.upsert({ item: { data: await my.data({ x: 'x'.repeat(room + 1) }) } })).status).toBe(422)
    expect((await my.upsert({ item: { data: await my.data({ ['n'.repeat(100)]: 1 }) } })).status).toBe(200)
    expect((await my.upsert({ item: { data: await my.data({ ['n'.repeat(101)]: 1 }) } })).status).toBe(400)
  })

  test('the server gives stay the server’s', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ id: '5', title: 'x', color: 'gold', updatedAt: 5, dataId: '7' })
    expect(await my.row(id)).toMatchObject({ id, title: 'Fleet', color: 'cyan', updatedAt: w.clock.now() })
    expect(await my.row(id)).not.toHaveProperty('dataId')
  })

  test('createdAt and rank may be given', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ createdAt: '2020-01-01T00:00:00Z', rank: -1.5 })
    expect(await my.row(id)).toMatchObject({
      createdAt: Date.parse('2020-01-01'),
      rank: -1.5,
      updatedAt: w.clock.now(),
    })
    await my.updateFields(id, { createdAt: '2021-01-01T00:00:00Z', rank: 7 })
    expect(await my.row(id)).toMatchObject({ createdAt: Date.parse('2021-01-01'), rank: 7 })
    expect((await w.as(w.ada).get(`/tasks/${id}`)).body.createdAt).toBe(seconds('2021-01-01'))
  })
})

import { describe, expect, test } from 'vitest'
import { FORM, withPipeline } from '../support/contract-crm.ts'

describe('paginate', () => {
  test('answers a page, its total, and colours by place', async () => {
    const { make, page } = await withPipeline()
    for (let i = 0; i < 8; i++) await make({ name: `Lead ${i}` })
    const all = await page({})
    expect(Object.keys(all).sort()).toEqual(['rows', 'success', 'total'])
    expect(all).toMatchObject({ success: true, total: 8 })
    expect(all.rows.map(({ color }: { color: string }) => color)).toEqual([
      'cyan',
      'green',
      'blue',
      'geekblue',
      'purple',
      'gold',
      'cyan',
      'green',
    ])
    const part = await page({ start: 6, limit: 5 })
    expect(part.total).toBe(8)
    expect(part.rows.map(({ id }: { id: string }) => id)).toEqual(all.rows.slice(6).map(({ id }: { id: string }) => id))
  })

  test.each<[string, object, string[]]>([
    ['equality', { 'data.city': 'Cairo' }, ['a', 'b']],
    ['two conditions', { 'data.city': 'Cairo', 'data.mrr': 10 }, ['a']],
    ['$in', { 'data.city': { $in: ['Cairo', 'Izmir'] } }, ['a', 'b', 'c']],
    ['$nin', { 'data.city': { $nin: ['Cairo'] } }, ['c', 'd']],
    ['$eq', { 'data.city': { $eq: 'Izmir' } }, ['c']],
    ['$ne', { 'data.city': { $ne: 'Izmir' } }, ['a', 'b', 'd']],
    ['$gt', { 'data.mrr': { $gt: 10 } }, ['b']],
    ['$gte with digits', { 'data.mrr': { $gte: '10' } }, ['a', 'b']],
    ['$lt', { 'data.mrr': { $lt: 100 } }, ['a']],
    ['$lte', { 'data.mrr': { $lte: 100 } }, ['a', 'b']],
    ['$exists', { 'data.city': { $exists: false } }, ['d']],
    ['$and', { $and: [{ 'data.city': 'Cairo' }, { 'data.mrr': { $gt: 10 } }] }, ['b']],
    ['$or', { $or: [{ 'data.city': 'Izmir' }, { 'data.mrr': 10 }] }, ['a', 'c']],
    ['$not', { 'data.city': { $not: { $in: ['Cairo'] } } }, ['c', 'd']],
    ['an instant', { 'data.dueDate': { $lt: '$iso8601:2026-02-01T00:00:00Z' } }, ['a']],
    ['a person in a list', { 'data.assignedUsers.userId': '$userId:BEN' }, ['a']],
    ['a field of one’s own', { 'data.fleetSize': { $gte: 5 } }, ['d']],
    ['nothing', {}, ['a', 'b', 'c', 'd']],
  ])('filters by %s', async (_, filters, expected) => {
    const { make, page, enc, ben } = await withPipeline()
    await make({
      name: 'a',
      city: 'Cairo',
      mrr: 10,
      dueDate: '2026-01-31T00:00:00Z',
      assignedUsers: [{ userId: enc(ben) }],
    })
    await make({ name: 'b', city: 'Cairo', mrr: '100', dueDate: '2026-02-28T00:00:00Z' })
    await make({ name: 'c', city: 'Izmir' })
    await make({ name: 'd', fleetSize: 12 })
    const said = JSON.parse(JSON.stringify(filters).replace('BEN', enc(ben)))
    const { rows, total } = await page({ filters: said })
    expect(rows.map(({ name }: { name: string }) => name).sort()).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test('sorts in order, numbers as numbers; missing ones last in both directions; newest rank first when nothing is asked', async () => {
    const { make, page } = await withPipeline()
    await make({ name: 'a', mrr: '9', city: 'x' })
    await make({ name: 'b', mrr: '10', city: 'x' })
    await make({ name: 'c', mrr: '10', city: 'a' })
    await make({ name: 'd' })
    const list = async (sorts?: object) => (await page({ sorts })).rows.map(({ name }: { name: string }) => name)
    expect(await list()).toEqual(['d', 'c', 'b', 'a'])
    expect(await list({ 'data.mrr': 1, 'data.city': 1 })).toEqual(['a', 'c', 'b', 'd'])
    expect(await list({ 'data.mrr': -1, 'data.city': 1 })).toEqual(['c', 'b', 'a', 'd'])
    expect(await list({ createdAt: 1, 'data.name': -1 })).toEqual(['d', 'c', 'b', 'a'])
  })

  test.each<[object, string]>([
    [{ filters: { 'data.mrr': { $near: 1 } } }, '$near'],
    [{ filters: { owner: 1 } }, 'owner'],
    [{ filters: { 'data.mrr': 'much' } }, 'mrr'],
    [{ filters: { 'data.dueDate': 'soon' } }, 'dueDate'],
    [{ filters: [] }, 'filters'],
    [{ sorts: { 'data.mrr': 2 } }, 'mrr'],
    [{ sorts: { nonsense: 1 } }, 'nonsense'],
    [{ limit: 501 }, 'limit'],
    [{ limit: 0 }, 'limit'],
    [{ start: -1 }, 'start'],
    [{ rowsHandler: 'Other.toRows' }, 'rowsHandler'],
  ])('%j is 400 and names it', async (body, name) => {
    const { door } = await withPipeline()
    const answer = await door.post(`${FORM}/paginate`, body)
    expect(answer).toMatchObject({ status: 400, body: { success: false } })
    expect(answer.body.info).toContain(name)
  })

  test('other forms are 404; expired is read and never stored', async () => {
    const { door, make, row, clock, page } = await withPipeline()
    expect((await door.post('/cubedrive/formDataApi/10100001/paginate', {})).status).toBe(404)
    expect((await door.post('/cubedrive/formDataApi/x/upsert', {})).status).toBe(404)
    const id = await make({ dueDate: '2026-01-15T20:00:00Z' })
    expect((await row(id)).status).toBe('todo')
    clock.set('2026-01-15T20:00:01Z')
    expect((await row(id)).status).toBe('expired')
    expect((await page({ filters: { 'data.status': 'expired' } })).total).toBe(1)
  })
})

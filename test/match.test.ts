import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFilters } from '../server/api/cubedrive/query/filters.ts'
import { parseSorts } from '../server/api/cubedrive/query/sorts.ts'
import { compareBy, type LeadRecord, matches } from './support/match.ts'

const ADA = 'AAAAAAAAAAE'
const BOB = 'AAAAAAAAAAI'
const world = {
  decryptUser: (text: string) =>
    new Map([
      [ADA, 1],
      [BOB, 2],
    ]).get(text) ?? null,
  zone: 'UTC',
}
const isFound = (filters: unknown, lead: LeadRecord) => matches(parseFilters(filters, world, []), lead)

const RENT: LeadRecord = {
  fields: {
    id: '7530219278054741695',
    name: 'Rent',
    company: '',
    phone: null,
    priority: 3500,
    expectedRevenue: 1000,
    stageId: 4,
    createdAt: Date.UTC(2026, 0, 1),
    ownerId: 1,
    assigneeIds: [1, 2],
    assigneeNames: ['Ada', 'Bob'],
    tagNames: [],
  },
  extra: JSON.parse(
    '{"color":"blue","size":10,"digits":"10","paid":true,"sizes":[1,5,"x"],"object":{"a":1},"none":null,"__proto__":"p"}',
  ),
}

test.each<[string, unknown, boolean]>([
  ['equal text', { 'data.name': 'Rent' }, true],
  ['case counts', { 'data.name': 'rent' }, false],
  ['all paths must hold', { 'data.name': 'Rent', 'data.categoryId': 5 }, false],
  ['digits as a number', { 'data.expectedRevenue': '1000.00' }, true],
  ['digits as a number, not as text', { 'data.priority': { $lt: '10000' } }, true],
  ['an instant', { createdAt: { $gte: '$iso8601:2026-01-01', $lt: '2026-01-02' } }, true],
  ['a user', { 'data.authorId': `$userId:${ADA}` }, true],
  ['any element', { 'data.assignedUsers.userId': BOB }, true],
  ['any element, of several asked for', { 'data.assignedUsers.name': { $in: ['Eve', 'Bob'] } }, true],
  ['no element', { 'data.assignedUsers.userId': { $ne: BOB } }, false],
  ['each operator finds its own element', { 'data.assignedUsers.name': { $lt: 'B', $gt: 'B' } }, true],
  ['what exists', { 'data.name': { $exists: true } }, true],
  ['an empty text exists', { 'data.customer': { $exists: true } }, true],
  ['an empty text is not null', { 'data.customer': null }, false],
  ['null does not exist', { 'data.phone': { $exists: false } }, true],
  ['what is absent does not exist', { 'data.email': { $exists: false } }, true],
  ['what is absent is null', { 'data.email': null }, true],
  ['an empty list does not exist', { 'data.tags': { $exists: true } }, false],
  ['what is absent differs', { 'data.email': { $ne: 'a' } }, true],
  ['what is absent is in no list', { 'data.email': { $nin: ['a'] } }, true],
  ['what is absent is not less', { 'data.email': { $lt: 'a' } }, false],
  ['what is absent is not the same or less', { 'data.email': { $lte: '' } }, false],
  ['not less', { 'data.email': { $not: { $lt: 'a' } } }, true],
  ['$or', { $or: [{ 'data.name': 'x' }, { 'data.categoryId': '4' }] }, true],
  ['$and', { $and: [{ 'data.name': 'x' }, { 'data.categoryId': 4 }] }, false],
  ['$not', { $not: { 'data.name': 'x' } }, true],
  ['in nothing', { 'data.name': { $in: [] } }, false],
  ['not in nothing', { 'data.name': { $nin: [] } }, true],
  ['an id above another', { id: { $gt: '9' } }, true],
  ['an id that is none', { id: { $in: ['x', '__proto__'] } }, false],
  ['extra text', { 'data.color': { $gte: 'blue' } }, true],
  ['an extra number', { 'data.size': { $gt: 9 } }, true],
  ['an extra number is no text', { 'data.size': '10' }, false],
  ['extra digits are no number', { 'data.digits': { $lt: 11 } }, false],
  ['an extra boolean', { 'data.paid': true }, true],
  ['an extra boolean is no number', { 'data.paid': 1 }, false],
  ['any element of an extra list', { 'data.sizes': { $in: [5, 6] } }, true],
  ['any element of the same type', { 'data.sizes': { $gt: 5 } }, false],
  ['an extra object exists', { 'data.object': { $exists: true } }, true],
  ['an extra object is in no list', { 'data.object': { $nin: ['a', 1] } }, true],
  ['an extra null does not exist', { 'data.none': { $exists: false } }, true],
  ['no extra field is inherited', { 'data.toString': { $exists: false } }, true],
  ['an extra field of any name', { 'data.__proto__': 'p' }, true],
])('%s', (_, filters, expected) => {
  expect(isFound(filters, RENT)).toBe(expected)
  expect(isFound({ $not: filters }, RENT)).toBe(!expected)
})

const texts = fc.constantFrom('', 'a', 'b', '\uffff', '🚀')
const leads: fc.Arbitrary<LeadRecord> = fc.record({
  fields: fc.record({
    id: fc.integer({ min: 1, max: 20 }).map(String),
    name: fc.option(texts),
    mrr: fc.option(fc.integer({ min: 0, max: 3 })),
    tagNames: fc.array(texts, { maxLength: 2 }),
  }),
  extra: fc.dictionary(
    fc.constantFrom('x', 'y'),
    fc.oneof(fc.jsonValue(), fc.integer({ min: 0, max: 3 }), texts, fc.boolean()),
  ),
})
const sorts = fc.uniqueArray(
  fc.tuple(fc.constantFrom('data.name', 'data.mrr', 'data.tags', 'data.x', 'data.y', 'id'), fc.constantFrom(1, -1)),
  { selector: ([path]) => path },
)

describe('order', () => {
  const order = (sorts: unknown, extras: unknown[]) =>
    extras
      .map((x, i): LeadRecord => ({ fields: { id: String(100 + i) }, extra: x === undefined ? {} : { x } }))
      .toSorted(compareBy(parseSorts(sorts, [])))
      .map((lead) => lead.extra.x)

  test('missing values come last either way, types one after the other', () => {
    const extras = [true, null, 'b', 2, undefined, 'a', 10, { a: 1 }, false]
    expect(order({ 'data.x': 1 }, extras)).toEqual([2, 10, 'a', 'b', false, true, { a: 1 }, undefined, null])
    expect(order({ 'data.x': -1 }, extras)).toEqual([true, false, 'b', 'a', 10, 2, { a: 1 }, undefined, null])
  })

  test('text goes by code point', () => {
    expect(order({ 'data.x': 1 }, ['🚀', '\uffff', 'b', 'B', ''])).toEqual(['', 'B', 'b', '\uffff', '🚀'])
  })

  test('a list goes by its least or its greatest element', () => {
    expect(order({ 'data.x': 1 }, [[1, 9], [5], []])).toEqual([[1, 9], [5], []])
    expect(order({ 'data.x': -1 }, [[5], [1, 9], []])).toEqual([[1, 9], [5], []])
  })

  test('without sorts, or among equals, the newest comes first', () => {
    expect(order({}, ['a', 'b', 'c'])).toEqual(['c', 'b', 'a'])
    expect(order({ 'data.x': 1 }, ['b', 'a', 'b'])).toEqual(['a', 'b', 'b'])
    const [first] = [{ id: '9' }, { id: '10' }].map((fields) => ({ fields, extra: {} })).toSorted(compareBy([]))
    expect(first?.fields.id).toBe('10')
  })

  test('is one and the same from wherever it starts', () => {
    fc.assert(
      fc.property(fc.uniqueArray(leads, { selector: (lead) => lead.fields.id }), sorts, (found, asked) => {
        const by = compareBy(parseSorts(Object.fromEntries(asked), []))
        const sorted = found.toSorted(by)
        expect(found.toReversed().toSorted(by)).toEqual(sorted)
        for (const [i, lead] of sorted.entries())
          for (const later of sorted.slice(i + 1)) expect(by(lead, later)).toBeLessThan(0)
      }),
    )
  })
})

test('each operator and its opposite part all leads between them', () => {
  const value = fc.constantFrom('a', 'b', 1, 2, true)
  fc.assert(
    fc.property(leads, value, fc.constantFrom('data.x', 'data.y'), (lead, asked, path) => {
      const is = (condition: unknown) => isFound({ [path]: condition }, lead)
      expect(is({ $ne: asked })).toBe(!is(asked))
      expect(is({ $nin: [asked, null] })).toBe(!is({ $in: [asked, null] }))
      expect(is({ $exists: false })).toBe(is(null))
      expect(is({ $gte: asked })).toBe(is({ $or: [{ $gt: asked }, asked] }))
      expect(is({ $lte: asked })).toBe(is({ $or: [{ $lt: asked }, asked] }))
      if (is({ $gt: asked })) expect(is({ $exists: true })).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fault } from '../../../domain/errors.ts'
import { parseFilters } from './filters.ts'

const ADA = 'AAAAAAAAAAE'
const world = { decryptUser: (text: string) => (text === ADA ? 1 : null), zone: 'UTC' }
function parse(filters: unknown) {
  const faults: Fault<string>[] = []
  const filter = parseFilters(filters, world, faults)
  return { filter, wrongPlaces: faults.map(({ field }) => field) }
}

const name = { kind: 'text', field: 'name', isList: false }
const dueAt = { kind: 'instant', field: 'deadlineAt', isList: false }
const owner = { kind: 'user', field: 'ownerId', isList: false }
const client = { kind: 'id', field: 'clientId', isList: false }
const all = (...of: unknown[]) => ({ kind: 'all', of })
const any = (...of: unknown[]) => ({ kind: 'any', of })
const not = (of: unknown) => ({ kind: 'not', of })
const exists = (path: unknown) => ({ kind: 'exists', path })
const oneOf = (path: unknown, ...values: unknown[]) => ({ kind: 'in', path, values })
const compare = (path: unknown, op: string, value: unknown) => ({ kind: 'compare', path, op, value })

test.each<[string, unknown, unknown]>([
  ['nothing', undefined, all()],
  ['null', null, all()],
  ['an empty object', {}, all()],
  ['a plain value', { 'data.name': 'a' }, all(oneOf(name, 'a'))],
  ['null as a value', { 'data.name': null }, all(any(not(exists(name)), oneOf(name)))],
  [
    'several paths',
    { 'data.name': 'a', id: '7' },
    all(oneOf(name, 'a'), oneOf({ kind: 'id', field: 'id', isList: false }, '7')),
  ],
  ['$eq', { 'data.name': { $eq: 'a' } }, all(all(oneOf(name, 'a')))],
  ['$ne', { 'data.name': { $ne: 'a' } }, all(all(not(oneOf(name, 'a'))))],
  ['$ne null', { 'data.name': { $ne: null } }, all(all(not(any(not(exists(name)), oneOf(name)))))],
  ['$in', { 'data.name': { $in: ['a', 'b'] } }, all(all(oneOf(name, 'a', 'b')))],
  ['$in with null', { 'data.name': { $in: ['a', null] } }, all(all(any(not(exists(name)), oneOf(name, 'a'))))],
  ['$in nothing', { 'data.name': { $in: [] } }, all(all(oneOf(name)))],
  ['$nin', { 'data.name': { $nin: ['a'] } }, all(all(not(oneOf(name, 'a'))))],
  ['$exists', { 'data.name': { $exists: true } }, all(all(exists(name)))],
  ['$exists false', { 'data.name': { $exists: false } }, all(all(not(exists(name))))],
  [
    'a range',
    { 'data.dueDate': { $gte: 0, $lt: '1970-01-01T00:00:01Z' } },
    all(all(compare(dueAt, 'gte', 0), compare(dueAt, 'lt', 1000))),
  ],
  ['$not of operators', { 'data.dueDate': { $not: { $gt: 0 } } }, all(all(not(all(compare(dueAt, 'gt', 0)))))],
  ['$not of a value', { 'data.name': { $not: 'a' } }, all(all(not(oneOf(name, 'a'))))],
  [
    '$or of operators',
    { 'data.name': { $or: ['a', { $gt: 'b' }] } },
    all(all(any(oneOf(name, 'a'), all(compare(name, 'gt', 'b'))))),
  ],
  ['$and', { $and: [{ 'data.name': 'a' }, {}] }, all(all(all(oneOf(name, 'a')), all()))],
  ['$or', { $or: [{ 'data.name': 'a' }] }, all(any(all(oneOf(name, 'a'))))],
  ['$not', { $not: { 'data.name': 'a' } }, all(not(all(oneOf(name, 'a'))))],
  ['a user', { 'data.authorId': `$userId:${ADA}` }, all(oneOf(owner, 1))],
  ['a user who is none', { 'data.authorId': { $ne: '$userId:AAAAAAAAAAA' } }, all(all(not(oneOf(owner))))],
  ['no client', { 'data.organizationId': '' }, all(any(not(exists(client)), oneOf(client)))],
  ['above what is no id', { id: { $gt: 'x' } }, all(all(any()))],
  ['an extra field', { 'data.a.b': { $gt: true } }, all(all(compare({ kind: 'extra', name: 'a.b' }, 'gt', true)))],
  ['ordinary names', JSON.parse('{"data.__proto__":"a"}'), all(oneOf({ kind: 'extra', name: '__proto__' }, 'a'))],
])('%s', (_, filters, expected) => {
  expect(parse(filters).filter).toEqual(expected)
})

describe('what is wrong is named, all of it', () => {
  const tooDeep = (depth: number): unknown => (depth === 0 ? { 'data.name': 'a' } : { $and: [tooDeep(depth - 1)] })
  const lists = (count: number) => ({
    $or: Array.from({ length: count }, () => ({ 'data.name': { $in: Array(500).fill('a') } })),
  })
  const conditions = (count: number) => ({ $or: Array.from({ length: count }, () => ({ 'data.name': 'a' })) })

  test.each<[unknown, string[]]>([
    [[], ['/filters']],
    ['data.name', ['/filters']],
    [{ title: 'a' }, ['/filters/title']],
    [{ $where: 'sleep(1)' }, ['/filters/$where']],
    [{ $gt: 1 }, ['/filters/$gt']],
    [JSON.parse('{"__proto__":{"data.name":"a"}}'), ['/filters/__proto__']],
    [{ 'data.name': { $regex: 'a' } }, ['/filters/data.name/$regex']],
    [{ 'data.name': { first: 'a' } }, ['/filters/data.name/first']],
    [{ 'data.name': {} }, ['/filters/data.name']],
    [{ 'data.name': ['a'] }, ['/filters/data.name']],
    [{ 'data.name': { $gt: null } }, ['/filters/data.name/$gt']],
    [{ 'data.name': { $in: 'a' } }, ['/filters/data.name/$in']],
    [{ 'data.name': { $in: ['a', 1, 2] } }, ['/filters/data.name/$in/1', '/filters/data.name/$in/2']],
    [{ 'data.name': { $exists: 1 } }, ['/filters/data.name/$exists']],
    [{ 'data.authorId': { $gt: ADA } }, ['/filters/data.authorId/$gt']],
    [{ 'data.authorId': 1 }, ['/filters/data.authorId']],
    [{ 'data.a/b~c': [] }, ['/filters/data.a~1b~0c']],
    [{ $or: [] }, ['/filters/$or']],
    [{ $and: { 'data.name': 'a' } }, ['/filters/$and']],
    [{ $not: 'a' }, ['/filters/$not']],
    [
      { $or: [{ 'data.mrr': 'x' }, 1, { id: { $no: 1, $gt: 1 } }] },
      ['/filters/$or/0/data.mrr', '/filters/$or/1', '/filters/$or/2/id/$no', '/filters/$or/2/id/$gt'],
    ],
    [tooDeep(8), []],
    [tooDeep(9), [`/filters${'/$and/0'.repeat(9)}`]],
    [{ 'data.name': { $not: { $not: { $not: { $not: { $not: { $not: { $not: { $not: 'a' } } } } } } } } }, []],
    [
      { $not: { 'data.name': { $not: { $not: { $not: { $not: { $not: { $not: { $not: { $not: 'a' } } } } } } } } } },
      [`/filters/$not/data.name${'/$not'.repeat(8)}`],
    ],
    [conditions(100), []],
    [conditions(101), ['/filters/$or/100/data.name']],
    [lists(10), []],
    [lists(11), ['/filters/$or/10/data.name/$in']],
    [{ 'data.name': { $in: Array(500).fill('a') } }, []],
    [{ 'data.name': { $nin: Array(501).fill('a') } }, ['/filters/data.name/$nin']],
    [
      { 'data.name': { $in: Array(500).fill(1) } },
      Array.from({ length: 100 }, (_, i) => `/filters/data.name/$in/${i}`),
    ],
  ])('%j', (filters, expected) => {
    expect(parse(filters).wrongPlaces).toEqual(expected)
  })

  test('whatever JSON comes is read or refused', () => {
    const keys = fc.constantFrom(
      '$and',
      '$or',
      '$not',
      '$in',
      '$eq',
      '$gt',
      '$exists',
      'data.name',
      'data.x',
      'id',
      'data.tags',
      '__proto__',
    )
    const json = fc.oneof(
      fc.jsonValue(),
      fc.letrec((tie) => ({
        json: fc.oneof(
          { depthSize: 'medium' },
          fc.constantFrom('a', '1', 1, true, null, ADA),
          fc.dictionary(keys, tie('json'), { noNullPrototype: false }),
          fc.array(tie('json'), { maxLength: 3 }),
        ),
      })).json,
    )
    fc.assert(
      fc.property(json, (filters) => {
        expect(parse(filters).wrongPlaces.every((place) => place.startsWith('/filters'))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

import type { ErrorObject } from 'ajv'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { sentence } from '../../domain/refusals.ts'
import { faultsOf } from './schema-faults.ts'
import { validatorCompiler } from './validation.ts'

const step = (more: object) =>
  Type.Object({ name: Type.String({ minLength: 1 }), done: Type.Union([Type.Boolean(), Type.Number()]), ...more })
const Steps = (of: ReturnType<typeof step>) =>
  Type.Union([Type.Array(of, { maxItems: 3 }), Type.Object({ total: Type.Number() }), Type.Null()])
const schema = Type.Object({
  steps: Type.Optional(Steps(step({ steps: Type.Optional(Steps(step({}))) }))),
  files: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Object({ id: Type.String() })]))),
})

/** Field and reason of each, as the body is refused. */
function refused(body: unknown): string[] {
  const answer = validatorCompiler({ schema, method: 'POST', url: '/', httpPart: 'body' })(body)
  if (typeof answer !== 'object' || !('error' in answer)) return []
  return faultsOf(answer.error as unknown as ErrorObject[], 'body').map(
    ({ field, code, params }) => `${field} ${sentence(code, params)}`,
  )
}

test.each<[string, object, string[]]>([
  ['has none where it meets one of them', { steps: [{ name: 'a', done: 1, steps: { total: 1 } }], files: ['1'] }, []],
  ['is of none of their types', { steps: 'x' }, ['/steps must be array or object or null']],
  ['is an object that lacks a member', { steps: {} }, ['/steps/total is required']],
  ['is an object with a wrong member', { steps: { total: '5' } }, ['/steps/total must be number']],
  [
    'is a list with a wrong member',
    { steps: [{ name: '', done: true }, { done: 'x' }] },
    [
      '/steps/0/name must have a character that can be seen',
      '/steps/1/name is required',
      '/steps/1/done must be boolean or number',
    ],
  ],
  [
    'is too long a list',
    { steps: Array(4).fill({ name: 'a', done: true }) },
    ['/steps must not have more than 3 items'],
  ],
  [
    'holds others that have several',
    { steps: [{ name: 'a', done: 0, steps: [{ name: 'b' }] }, { name: 'c', done: 0, steps: { total: null } }, 7] },
    ['/steps/0/steps/0/done is required', '/steps/1/steps/total must be number', '/steps/2 must be object'],
  ],
  [
    'is one of many, each with its own form',
    { files: [1, {}, '2', { id: 3 }, null] },
    [
      '/files/0 must be string or object',
      '/files/1/id is required',
      '/files/3/id must be string',
      '/files/4 must be string or object',
    ],
  ],
])('the faults of a value with several forms: %s', (_, body, faults) => expect(refused(body)).toEqual(faults))

test('a hundred faults are told, of however many', () => {
  const files = Array.from({ length: 2_000 }, (_, i) => (i % 2 ? {} : 0))
  expect(refused({ files, steps: files })).toHaveLength(100)
})

test('a large body is told its first fault alone', () => {
  const files = Array.from({ length: 50_000 }, (_, i) => (i % 2 ? {} : 0))
  expect(refused({ files, steps: files })).toEqual(['/steps must not have more than 3 items'])
})

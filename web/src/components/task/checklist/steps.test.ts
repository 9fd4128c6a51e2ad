import { describe, expect, test } from 'vitest'
import { added, type CheckList, moved, newStep, placeByKey, placeOf, replaced, type Step, ticked } from './steps.ts'

const step = (id: string, steps?: Step[], completed = false): Step => ({
  id,
  name: id,
  assignees: [],
  completed,
  ...(steps && { stepType: 'steps', steps }),
})
/** `a(b,c)`, with a tick after what is done. */
const drawn = (steps: CheckList): string =>
  steps
    .map(
      ({ id, completed, steps: under }) =>
        id + (completed ? '✓' : '') + (under ? `(${drawn(under as CheckList)})` : ''),
    )
    .join(',')
const list = [step('a', [step('b'), step('c', [step('d')])]), step('e'), step('f')]

describe('a key on a handle moves a step', () => {
  test.each([
    ['e', 'ArrowUp', 'e,a(b,c(d)),f'],
    ['e', 'ArrowDown', 'a(b,c(d)),f,e'],
    ['a', 'ArrowUp', undefined],
    ['f', 'ArrowDown', undefined],
    ['e', 'ArrowRight', 'a(b,c(d),e),f'],
    ['f', 'ArrowRight', 'a(b,c(d)),e(f)'],
    ['a', 'ArrowRight', undefined],
    ['b', 'ArrowLeft', 'a(c(d)),b,e,f'],
    ['d', 'ArrowLeft', 'a(b,c,d),e,f'],
    ['e', 'ArrowLeft', undefined],
  ])('%s by %s', (id, key, expected) => {
    const place = placeByKey(list, id, key)
    const next = place && moved(list, id, place)
    expect(next && drawn(next)).toBe(expected)
  })
})

test('nothing goes under itself, into a bar, or too deep', () => {
  expect(moved(list, 'a', { parentId: 'd', index: 0 })).toBe(undefined)
  expect(moved(list, 'a', { parentId: 'a', index: 0 })).toBe(undefined)
  const bar: Step = { ...step('bar'), stepType: 'progress', total: 3, completed: 0 }
  expect(moved([...list, bar], 'e', { parentId: 'bar', index: 0 })).toBe(undefined)
  const deep = [...'1234567'].reduceRight<Step[]>((under, id) => [step(id, under.length > 0 ? under : undefined)], [])
  expect(moved([...deep, step('x')], 'x', { parentId: '7', index: 0 })).toBeDefined()
  expect(moved([...deep, step('x', [step('y')])], 'x', { parentId: '7', index: 0 })).toBe(undefined)
})

test('what is above a step is done exactly when all under it are', () => {
  const done = replaced(list, 'b', (each) => ticked(each, true))
  expect(drawn(done)).toBe('a(b✓,c(d)),e,f')
  expect(drawn(replaced(done, 'c', (each) => ticked(each, true)))).toBe('a✓(b✓,c✓(d✓)),e,f')
  expect(drawn(replaced(done, 'c', () => null))).toBe('a✓(b✓),e,f')
  expect(drawn(replaced(list, 'd', () => null))).toBe('a(b,c),e,f')
})

test('a new step comes last, or last under another one', () => {
  expect(placeOf(added(list, null, newStep('x')), 'e')).toEqual({ parentId: null, index: 1 })
  expect(drawn(added(list, 'e', step('x')))).toBe('a(b,c(d)),e(x),f')
})

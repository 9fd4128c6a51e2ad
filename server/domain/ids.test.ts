import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idGenerator, isRecordId, isSmallId, timeOf } from './ids.ts'

const NOW = Date.UTC(2026, 0, 31, 12)

test('an id is its time, node and sequence', () => {
  const { next } = idGenerator({ clock: () => NOW, node: 5 })
  expect(next()).toBe(String((BigInt(NOW) << 22n) | (5n << 12n)))
  expect(next()).toBe(String((BigInt(NOW) << 22n) | (5n << 12n) | 1n))
})

test('ids grow and stay the node’s own, whatever the clock does', () => {
  const clocks = fc.array(fc.integer({ min: NOW - 3, max: NOW + 3 }), { minLength: 1 })
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 1023 }), (times, node) => {
      const ticks = times.values()
      const { next } = idGenerator({ clock: () => ticks.next().value ?? NOW, node })
      const ids = times.map(() => BigInt(next()))
      expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] as bigint))).toBe(true)
      expect(ids.every((id) => ((id >> 12n) & 1023n) === BigInt(node))).toBe(true)
    }),
  )
})

test('more than 4,096 ids in a millisecond borrow from the next', () => {
  const { next } = idGenerator({ clock: () => NOW, node: 1023 })
  const ids = Array.from({ length: 3 * 4096 }, next)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.map(timeOf)).toEqual(ids.map((_, i) => NOW + Math.floor(i / 4096)))
})

test('a clock that has jumped back in between two processes repeats nothing', () => {
  const ids = idGenerator({ clock: () => NOW, node: 1 })
  ids.stayAbove(NOW + 60_000)
  expect(timeOf(ids.next())).toBe(NOW + 60_001)
  ids.stayAbove(NOW)
  expect(timeOf(ids.next())).toBe(NOW + 60_001)
})

test.each([-1, 1024, 0.5, Number.NaN])('node %s is refused', (node) => {
  expect(() => idGenerator({ clock: () => NOW, node })).toThrow(RangeError)
})

test.each([2 ** 41, Number.NaN])('at %s there are no ids', (time) => {
  expect(() => idGenerator({ clock: () => time, node: 1 }).next()).toThrow(RangeError)
})

test('every id made is a record id, the last one included', () => {
  const { next } = idGenerator({ clock: () => 2 ** 41 - 1, node: 1023 })
  const ids = Array.from({ length: 4096 }, next)
  expect(ids.every(isRecordId)).toBe(true)
  expect(ids.at(-1)).toBe(String(2n ** 63n - 1n))
})

test.each([
  ['1', true],
  ['9223372036854775807', true],
  ['9223372036854775808', false],
  ['10000000000000000000', false],
  ['0', false],
  ['01', false],
  ['-1', false],
  ['+1', false],
  ['1.0', false],
  ['1e3', false],
  [' 1', false],
  ['1\n', false],
  ['٣', false],
  ['', false],
  ['__proto__', false],
])('isRecordId(%j) is %j', (text, expected) => {
  expect(isRecordId(text)).toBe(expected)
})

test.each([
  [1, true],
  ['1', true],
  [2147483647, true],
  ['2147483647', true],
  [2147483648, false],
  ['2147483648', false],
  ['10000000000', false],
  [0, false],
  [-0, false],
  [-1, false],
  [1.5, false],
  [1e21, false],
  [Number.NaN, false],
  ['01', false],
  ['1\n', false],
  ['', false],
])('isSmallId(%j) is %j', (id, expected) => {
  expect(isSmallId(id)).toBe(expected)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptChange } from './change.ts'

const kept = (from: unknown, to: unknown) => keptChange({ field: 'desc', from, to })
const long = 'All work and no play makes Jack a dull boy. '.repeat(100)

test.each<[string, unknown, unknown]>([
  ['short texts', 'a', 'b'],
  ['what was unset', long, null],
  ['numbers', 1, 2],
  ['short lists', [1], [1, 2]],
])('%s are kept whole', (_, from, to) => expect(kept(from, to)).toEqual({ field: 'desc', from, to }))

test('of a long text the part that differs is kept, with some of what is around it', () => {
  const { from, to, at } = kept(`${long}old${long}`, `${long}new${long}`)
  const [before, after] = [long.slice(-40), long.slice(0, 40)]
  expect({ from, to, at }).toEqual({ from: `${before}old${after}`, to: `${before}new${after}`, at: long.length - 40 })
})

test('of a long list the elements that differ are kept, and where they begin', () => {
  const steps = Array.from({ length: 500 }, (_, id) => ({ id, name: 'a step with a name' }))
  const changed = steps.with(300, { id: 300, name: 'another' })
  expect(kept(steps, changed)).toEqual({ field: 'desc', from: [steps[300]], to: [changed[300]], at: 300 })
})

test('either text can be made from the other one and the change, and no character is cut', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }).map((part) => part.repeat(6))
  fc.assert(
    fc.property(
      text,
      text,
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (head, tail, old, now) => {
        const [before, after] = [head + old + tail, head + now + tail]
        const change = kept(before, after)
        const [from, to] = [change.from as string, change.to as string] // they are texts
        const start = change.at ?? 0
        const characters = [...before]
        const end = start + [...from].length
        expect(from.isWellFormed() && to.isWellFormed()).toBe(true)
        expect([...characters.slice(0, start), to, ...characters.slice(end)].join('')).toBe(after)
      },
    ),
  )
})

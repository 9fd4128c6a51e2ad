import { expect, test } from 'vitest'
import type { TaskItem } from '../../../api.ts'
import { mondaysOf, weekOf } from './weeks.ts'

const spans = (...list: [string, string][]) =>
  list.map(([from, to], i) => ({ task: { _id: String(i) } as TaskItem, span: { from, to } }))

test('a month has the weeks that it touches', () => {
  expect(mondaysOf('2026-02-10')).toEqual(['2026-01-26', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'])
  expect(mondaysOf('2027-02-01')).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22'])
  expect(mondaysOf('2026-08-31')).toHaveLength(6)
})

test('spans that meet lie in different lanes, and are cut at the ends of the week', () => {
  const { bars } = weekOf(
    '2026-01-12',
    spans(
      ['2026-01-01', '2026-01-14'],
      ['2026-01-13', '2026-01-13'],
      ['2026-01-15', '2026-02-15'],
      ['2026-01-19', '2026-01-20'],
    ),
  )
  expect(bars.map(({ first, last, lane, before, after }) => ({ first, last, lane, before, after }))).toEqual([
    { first: 0, last: 2, lane: 0, before: true, after: false },
    { first: 1, last: 1, lane: 1, before: false, after: false },
    { first: 3, last: 6, lane: 0, before: false, after: true },
  ])
})

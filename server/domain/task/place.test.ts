import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inRank, MOST_RANK, type Ranked, ranksBetween, type Side } from './place.ts'

const column = (...ranks: number[]): Ranked[] => ranks.map((rank, i) => ({ id: String(9000 - i), rank })).sort(inRank)

/** Where the task is put before `column[index]`: the column then, and how many others were touched. */
function placed(tasks: readonly Ranked[], id: string, index: number) {
  const above: Side = { tasks: tasks.slice(0, index).reverse(), isWhole: true }
  const below: Side = { tasks: tasks.slice(index), isWhole: true }
  const ranks = ranksBetween(id, above, below)
  if (!ranks) throw new Error('There is no room.')
  const after = [...tasks, { id, rank: 0 }].map((task) => ({ ...task, rank: ranks.get(task.id) ?? task.rank }))
  return { tasks: after.sort(inRank), touched: ranks.size - 1 }
}
const idsOf = (tasks: readonly Ranked[]) => tasks.map(({ id }) => id)

test.each([
  ['on top', [30, 20, 10], 0, 0],
  ['between two that leave room', [30, 20, 10], 2, 0],
  ['at the end', [30, 20, 10], 3, 0],
  ['on top of equal ones', [5, 5, 5, 5, 5], 0, 0],
  ['among equal ones, next to the top', [5, 5, 5, 5, 5], 1, 1],
  ['among equal ones, next to the end', [5, 5, 5, 5, 5], 4, 1],
  ['between neighbouring doubles', [1.7e12 + 2 ** -12, 1.7e12], 1, 1],
  ['between what no double lies between', [Number.MIN_VALUE, 0], 1, 1],
  ['among the largest', [MOST_RANK, MOST_RANK, MOST_RANK], 1, 2],
  ['on top of the largest', [MOST_RANK, MOST_RANK], 0, 2],
  ['below the smallest', [-MOST_RANK, -MOST_RANK], 2, 2],
])('a task goes %s: %j at %i touches %i others', (_, ranks, index, touched) => {
  const before = column(...ranks)
  const after = placed(before, 'x'.padStart(4, '9'), index)
  expect(idsOf(after.tasks)).toEqual(idsOf(before).toSpliced(index, 0, '999x'))
  expect(after.touched).toBe(touched)
})

test('a task that is alone keeps its rank', () => {
  const nobody = { tasks: [], isWhole: true }
  expect(ranksBetween('1', nobody, nobody)).toEqual(new Map())
})

test('where too few of the neighbours are known to make room, it says so', () => {
  const equal = { tasks: column(5, 5, 5), isWhole: false }
  expect(ranksBetween('1', equal, equal)).toBeNull()
})

test('any order can be made, whatever the ranks were', () => {
  const rank = fc.oneof(
    fc.constantFrom(0, 1, 1.7e12, MOST_RANK, -MOST_RANK, Number.MIN_VALUE),
    fc.double({ min: -MOST_RANK, max: MOST_RANK, noNaN: true }),
  )
  const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 })
  fc.assert(
    fc.property(fc.array(rank, { minLength: 2, maxLength: 40 }), moves, (ranks, asked) => {
      let tasks = column(...ranks)
      for (const [which, where] of asked) {
        const task = tasks[which % tasks.length] as Ranked
        const others = tasks.filter(({ id }) => id !== task.id)
        const index = where % tasks.length
        const expected = idsOf(others).toSpliced(index, 0, task.id)
        tasks = placed(others, task.id, index).tasks
        expect(idsOf(tasks)).toEqual(expected)
        expect(tasks.every((each) => Math.abs(each.rank) <= MOST_RANK)).toBe(true)
      }
    }),
  )
})

test('thousands of tasks go between the same two, each by moving few others', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 1, 1.7e12, -3e14),
      fc.constantFrom(1, 2 ** -20, 60_000),
      fc.boolean(),
      (at, gap, onTop) => {
        let tasks = column(at + gap, at)
        let touched = 0
        for (let i = 0; i < 3000; i++) {
          const id = String(10_000 + i)
          const index = onTop ? 1 : tasks.length - 1
          const after = placed(tasks, id, index)
          expect(after.tasks[index]?.id).toBe(id)
          touched += after.touched
          tasks = after.tasks
        }
        expect(new Set(tasks.map(({ rank }) => rank)).size).toBe(3002)
        expect(tasks.every(({ rank }) => Number.isFinite(rank))).toBe(true)
        expect(touched / 3000).toBeLessThan(64)
      },
    ),
    { numRuns: 3 },
  )
})

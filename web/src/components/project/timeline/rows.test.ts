import { expect, test } from 'vitest'
import type { TaskItem } from '../../../api.ts'
import { type DatedTask, fromHereOn, type Grouping, linksOf, rowsOf } from './rows.ts'

const NOW = '2026-01-20'
const task = (_id: string, from: string, to: string, assignees: string[] = [], group = ''): DatedTask => ({
  task: { _id, assignees, group } as unknown as TaskItem,
  span: { from: `2026-${from}`, to: `2026-${to}` },
})
const ids = (tasks: readonly DatedTask[]) => tasks.map(({ task: { _id } }) => _id)

test('what is seen or lies ahead comes first by its start, what is over after it, the newest first', () => {
  const tasks = [
    task('long over', '01-01', '01-02'),
    task('ahead', '02-10', '02-12'),
    task('just over', '01-10', '01-14'),
    task('at the edge', '01-15', '01-15'),
    task('goes on', '01-01', '03-01'),
    task('over, begun later', '01-12', '01-14'),
    task('today', '01-20', '01-20'),
  ]
  expect(ids(fromHereOn(tasks, NOW))).toEqual([
    'goes on',
    'at the edge',
    'today',
    'ahead',
    'over, begun later',
    'just over',
    'long over',
  ])
  expect(rowsOf(tasks, NOW).map(({ key }) => key)).toEqual(ids(fromHereOn(tasks, NOW)))
})

test('so it is for each person, with those of nobody last', () => {
  const tasks = [
    task('1', '01-01', '01-02', ['b', 'a']),
    task('2', '01-21', '01-22', ['b']),
    task('3', '01-21', '01-22'),
  ]
  const people: Grouping = {
    by: 'person',
    groupsOf: ({ assignees }) => assignees,
    compare: (a, b) => a.localeCompare(b),
  }
  expect(rowsOf(tasks, NOW, people).map(({ key }) => key)).toEqual([
    'person a',
    'a 1',
    'person b',
    'b 2',
    'b 1',
    'person null',
    'null 3',
  ])
})

test('and for each project, in the given order, with how many there are', () => {
  const tasks = [
    task('1', '01-01', '01-02', [], 'shop'),
    task('2', '01-21', '01-22', [], 'website'),
    task('3', '01-21', '01-22', [], 'shop'),
  ]
  const rank = ['website', 'nothing in it', 'shop']
  const places: Grouping = {
    by: 'project',
    groupsOf: ({ group }) => [group],
    compare: (a, b) => rank.indexOf(a) - rank.indexOf(b),
  }
  const rows = rowsOf(tasks, NOW, places)
  expect(rows.map(({ key }) => key)).toEqual(['project website', 'website 2', 'project shop', 'shop 3', 'shop 1'])
  expect(rows.flatMap((row) => (row.kind === 'group' ? [row.count] : []))).toEqual([1, 2])
})

test('a line goes from each bar to those that wait for it, once, where both are there', () => {
  const waits = (each: DatedTask, ...blockedBy: string[]): DatedTask => ({ ...each, task: { ...each.task, blockedBy } })
  const rows = rowsOf(
    [
      task('plan', '01-21', '01-22'),
      waits(task('paint', '01-23', '01-24'), 'plan', 'not here'),
      waits(task('early', '01-22', '01-25'), 'paint'),
    ],
    NOW,
  )
  expect(linksOf(rows)).toEqual([
    { key: 'paint early', from: { row: 2, day: '2026-01-24' }, to: { row: 1, day: '2026-01-22' }, isLate: true },
    { key: 'plan paint', from: { row: 0, day: '2026-01-22' }, to: { row: 2, day: '2026-01-23' }, isLate: false },
  ])
})

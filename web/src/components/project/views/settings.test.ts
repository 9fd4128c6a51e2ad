import { expect, test } from 'vitest'
import { isSame, type Kind, type Settings, searchOf, settingsOf } from './settings.ts'

const filter = {
  states: ['cb_active', 'In, between'],
  assignees: ['me', 'none'],
  assignedBy: ['2'],
  tags: ['7', '8'],
  customer: '9',
  deadline: '2026-01-01..',
  search: 'paint',
  archived: 'true',
  recursive: true,
} as const satisfies object

test.each<[Kind, Settings]>([
  ['board', { filter: {} }],
  ['board', { filter: { ...filter, states: [...filter.states] } as Settings['filter'] }],
  ['list', { filter: { archived: 'all' }, sort: '-deadline', groupBy: 'tag', columns: ['name', 'deadline'] }],
  ['calendar', { filter: {}, calendar: 'week' }],
  ['timeline', { filter: { deadline: 'overdue' }, zoom: 'month', rows: 'flat' }],
  ['timeline', { filter: { recursive: true }, rows: 'project' }],
])('the address of a %s view says what was saved: %j', (kind, settings) => {
  const search = searchOf({ _id: '1', settings })
  expect(settingsOf(kind, search)).toEqual(settings)
  expect(isSame(settingsOf(kind, search), settings)).toBe(true)
  expect(isSame(settingsOf(kind, { ...search, text: 'else' }), settings)).toBe(false)
})

test('what another view left in the address is cleared', () => {
  const left = { assignee: '1', state: ['x'], sort: 'name', columns: 'name', cal: 'week', task: '5' }
  expect(settingsOf('list', { ...left, ...searchOf({ _id: '1', settings: { filter: {} } }) })).toEqual({ filter: {} })
})

test('what a kind has no use for is not saved with it', () => {
  expect(settingsOf('board', { sort: 'name', by: 'tag', cal: 'week', zoom: 'week' })).toEqual({ filter: {} })
})

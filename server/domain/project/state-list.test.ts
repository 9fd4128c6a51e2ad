import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import { FaultCollector } from '../errors.ts'
import { DEFAULT_STATES, type State } from './state.ts'
import { arrangeStates, type StateInput } from './state-list.ts'

const [model] = DEFAULT_STATES
const state = (id: number, name: string, more: Partial<State> = {}): State => ({
  ...model!, id, name, projectId: '1', weight: 99 + id, isDefault: id === 1, isCollapsed: false, authorId: 1, createdAt: 0,
  archivedAt: null, ...more,
}) // biome-ignore format: a list of names
const a = state(1, 'A')
const b = state(2, 'B', { color: '#123', colorKey: 'mauve', type: 'suspended' })
const old = state(3, 'Old', { archivedAt: 5 })
const present = [a, b, old]

const arranged = (inputs: StateInput[], kind: 'project' | 'pipeline' = 'project') =>
  arrangeStates(inputs, present, kind, new FaultCollector())
const wrong = (inputs: StateInput[]) =>
  refused(() => {
    const faults = new FaultCollector()
    arrangeStates(inputs, present, 'project', faults)
    faults.raise()
  })
const idsOf = (inputs: StateInput[]) => arranged(inputs).states.map((listed) => listed.present?.id ?? null)

describe('states are the present ones', () => {
  test.each<[string, StateInput[], (number | null)[]]>([
    [
      'by id',
      [
        { id: 2, name: 'x' },
        { id: 1, name: 'y' },
      ],
      [2, 1],
    ],
    ['by name, in another case too', [{ name: 'b' }, { name: 'new' }], [2, null]],
    ['by id first', [{ name: 'A' }, { id: 1, name: 'x' }], [null, 1]],
    ['also archived ones', [{ name: 'A' }, { name: 'old' }], [1, 3]],
  ])('%s', (_, inputs, ids) => expect(idsOf(inputs)).toEqual(ids))

  test('and those that are left out are archived', () => {
    expect(arranged([{ name: 'A' }]).left).toEqual([b])
    expect(arranged([{ name: 'A' }, { name: 'B', isActive: false }]).left).toEqual([b])
    expect(arranged([{ name: 'A' }, { name: 'B' }]).left).toEqual([])
  })
})

describe('one state is the default', () => {
  const defaults = (inputs: StateInput[], kind?: 'project' | 'pipeline') =>
    arranged(inputs, kind).states.flatMap(({ name, isDefault }) => (isDefault ? name : []))

  test('the one that is marked, else the first active one', () => {
    expect(defaults([{ name: 'A' }, { name: 'B', isDefault: true }])).toEqual(['B'])
    expect(defaults([{ name: 'A', isActive: false }, { name: 'B' }])).toEqual(['B'])
    expect(defaults([{ name: 'A', isActive: false, isDefault: true }, { name: 'B' }])).toEqual(['B'])
  })
  test('in a pipeline always the first active one', () => {
    expect(defaults([{ name: 'A' }, { name: 'B', isDefault: true }], 'pipeline')).toEqual(['A'])
  })
})

test('a state has the type, the look and the place that are asked for, else those it had, else those that go together', () => {
  const { states } = arranged([
    { name: 'B' },
    { name: 'new' },
    { name: 'A', color: '#fff', textColor: '#000', type: 'completed' },
  ])
  expect(states).toMatchObject([
    { color: '#123', type: 'suspended', weight: 100 },
    { color: '#2ecc71', textColor: '#fff', type: 'active', weight: 101 },
    { color: '#fff', textColor: '#000', type: 'completed', weight: 102 },
  ])
  const stages = arranged(
    [
      { name: 'B' },
      { name: 'x', colorKey: 'cancelled' },
      { name: 'y', type: 'completed' },
      { name: 'A', colorKey: '#abcdef' },
    ],
    'pipeline',
  )
  expect(stages.states).toMatchObject([
    { colorKey: 'mauve', type: 'suspended' },
    { colorKey: 'cancelled', color: '#868e96', type: 'cancelled' },
    { colorKey: 'done', color: '#2ecc71', type: 'completed' },
    { colorKey: '#abcdef', color: '#abcdef', type: 'waiting' },
  ])
})

test.each<[string, StateInput[], string]>([
  ['no active state', [{ name: 'A', isActive: false }], 'states active_state_needed'],
  [
    'two defaults',
    [
      { name: 'A', isDefault: true },
      { name: 'B', isDefault: true },
    ],
    'states several_defaults',
  ],
  ['two of a name', [{ name: 'A' }, { name: 'a' }], 'states.1.name repeated_name'],
  ['an unknown id', [{ id: 9, name: 'A' }], 'states.0.id unknown_or_repeated'],
  [
    'an id twice',
    [
      { id: 1, name: 'A' },
      { id: 1, name: 'C' },
    ],
    'states.1.id unknown_or_repeated',
  ],
])('a list cannot have %s', (_, inputs, field) => expect(wrong(inputs)).toEqual([field]))

test('an archived state may have the name of another', () => {
  expect(
    wrong([
      { id: 1, name: 'B' },
      { id: 2, name: 'B', isActive: false },
    ]),
  ).toEqual([])
})

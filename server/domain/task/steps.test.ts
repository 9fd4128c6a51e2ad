import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import type { CheckList, CheckListInput, ProgressBar, StepInput, TaskStep } from './steps.ts'
import {
  checkSteps,
  isProgressOnly,
  progressOf,
  resetSteps,
  setStepCompleted,
  stepAssignees,
  withStepIds,
} from './steps.ts'

const counter = () => {
  let last = 0
  return () => `new-${++last}`
}
const made = (given: CheckListInput) => withStepIds(given, null, counter())
const nested = (depth: number): StepInput =>
  depth === 1 ? { name: 'leaf' } : { name: `${depth}`, stepType: 'steps', steps: [nested(depth - 1)] }

const MOVE = made([
  { name: 'Pack', assignees: ['1'] },
  {
    name: 'Carry',
    stepType: 'steps',
    assignees: ['2', '1'],
    steps: [{ name: 'Sofa' }, { name: 'Boxes', stepType: 'progress', completed: 5, total: 20, assignees: ['3'] }],
  },
])
const [PACK, CARRY, SOFA, BOXES] = ['new-1', 'new-2', 'new-3', 'new-4'] as const
const doneOf = (steps: CheckList | null) =>
  steps?.flatMap(function all(step: TaskStep): unknown[] {
    return [step.completed, ...(step.steps ?? []).flatMap(all)]
  })

const stepWith = (steps: CheckList, id: string): TaskStep | undefined =>
  steps.find((step) => step.id === id) ?? steps.flatMap((step) => stepWith(step.steps ?? [], id) ?? [])[0]

const stepInputs: fc.Arbitrary<CheckListInput> = fc.letrec<{ steps: CheckListInput }>((tie) => ({
  steps: fc.array(
    fc.oneof(
      fc.record({ name: fc.string(), completed: fc.boolean() }),
      fc.record({
        name: fc.string(),
        stepType: fc.constant('progress' as const),
        completed: fc.integer({ min: 0, max: 5 }),
        total: fc.integer({ min: 5, max: 9 }),
      }),
      fc.record({ name: fc.string(), stepType: fc.constant('steps' as const), steps: tie('steps') }),
    ),
    { maxLength: 4, depthIdentifier: 'steps' },
  ),
})).steps

describe('checkSteps', () => {
  test.each<[string, 'none' | 'steps' | 'progress', unknown, string[]]>([
    ['nothing', 'none', null, []],
    ['what is not asked for', 'none', [{ name: 'a' }], []],
    ['an empty list', 'steps', [], []],
    ['a list', 'steps', [{ name: 'a', completed: true }], []],
    ['8 levels', 'steps', [nested(8)], []],
    ['500 steps', 'steps', Array.from({ length: 500 }, () => ({ name: 'a' })), []],
    ['a bar', 'progress', { completed: 0, total: 1 }, []],
    ['a full bar', 'progress', { completed: 7.5, total: 7.5 }, []],
    ['no list', 'steps', undefined, ['steps not_steps']],
    ['a bar for a list', 'steps', { completed: 0, total: 1 }, ['steps not_steps']],
    ['no bar', 'progress', null, ['steps not_a_progress_bar']],
    ['a list for a bar', 'progress', [], ['steps not_a_progress_bar']],
    [
      'a bar without numbers',
      'progress',
      { completed: true },
      ['steps.total wrong_type', 'steps.completed wrong_type'],
    ],
    ['a number for a tick', 'steps', [{ name: 'a', completed: 1 }], ['steps.0.completed wrong_type']],
    [
      'each wrong place',
      'steps',
      [
        { name: 'a', stepType: 'steps' },
        { name: 'b', stepType: 'steps', steps: [{ name: 'c', stepType: 'progress' }] },
      ],
      ['steps.0.steps not_steps', 'steps.1.steps.0.total wrong_type'],
    ],
    ['a bar of nothing', 'progress', { completed: 0, total: 0 }, ['steps.total total_too_small']],
    ['more than all', 'progress', { completed: 2, total: 1 }, ['steps.completed completed_above_total']],
    ['less than nothing', 'progress', { completed: -1, total: 1 }, ['steps.completed completed_above_total']],
    ['9 levels', 'steps', [nested(9)], [`steps${'.0.steps'.repeat(8)} steps_too_deep`]],
    ['501 steps', 'steps', Array.from({ length: 501 }, () => ({ name: 'a' })), ['steps too_many_steps']],
  ])('%s, when %s is asked for', (_, stepType, given, expected) => {
    expect(refused(() => checkSteps(stepType, given as CheckListInput))).toEqual(expected)
  })
})

describe('withStepIds', () => {
  test('gives ids, and fills in what was not said', () => {
    expect(
      made([
        { name: 'Pack', desc: '' },
        { name: 'Boxes', stepType: 'progress', total: 3 },
      ]),
    ).toEqual([
      { id: 'new-1', name: 'Pack', assignees: [], completed: false },
      { id: 'new-2', name: 'Boxes', assignees: [], stepType: 'progress', completed: 0, total: 3 },
    ])
  })

  test('keeps an id that was there, once, wherever the step has gone', () => {
    const given = [{ name: 'Sofa', id: SOFA }, { name: 'Sofa', id: SOFA }, { name: 'x', id: 'made-up' }, { name: 'y' }]
    const ids = withStepIds(given, MOVE, () => 'fresh').map((step) => step.id)
    expect(ids).toEqual([SOFA, 'fresh', 'fresh', 'fresh'])
  })

  test('drops what the step’s type has no use for', () => {
    const [step] = made([{ name: 'a', total: 3, steps: [{ name: 'b' }] }])
    expect(step).toEqual({ id: 'new-1', name: 'a', assignees: [], completed: false })
  })

  test('changes nothing in what it has made', () => {
    fc.assert(
      fc.property(stepInputs, (given) => {
        const steps = made(given)
        expect(JSON.stringify(withStepIds(steps, steps, counter()))).toBe(JSON.stringify(steps))
      }),
    )
  })
})

describe('setStepCompleted', () => {
  test.each<[string, string, boolean | number, unknown[] | undefined]>([
    ['a step alone', PACK, true, [true, false, false, 5]],
    ['all that is under it', CARRY, true, [false, true, true, 20]],
    ['how far it is', BOXES, 6, [false, false, false, 6]],
    ['not what is above it while a part is open', BOXES, 20, [false, false, false, 20]],
    ['nothing when there is no such step', 'made-up', true, undefined],
  ])('sets %s', (_, id, value, expected) => {
    expect(doneOf(setStepCompleted(MOVE, id, value))).toEqual(expected)
  })

  test('what is above is done with its last part, and open again with any', () => {
    const sofa = setStepCompleted(MOVE, SOFA, true)
    const all = setStepCompleted(sofa, BOXES, 20)
    expect(doneOf(all)).toEqual([false, true, true, 20])
    expect(doneOf(setStepCompleted(all, BOXES, 19))).toEqual([false, false, true, 19])
  })

  test.each<[string, boolean | number]>([
    [BOXES, true],
    [BOXES, 21],
    [BOXES, -1],
    [BOXES, Number.NaN],
    [SOFA, 1],
    [CARRY, 0],
  ])('%s cannot be set to %j', (id, value) => {
    expect(refused(() => setStepCompleted(MOVE, id, value))).toMatchObject([expect.stringMatching(/^completed /)])
  })

  test('a bar has no steps', () => {
    expect(setStepCompleted({ completed: 1, total: 2 }, PACK, true)).toBeNull()
    expect(setStepCompleted(null, PACK, true)).toBeNull()
  })

  test('leaves the given steps as they are, and is progress only', () => {
    fc.assert(
      fc.property(stepInputs, fc.integer({ min: 1, max: 5 }), fc.boolean(), (given, at, done) => {
        const steps = made(given)
        const before = JSON.stringify(steps)
        const step = stepWith(steps, `new-${at}`)
        const after = setStepCompleted(steps, `new-${at}`, step?.stepType === 'progress' ? 4 : done)
        expect(JSON.stringify(steps)).toBe(before)
        expect(after === null).toBe(step === undefined)
        if (after) expect(isProgressOnly(steps, after)).toBe(JSON.stringify(after) !== before)
      }),
    )
  })
})

test.each<[string, CheckList | ProgressBar | null, CheckList | ProgressBar | null, boolean]>([
  ['the same', MOVE, MOVE, false],
  ['a tick', MOVE, setStepCompleted(MOVE, PACK, true), true],
  ['another name', MOVE, MOVE.map((step) => ({ ...step, name: 'x' })), false],
  ['a step less', MOVE, MOVE.slice(1), false],
  ['a fuller bar', { completed: 1, total: 3 }, { completed: 2, total: 3 }, true],
  ['a longer bar', { completed: 1, total: 3 }, { completed: 1, total: 4 }, false],
  ['a bar for a list', MOVE, { completed: 1, total: 4 }, false],
  ['nothing', null, null, false],
  ['steps where none were', null, MOVE, false],
])('isProgressOnly: %s', (_, old, now, expected) => {
  expect(isProgressOnly(old, now)).toBe(expected)
})

test.each<[string, CheckList | ProgressBar | null, number]>([
  ['no steps', null, 0],
  ['an empty list', [], 0],
  ['a bar', { completed: 1, total: 4 }, 0.25],
  ['a list', MOVE, 0.25 / 3],
  ['a step whose list of sub-steps is empty', made([{ name: 'a', stepType: 'steps', steps: [], completed: true }]), 1],
])('progressOf %s', (_, steps, expected) => {
  expect(progressOf(steps)).toBeCloseTo(expected, 12)
})

test('progress is 0 after a reset, 1 when all is done, and between them always', () => {
  fc.assert(
    fc.property(stepInputs, (given) => {
      const steps = made(given)
      expect(progressOf(resetSteps(steps))).toBe(0)
      expect(progressOf(steps)).toBeGreaterThanOrEqual(0)
      expect(progressOf(steps)).toBeLessThanOrEqual(1)
      const under = made([{ name: 'all', stepType: 'steps', steps: given }])
      expect(progressOf(setStepCompleted(under, PACK, true))).toBe(1)
    }),
  )
})

test('a reset leaves nothing done', () => {
  expect(doneOf(resetSteps(setStepCompleted(MOVE, CARRY, true)))).toEqual([false, false, false, 0])
  expect(resetSteps({ completed: 2, total: 3 })).toEqual({ completed: 0, total: 3 })
  expect(resetSteps(null)).toBeNull()
})

test('who has a step to do', () => {
  expect(stepAssignees(MOVE)).toEqual([1, 2, 3])
  expect(stepAssignees(made([{ name: 'a', assignees: ['7', '07', 'ada'] }]))).toEqual([7, Number.NaN])
  expect(stepAssignees({ completed: 1, total: 2 })).toEqual([])
  expect(stepAssignees(null)).toEqual([])
})

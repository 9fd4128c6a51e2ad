import { expect, test } from 'vitest'
import { lineDiff } from './activity/line-diff.ts'
import { stepChanges } from './checklist/step-changes.ts'
import type { Step } from './checklist/steps.ts'

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  name: id,
  assignees: [],
  completed: false,
  ...more,
})
const said = (from: Step[], to: Step[]) => stepChanges(from, to).map((change) => `${change.kind} ${change.step.name}`)

test('what happened to a checklist is told step by step', () => {
  const inner = step('b')
  const outer = step('a', { stepType: 'steps', steps: [inner] })
  const done = step('a', { stepType: 'steps', steps: [{ ...inner, completed: true }], completed: true })
  expect(said([outer], [done])).toEqual(['done b'])
  expect(said([done], [outer])).toEqual(['opened b'])
  expect(said([outer, step('c')], [outer, step('c', { name: 'd' }), step('e')])).toEqual(['renamed d', 'added e'])
  expect(said([outer, step('c')], [outer])).toEqual(['removed c'])
  expect(said([step('c')], [step('c', { assignees: ['2'], desc: 'x' })])).toEqual(['noted c', 'given c'])
  const bar = (completed: number) => step('c', { stepType: 'progress', total: 4, completed })
  expect(said([bar(1)], [bar(4)])).toEqual(['counted c'])
  expect(stepChanges(null, [step('c')])).toHaveLength(1)
})

test('of a text, the lines that differ', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc')).toEqual({ went: ['b'], came: ['x'] })
  expect(lineDiff('', 'a')).toEqual({ went: [], came: ['a'] })
  expect(lineDiff('a\na', 'a')).toEqual({ went: ['a'], came: [] })
})

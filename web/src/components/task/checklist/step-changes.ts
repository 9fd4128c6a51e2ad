import { type CheckList, childrenOf, isDone, type Step, type Steps } from './steps.ts'

/** What happened to one step. */
export type StepChange =
  | { kind: 'added' | 'removed' | 'done' | 'opened' | 'noted'; step: Step }
  | { kind: 'renamed' | 'counted' | 'given'; step: Step; before: Step }

const flat = (steps: CheckList): Step[] => steps.flatMap((step) => [step, ...flat(childrenOf(step))])
const listOf = (steps: Steps | null): Step[] => (Array.isArray(steps) ? flat(steps as CheckList) : [])

/** What differs between two states of a checklist, step by step. A step that is done with all above it is told once. */
export function stepChanges(from: Steps | null, to: Steps | null): StepChange[] {
  const [old, now] = [listOf(from), listOf(to)]
  const [byIdThen, idsNow] = [new Map(old.map((step) => [step.id, step])), new Set(now.map(({ id }) => id))]
  const removed = old.filter(({ id }) => !idsNow.has(id)).map((step) => ({ kind: 'removed' as const, step }))
  return [...now.flatMap((step) => changesOf(byIdThen.get(step.id), step)), ...removed]
}

function changesOf(before: Step | undefined, step: Step): StepChange[] {
  if (!before) return [{ kind: 'added', step }]
  const isBar = step.stepType === 'progress' && before.stepType === 'progress'
  return [
    ...(before.name === step.name ? [] : [{ kind: 'renamed' as const, step, before }]),
    ...((before.desc ?? '') === (step.desc ?? '') ? [] : [{ kind: 'noted' as const, step }]),
    ...(before.assignees.join() === step.assignees.join() ? [] : [{ kind: 'given' as const, step, before }]),
    ...(isBar && (before.completed !== step.completed || before.total !== step.total)
      ? [{ kind: 'counted' as const, step, before }]
      : []),
    // What lies above follows by itself.
    ...(!isBar && step.stepType !== 'steps' && isDone(before) !== isDone(step)
      ? [{ kind: isDone(step) ? ('done' as const) : ('opened' as const), step }]
      : []),
  ]
}

import { FaultCollector, refuse } from '../errors.ts'
import { isSmallId } from '../ids.ts'
import type { StepType } from './task.ts'

export interface ProgressBar {
  readonly completed: number
  readonly total: number
}
export type CheckList = readonly TaskStep[]

/** A step as the main API has it; `completed` is a number, and `total` is there, when its `stepType` is `progress`. */
export interface TaskStep {
  readonly id: string
  readonly name: string
  readonly desc?: string
  /** Ids of users, as strings. */
  readonly assignees: readonly string[]
  /** Absent: the step has no sub-steps. */
  readonly stepType?: 'steps' | 'progress'
  readonly steps?: CheckList
  readonly completed: boolean | number
  readonly total?: number
}
export type Steps = CheckList | ProgressBar | null

/** A step as it is sent: new ones have no id yet, and what is not said is empty or not done. */
export type StepInput = Partial<Omit<TaskStep, 'steps' | 'desc'>> & {
  readonly name: string
  readonly desc?: string | null
  readonly steps?: CheckListInput
}
export type CheckListInput = readonly StepInput[]

const MAX_DEPTH = 8
const MAX_STEPS = 500

/**
 * Throws unless `given` is what the step type asks for, naming each wrong place: malformed where the form is another
 * one, invalid where the numbers or the size make no sense. With `none` nothing is asked for and `given` means nothing.
 */
export function checkSteps(stepType: StepType, given: CheckListInput | ProgressBar | null | undefined): void {
  if (stepType === 'none') return
  const faults = new FaultCollector()
  let count = 0

  function checkList(list: unknown, at: StepsPath, depth: number) {
    if (!Array.isArray(list)) return faults.add(at, 'not_steps')
    if (depth > MAX_DEPTH) return faults.add(at, 'steps_too_deep', { most: MAX_DEPTH })
    count += list.length
    for (const [i, step] of (list as CheckListInput).entries()) {
      if (step.stepType === 'steps') checkList(step.steps, [...at, i, 'steps'], depth + 1)
      if (step.stepType === 'progress') checkBar(step, [...at, i])
      else if (typeof (step.completed ?? false) !== 'boolean')
        faults.add([...at, i, 'completed'], 'wrong_type', { type: 'boolean' })
    }
  }

  function checkBar(bar: { completed?: unknown; total?: unknown }, at: StepsPath) {
    const { completed = 0, total } = bar
    if (typeof total !== 'number') faults.add([...at, 'total'], 'wrong_type', { type: 'number' })
    else if (total < 1) faults.add([...at, 'total'], 'total_too_small', { least: 1 })
    if (typeof completed !== 'number') faults.add([...at, 'completed'], 'wrong_type', { type: 'number' })
    else if (completed < 0 || completed > Number(total)) faults.add([...at, 'completed'], 'completed_above_total')
  }

  if (stepType === 'steps') checkList(given, ['steps'], 1)
  else if (given && !Array.isArray(given)) checkBar(given as ProgressBar, ['steps'])
  else faults.add('steps', 'not_a_progress_bar')

  if (count > MAX_STEPS) faults.add('steps', 'too_many_steps', { most: MAX_STEPS })
  faults.raise()
}
type StepsPath = readonly ['steps', ...(string | number)[]]

/** The steps with what their type needs and no more. A step keeps its id when `old` has it, once; else it gets a new one. */
export function withStepIds(given: CheckListInput, old: Steps, newId: () => string): CheckList {
  const free = new Set(isCheckList(old) ? [...eachStep(old)].map((step) => step.id) : [])
  const made = (step: StepInput): TaskStep => ({
    id: step.id !== undefined && free.delete(step.id) ? step.id : newId(),
    name: step.name,
    ...(step.desc && { desc: step.desc }),
    assignees: [...new Set(step.assignees)],
    ...(step.stepType && { stepType: step.stepType }),
    ...(step.stepType === 'steps' && { steps: (step.steps ?? []).map(made) }),
    completed: step.completed ?? (step.stepType === 'progress' ? 0 : false),
    ...(step.stepType === 'progress' && { total: step.total }),
  })
  return given.map(made)
}

/** The steps, without the assignees that are not kept. */
export function stepsWithAssignees<S extends Steps>(steps: S, isKept: (userId: number) => boolean): S
export function stepsWithAssignees(steps: Steps, isKept: (userId: number) => boolean): Steps {
  if (!isCheckList(steps)) return steps
  return steps.map((step) => ({
    ...step,
    assignees: step.assignees.filter((id) => isKept(Number(id))),
    ...(step.steps && { steps: stepsWithAssignees(step.steps, isKept) }),
  }))
}

/** The steps, with what one user has still to do of them given to another. */
export function stepsGiven(steps: Steps, from: number, to: number): Steps {
  if (!isCheckList(steps)) return steps
  return steps.map((step) => ({
    ...step,
    ...(partDone(step) < 1 && {
      assignees: [...new Set(step.assignees.map((id) => (Number(id) === from ? String(to) : id)))],
    }),
    ...(step.steps && { steps: stepsGiven(step.steps, from, to) as CheckList }), // of a list it is one
  }))
}

/** The steps with nothing of them done, for the next copy of a recurrent task. */
export function resetSteps<S extends Steps>(steps: S): S
export function resetSteps(steps: Steps): Steps {
  return isCheckList(steps) ? steps.map((step) => withAll(step, false)) : steps && { ...steps, completed: 0 }
}

/**
 * The steps with one of them set, or null when there is no such step. What is under it is set along with it, and the
 * steps above it are done exactly when all under them are.
 *
 * @param value  how far a step of type progress is; done or not for any other. Throws invalid.
 */
export function setStepCompleted(steps: Steps, id: string, value: boolean | number): CheckList | null {
  return isCheckList(steps) ? withStep(steps, id, (step) => withCompleted(step, value)) : null
}

/** True when two states of the steps differ, but in nothing except what is done. */
export const isProgressOnly = (old: Steps, now: Steps): boolean =>
  !isSame(old, now) && isSame(resetSteps(old), resetSteps(now))

/** How much is done, 0–1. Steps without sub-steps count alike, wherever they are. */
export function progressOf(steps: Steps): number {
  if (!isCheckList(steps)) return steps ? steps.completed / steps.total : 0
  const parts = [...eachStep(steps)].filter((step) => !step.steps?.length).map(partDone)
  return parts.length > 0 ? parts.reduce((sum, part) => sum + part, 0) / parts.length : 0
}

/** The users who have a step to do, each once; NaN for what is no user's id. */
export function stepAssignees(steps: Steps): number[] {
  const ids = isCheckList(steps) ? [...eachStep(steps)].flatMap((step) => step.assignees) : []
  return [...new Set(ids.map((id) => (isSmallId(id) ? Number(id) : Number.NaN)))]
}

const isCheckList = (steps: Steps): steps is CheckList => Array.isArray(steps)
const isSame = (a: Steps, b: Steps) => JSON.stringify(a) === JSON.stringify(b)

function* eachStep(steps: CheckList): Generator<TaskStep> {
  for (const step of steps) {
    yield step
    if (step.steps) yield* eachStep(step.steps)
  }
}

const partDone = ({ completed, total = 1 }: TaskStep) => Number(completed) / total

function withStep(steps: CheckList, id: string, change: (step: TaskStep) => TaskStep): CheckList | null {
  for (const [i, step] of steps.entries()) {
    const changed = step.id === id ? change(step) : withSubStep(step, id, change)
    if (changed) return steps.with(i, changed)
  }
  return null
}

function withSubStep(step: TaskStep, id: string, change: (step: TaskStep) => TaskStep): TaskStep | null {
  const steps = step.steps ? withStep(step.steps, id, change) : null
  return steps && { ...step, steps, completed: steps.every((each) => partDone(each) === 1) }
}

function withCompleted(step: TaskStep, value: boolean | number): TaskStep {
  if (step.stepType === 'progress') {
    const { total = 1 } = step
    if (typeof value === 'number' && value >= 0 && value <= total) return { ...step, completed: value }
    throw refuse('completed', 'out_of_range', { least: 0, most: total })
  }
  if (typeof value !== 'boolean') throw refuse('completed', 'value_not_a_boolean')
  return withAll(step, value)
}

function withAll(step: TaskStep, done: boolean): TaskStep {
  const completed = step.stepType === 'progress' ? (done ? (step.total ?? 1) : 0) : done
  return { ...step, ...(step.steps && { steps: step.steps.map((each) => withAll(each, done)) }), completed }
}

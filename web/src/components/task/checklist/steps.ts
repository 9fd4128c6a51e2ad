import type { Task } from '../../../api.ts'

export type Steps = NonNullable<Task['steps']>
export type CheckList = Extract<Steps, readonly unknown[]>
export type Step = CheckList[number]

export const DEEPEST = 8
export const MOST_STEPS = 500

/** Sent with an id that the server does not know: it gives a new step its own. */
export const newStep = (name: string): Step => ({ id: `new-${++made}`, name, assignees: [], completed: false })
let made = 0

export const isChecklist = (steps: Task['steps']): steps is CheckList => Array.isArray(steps)
export const childrenOf = (step: Step): CheckList => (step.steps ?? []) as CheckList
export const isDone = ({ completed, total = 1 }: Step): boolean =>
  typeof completed === 'number' ? completed >= total : completed
export const countOf = (steps: CheckList): number => steps.reduce((sum, step) => sum + 1 + countOf(childrenOf(step)), 0)
export const depthOf = (step: Step): number => 1 + Math.max(0, ...childrenOf(step).map(depthOf))

/** The steps with one of them changed; `null` takes it away, several take its place. Those above it follow. */
export function replaced(steps: CheckList, id: string, change: (step: Step) => Step | null | Step[]): CheckList {
  return steps.flatMap((step) => {
    if (step.id === id) return change(step) ?? []
    const children = childrenOf(step)
    const next = replaced(children, id, change)
    return next.length === children.length && next.every((each, i) => each === children[i])
      ? [step]
      : [withChildren(step, next)]
  })
}

/** A step over others is done when they all are; over none it is a plain one again. */
export function withChildren(step: Step, steps: CheckList): Step {
  const { stepType, steps: _, total, ...plain } = step
  if (steps.length === 0) return { ...plain, completed: isDone(step) }
  return { ...plain, stepType: 'steps', steps, completed: steps.every(isDone) }
}

export const added = (steps: CheckList, parentId: string | null, ...more: readonly Step[]): CheckList =>
  parentId === null
    ? [...steps, ...more]
    : replaced(steps, parentId, (parent) => withChildren(parent, [...childrenOf(parent), ...more]))

/** Ticked or not, with all that is under it. */
export const ticked = (step: Step, value: boolean): Step => ({
  ...step,
  ...(step.stepType === 'steps' && { steps: childrenOf(step).map((each) => ticked(each, value)) }),
  completed: step.stepType === 'progress' ? (value ? (step.total ?? 1) : 0) : value,
})

/** Where a step stands: under which one (null: none), and as the how-manieth. */
export interface Place {
  parentId: string | null
  index: number
}

export function placeOf(steps: CheckList, id: string, parentId: string | null = null): Place | undefined {
  for (const [index, step] of steps.entries()) {
    if (step.id === id) return { parentId, index }
    const found = placeOf(childrenOf(step), id, step.id)
    if (found) return found
  }
  return undefined
}
export function stepOf(steps: CheckList, id: string): Step | undefined {
  for (const step of steps) {
    const found = step.id === id ? step : stepOf(childrenOf(step), id)
    if (found) return found
  }
  return undefined
}
const siblingsAt = (steps: CheckList, parentId: string | null): CheckList => {
  const parent = parentId === null ? undefined : stepOf(steps, parentId)
  return parentId === null ? steps : parent ? childrenOf(parent) : []
}
const levelOf = (steps: CheckList, id: string | null): number => {
  const place = id === null ? undefined : placeOf(steps, id)
  return place ? 1 + levelOf(steps, place.parentId) : 0
}

/** The steps with one of them elsewhere, which counts among the others that are there; undefined where it cannot be. */
export function moved(steps: CheckList, id: string, { parentId, index }: Place): CheckList | undefined {
  const step = stepOf(steps, id)
  const parent = parentId === null ? undefined : stepOf(steps, parentId)
  if (!step || (parentId !== null && (!parent || parent.stepType === 'progress'))) return undefined
  if (parentId !== null && (parentId === id || stepOf(childrenOf(step), parentId))) return undefined
  if (levelOf(steps, parentId) + depthOf(step) > DEEPEST) return undefined
  const rest = replaced(steps, id, () => null)
  const siblings = siblingsAt(rest, parentId)
  if (index < 0 || index > siblings.length) return undefined
  const next = [...siblings.slice(0, index), step, ...siblings.slice(index)]
  return parentId === null ? next : replaced(rest, parentId, (each) => withChildren(each, next))
}

/** Where a key on a step's handle puts it: up, down, under the one above it, out beside what it is under. */
export function placeByKey(steps: CheckList, id: string, key: string): Place | undefined {
  const place = placeOf(steps, id)
  if (!place) return undefined
  const { parentId, index } = place
  if (key === 'ArrowUp') return { parentId, index: index - 1 }
  if (key === 'ArrowDown') return { parentId, index: index + 1 }
  if (key === 'ArrowRight') {
    const above = siblingsAt(steps, parentId)[index - 1]
    return above && { parentId: above.id, index: childrenOf(above).length }
  }
  const parentPlace = key === 'ArrowLeft' && parentId !== null ? placeOf(steps, parentId) : undefined
  return parentPlace && { parentId: parentPlace.parentId, index: parentPlace.index + 1 }
}

import type { Task } from '../../../api.ts'

export interface Progress {
  done: number
  total: number
}
type List = Extract<NonNullable<Task['steps']>, readonly unknown[]>

/** How much of a checklist is done, counted by its innermost steps; or how far a bar is. */
export function progressOf(steps: Task['steps']): Progress | undefined {
  if (!steps) return undefined
  if (!Array.isArray(steps))
    return { done: (steps as { completed: number }).completed, total: (steps as { total: number }).total }
  const found = inList(steps)
  return found.total > 0 ? found : undefined
}

function inList(list: List): Progress {
  const sum = { done: 0, total: 0 }
  for (const step of list) {
    const inner = step.stepType === 'steps' && step.steps?.length ? inList(step.steps as List) : undefined
    const isDone = typeof step.completed === 'number' ? step.completed >= (step.total ?? 1) : step.completed
    sum.done += inner?.done ?? (isDone ? 1 : 0)
    sum.total += inner?.total ?? 1
  }
  return sum
}

import { useQueryClient } from '@tanstack/react-query'
import type { Task } from '../../../api.ts'
import { useCompleteStep, useEditTask } from '../../../queries/tasks.ts'
import { type CheckList, isChecklist, replaced, type Step, ticked } from './steps.ts'

/** What is done to a checklist. Each change begins from what is known last, so that quick ones do not undo each other. */
export function useSteps(taskId: string) {
  const cache = useQueryClient()
  const [edit, complete] = [useEditTask(taskId), useCompleteStep(taskId)]
  const present = (): CheckList => {
    const steps = cache.getQueryData<Task>(['tasks', taskId])?.steps
    return isChecklist(steps) ? steps : []
  }
  const save = (steps: CheckList) => edit.mutate({ stepType: 'steps', steps: steps as never }) // a list, by its type
  return {
    present,
    change(change: (steps: CheckList) => CheckList | undefined): void {
      const next = change(present())
      if (next) save(next)
    },
    save,
    tick(step: Step, completed: boolean | number): void {
      const to = (each: Step): Step =>
        typeof completed === 'number' ? { ...each, completed } : ticked(each, completed)
      complete.mutate({ stepId: step.id, completed, steps: replaced(present(), step.id, to) })
    },
  }
}
export type StepActions = ReturnType<typeof useSteps>

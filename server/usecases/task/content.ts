import type { FaultCollector } from '../../domain/errors.ts'
import { checkSteps, type Steps, withStepIds } from '../../domain/task/steps.ts'
import type { Task } from '../../domain/task/task.ts'
import type { WriteTx } from '../../store/core/store.ts'
import type { TaskInput } from './input.ts'

/** The input, without its steps where they are not what the step type asks for. */
export function withSoundSteps<I extends TaskInput>(input: I, present: Task['stepType'], faults: FaultCollector): I {
  const { steps, stepType = present } = input
  if (steps === undefined && stepType === present) return input
  const areSound = faults.collect(() => checkSteps(stepType, steps))
  return areSound ? input : { ...input, steps: undefined, stepType: undefined }
}

export function stepsOf(
  tx: Pick<WriteTx, 'newId'>,
  stepType: Task['stepType'],
  given: TaskInput['steps'],
  old: Steps,
): Steps {
  if (stepType === 'none' || !given) return null
  return 'total' in given ? { completed: given.completed, total: given.total } : withStepIds(given, old, tx.newId)
}

export const unique = <T>(values: readonly T[] = []): T[] => [...new Set(values)]

/** An empty value unsets a field. */
export const given = (fields: TaskInput['customFields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== '' && value !== null))

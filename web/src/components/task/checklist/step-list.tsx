import styles from './checklist.module.css'
import { StepLine } from './step-line.tsx'
import { type CheckList, childrenOf } from './steps.ts'
import type { StepActions } from './use-steps.ts'

export interface StepListProps {
  steps: CheckList
  actions: StepActions
  whyNot: string | undefined
  whyNotTick: string | undefined
  /** To be read out. */
  say: (words: string) => void
  level?: number
}

export function StepList({ level = 1, ...props }: StepListProps) {
  if (props.steps.length === 0) return null
  return (
    <ul className={styles.steps} data-level={level}>
      {props.steps.map((step, index) => (
        <StepLine key={step.id} {...props} step={step} index={index} level={level}>
          <StepList {...props} steps={childrenOf(step)} level={level + 1} />
        </StepLine>
      ))}
    </ul>
  )
}

import { NumberInput } from '@mantine/core'
import { type Ref, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { SAVED_BY_LEAVING } from '../../../app/leave-fields.ts'
import { checklist } from '../../../messages/checklist.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from './checklist.module.css'

interface Bar {
  completed: number
  total: number
}

/** How far a progress bar is, in two numbers that are saved when one leaves them. */
export function ProgressFields(
  props: Bar & {
    /** The first of the two. */
    ref?: Ref<HTMLInputElement>
    name: string
    whyNotDone: string | undefined
    whyNotTotal: string | undefined
    onChange: (bar: Bar) => void
  },
) {
  const { ref, completed, total, name, whyNotDone, whyNotTotal, onChange } = props
  const t = useMessages(checklist)
  return (
    <span className={styles.numbers}>
      <SavedNumber
        ref={ref}
        label={t.doneOf(name)}
        value={completed}
        min={0}
        max={total}
        whyNot={whyNotDone}
        onSave={(value) => onChange({ completed: value, total })}
      />
      <span aria-hidden>/</span>
      <SavedNumber
        label={t.totalOf(name)}
        value={total}
        min={1}
        max={1e9}
        whyNot={whyNotTotal}
        onSave={(value) => onChange({ completed: Math.min(completed, value), total: value })}
      />
    </span>
  )
}

function SavedNumber(props: {
  ref?: Ref<HTMLInputElement> | undefined
  label: string
  value: number
  min: number
  max: number
  whyNot: string | undefined
  onSave: (value: number) => void
}) {
  const { ref, label, value, min, max, whyNot, onSave } = props
  const [typed, setTyped] = useState<number | string | null>(null)
  const save = () => {
    const next = Math.min(max, Math.max(min, Number(typed)))
    if (typed !== null && typed !== '' && Number.isFinite(next) && next !== value) onSave(next)
    setTyped(null)
  }
  return (
    <WhyNot reason={whyNot}>
      <NumberInput
        {...SAVED_BY_LEAVING}
        ref={ref}
        size="xs"
        className={styles.number}
        aria-label={label}
        readOnly={whyNot !== undefined}
        value={typed ?? value}
        min={min}
        max={max}
        hideControls
        onChange={setTyped}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
          if (event.key !== 'Escape' || typed === null) return
          event.stopPropagation()
          setTyped(null)
        }}
      />
    </WhyNot>
  )
}

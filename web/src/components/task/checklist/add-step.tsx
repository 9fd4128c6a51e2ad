import { TextInput } from '@mantine/core'
import { type FormEvent, type Ref, useLayoutEffect, useRef } from 'react'
import { focusAround } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { useDraft } from '../../../app/stored.ts'
import { checklist } from '../../../messages/checklist.ts'
import styles from './checklist.module.css'
import { MOST_STEPS } from './steps.ts'

const MOST_PASTED = 100

/** A line that makes a step of what is typed, and is ready for the next; several lines that are pasted are several steps. */
export function AddStep(props: {
  ref?: Ref<HTMLInputElement>
  draft: string
  label: string
  /** How many steps there are. */
  count: number
  onAdd: (names: readonly string[]) => void
  close?: () => void
}) {
  const { ref, draft, label, count, onAdd, close } = props
  const t = useMessages(checklist)
  const [typed, setTyped] = useDraft(draft)
  const form = useRef<HTMLFormElement>(null)
  const isFull = count >= MOST_STEPS
  // What is on the screen is the browser's: each step pushes the line down in which one goes on typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are more
  useLayoutEffect(() => {
    if (form.current?.contains(document.activeElement)) form.current.scrollIntoView({ block: 'nearest' })
  }, [count])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!typed.trim() || isFull) return
    onAdd([typed.trim()])
    setTyped('')
  }
  return (
    <form ref={form} className={styles.add} data-screen-only onSubmit={submit}>
      <TextInput
        ref={ref}
        variant="unstyled"
        aria-label={label}
        placeholder={`+ ${t.newStep}`}
        error={isFull && typed ? t.tooMany : undefined}
        maxLength={1000}
        value={typed}
        autoFocus={close !== undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => typed.trim() === '' && close?.()}
        onPaste={(event) => {
          const lines = event.clipboardData.getData('text/plain').split('\n').map((line) => line.trim()).filter(Boolean) // biome-ignore format: one thought
          if (lines.length < 2 || isFull) return
          event.preventDefault()
          onAdd(lines.slice(0, MOST_PASTED).map((line) => line.slice(0, 1000)))
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !close) return
          event.stopPropagation()
          setTyped('')
          focusAround(event.currentTarget)
          close()
        }}
      />
    </form>
  )
}

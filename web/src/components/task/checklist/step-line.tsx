import { ActionIcon, Checkbox, Progress } from '@mantine/core'
import { GripVertical } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { focusAround } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { checklist } from '../../../messages/checklist.ts'
import { WhyNot } from '../../../ui/why-not.tsx'
import { UserPicker } from '../../pickers.tsx'
import { AddStep } from './add-step.tsx'
import styles from './checklist.module.css'
import { ProgressFields } from './progress-fields.tsx'
import type { StepListProps } from './step-list.tsx'
import { StepMenu } from './step-menu.tsx'
import { StepNote } from './step-note.tsx'
import { StepText } from './step-text.tsx'
import {
  added,
  childrenOf,
  countOf,
  DEEPEST,
  isDone,
  moved,
  newStep,
  placeByKey,
  placeOf,
  replaced,
  type Step,
} from './steps.ts'
import { useStepDrag } from './use-step-drag.ts'

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** @param props.children  the steps under it */
export function StepLine({
  step,
  level = 1,
  children,
  ...props
}: StepListProps & { step: Step; index: number; children: ReactNode }) {
  const { actions, whyNot, whyNotTick, say } = props
  const t = useMessages(checklist)
  const line = useRef<HTMLDivElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const [isAdding, setAdding] = useState(false)
  const [hasNote, setNote] = useState(false)
  const { id, name } = step
  const edge = useStepDrag({
    line,
    handle,
    id,
    isOn: !whyNot,
    drop: (draggedId, where) =>
      actions.change((all) => {
        const place = placeOf(all, id)
        const from = placeOf(all, draggedId)
        if (!place || !from) return undefined
        if (where === 'in') return moved(all, draggedId, { parentId: id, index: childrenOf(step).length })
        // Taken out first, it no longer counts among those before the place.
        const isBefore = from.parentId === place.parentId && from.index < place.index
        const index = place.index + (where === 'below' ? 1 : 0) - (isBefore ? 1 : 0)
        return moved(all, draggedId, { parentId: place.parentId, index })
      }),
  })
  const set = (change: Partial<Step>) => actions.change((all) => replaced(all, id, (each) => ({ ...each, ...change })))
  const moveByKey = (key: string) => {
    actions.change((all) => {
      const place = placeByKey(all, id, key)
      const next = place && moved(all, id, place)
      if (next) say(t.movedTo(name, (placeOf(next, id)?.index ?? 0) + 1))
      return next
    })
    // It may be drawn anew elsewhere: the focus goes with it.
    setTimeout(() => document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus(), 30)
  }
  const remove = () => {
    const before = actions.present()
    focusAround(line.current)
    actions.change((all) => replaced(all, id, () => null))
    toast(t.removed(name), { undo: () => actions.save(before) })
  }
  const toBar = () => set({ stepType: 'progress', steps: undefined, total: 10, completed: isDone(step) ? 10 : 0 })
  const toTick = () =>
    actions.change((all) =>
      replaced(all, id, ({ stepType, total, ...plain }) => ({ ...plain, completed: isDone(step) })),
    )
  const isBar = step.stepType === 'progress'
  const isParent = step.stepType === 'steps'

  return (
    <li>
      <div ref={line} className={styles.line} data-edge={edge} data-done={isDone(step) || undefined}>
        {!whyNot && (
          <ActionIcon
            ref={handle}
            size="sm"
            className={styles.handle}
            data-step={id}
            aria-label={t.move(name)}
            aria-description={t.moveHint}
            aria-keyshortcuts={KEYS.join(' ')}
            onKeyDown={(event) => {
              if (!KEYS.includes(event.key)) return
              event.preventDefault()
              moveByKey(event.key)
            }}
          >
            <GripVertical size={14} />
          </ActionIcon>
        )}
        <WhyNot reason={whyNotTick}>
          <Checkbox
            className={styles.tick}
            aria-label={name}
            checked={isDone(step)}
            indeterminate={isParent && !isDone(step) && childrenOf(step).some(isDone)}
            disabled={whyNotTick !== undefined}
            onChange={(event) => {
              const isTicked = event.currentTarget.checked
              actions.tick(step, isBar ? (isTicked ? (step.total ?? 1) : 0) : isTicked)
            }}
          />
        </WhyNot>
        <div className={styles.words}>
          <StepText
            label={t.nameOf(name)}
            value={name}
            whyNot={whyNot}
            onSave={(next) => next && set({ name: next })}
          />
          {(hasNote || step.desc) && (
            <StepNote
              name={name}
              value={step.desc ?? ''}
              whyNot={whyNot}
              onSave={(desc) => {
                if (desc !== (step.desc ?? '')) set({ desc })
                setNote(false)
              }}
            />
          )}
          {isBar && (
            <div className={styles.ofStep}>
              <Progress
                value={(100 * Number(step.completed)) / (step.total ?? 1)}
                size="sm"
                aria-label={name}
                className={styles.small}
              />
              <ProgressFields
                name={name}
                completed={Number(step.completed)}
                total={step.total ?? 1}
                whyNotDone={whyNotTick}
                whyNotTotal={whyNot}
                onChange={({ completed, total }) =>
                  total === step.total ? actions.tick(step, completed) : set({ completed, total })
                }
              />
            </div>
          )}
        </div>
        <UserPicker
          label={t.assigneesOf(name)}
          value={step.assignees}
          whyNot={whyNot}
          isSmall
          onPick={(assignees) => set({ assignees })}
        />
        {!whyNot && (
          <StepMenu
            step={step}
            mayHaveSteps={!isBar && level < DEEPEST}
            addUnder={() => setAdding(true)}
            addNote={() => setNote(true)}
            toBar={toBar}
            toTick={toTick}
            remove={remove}
          />
        )}
      </div>
      {children}
      {isAdding && (
        <div className={styles.under}>
          <AddStep
            draft={`step under ${id}`}
            label={t.newSubStep(name)}
            count={countOf(actions.present())}
            onAdd={(names) => actions.change((all) => added(all, id, ...names.map(newStep)))}
            close={() => setAdding(false)}
          />
        </div>
      )}
    </li>
  )
}

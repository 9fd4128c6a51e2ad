import { Button, Chip, NumberInput, SegmentedControl, Select, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ApiError, type Task } from '../../../api.ts'
import { addDays, dayOf, lastSecond, today, weekdayOf } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { recurrence as recurrenceWords } from '../../../messages/recurrence.ts'
import type { Recurrence } from '../../../queries/recurrences.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { DayPicker } from '../../../ui/date-picker.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { NextDates } from './next-dates.tsx'
import styles from './recurrence.module.css'
import { sentenceOf } from './recurrence-sentence.ts'

/** 0 is Monday. */
const WEEK = [0, 1, 2, 3, 4, 5, 6]
const WEEKLY: Recurrence = { type: 'weekly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

/**
 * How a task repeats: each choice shows at once in the sentence and in the dates below it.
 *
 * @param zone  in which its days and times are counted
 */
export function RecurrenceEditor({ task, zone, close }: { task: Task; zone: string; close: () => void }) {
  const [t, words, refusals] = [useMessages(recurrenceWords), useMessages(common), useMessages(errors)]
  const language = useLanguage()
  const { zone: readerZone } = useFormats()
  const edit = useEditTask(task._id)
  const [draft, setDraft] = useState<Recurrence>(task.recurrence ?? { ...WEEKLY, timezone: zone })
  const set = (change: Partial<Recurrence>) => setDraft((old) => ({ ...old, ...change }))
  const at = task.deadline ?? task.start
  const ownDay = at === null ? [] : [weekdayOf(dayOf(at, zone)) - 1]
  const days = draft.days?.flatMap((isOn, place) => (isOn ? [String(place)] : [])) ?? ownDay.map(String)
  const needsDeadline = draft.createWhen === 'after-deadline' && task.deadline === null
  const needsDay = draft.type === 'weekly' && days.length === 0 && at !== null
  const isReady = !needsDeadline && !needsDay
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) edit.mutate({ recurrent: true, recurrence: draft }, { onSuccess: close })
  }
  const stop = () => {
    const before = task.recurrence
    edit.mutate({ recurrent: false })
    toast(t.stopped, { undo: () => before && edit.mutate({ recurrent: true, recurrence: before }) })
    close()
  }
  const update = () => {
    edit.mutate({ updateTemplate: true }, { onSuccess: () => toast(t.templateDone) })
    close()
  }
  const setStop = (stopCondition: Recurrence['stopCondition']) =>
    set({
      stopCondition,
      end: stopCondition === 'date' ? (draft.end ?? lastSecond(addDays(today(zone), 365), zone)) : null,
      maxCount: stopCondition === 'count' ? (draft.maxCount ?? 10) : null,
    })

  return (
    <Dialog opened onClose={close} title={t.edit} size="lg">
      <form className={styles.form} onSubmit={save}>
        <div className={styles.line}>
          <NumberInput
            label={t.period}
            className={styles.number}
            min={1}
            max={1000}
            clampBehavior="strict"
            allowDecimal={false}
            value={draft.period}
            onChange={(value) => Number(value) >= 1 && set({ period: Number(value) })}
          />
          <div>
            <span className={styles.label} id="recurrence-type">
              {t.type}
            </span>
            <SegmentedControl
              size="sm"
              aria-labelledby="recurrence-type"
              value={draft.type}
              data={(['daily', 'weekly', 'monthly'] as const).map((type) => ({ value: type, label: t.types[type] }))}
              onChange={(type) =>
                set({ type: type as Recurrence['type'], days: type === 'weekly' ? draft.days : null })
              }
            />
          </div>
        </div>
        {draft.type === 'weekly' && (
          <fieldset className={styles.days}>
            <legend className={styles.label}>{t.days}</legend>
            <Chip.Group
              multiple
              value={days}
              onChange={(places) => set({ days: WEEK.map((place) => places.includes(String(place))) })}
            >
              {WEEK.map((place) => (
                <Chip key={place} value={String(place)} size="xs">
                  {weekday(language, place)}
                </Chip>
              ))}
            </Chip.Group>
            {needsDay && <p className={styles.wrong}>{t.needsDay}</p>}
          </fieldset>
        )}
        <Select
          label={t.createWhen}
          data={(['completed', 'after-deadline'] as const).map((value) => ({ value, label: t.whens[value] }))}
          value={draft.createWhen}
          error={needsDeadline && t.needsDeadline}
          allowDeselect={false}
          onChange={(value) => value && set({ createWhen: value as Recurrence['createWhen'] })}
        />
        <div className={styles.line}>
          <Select
            label={t.stop}
            className={styles.grow}
            data={(['none', 'date', 'count'] as const).map((value) => ({ value, label: t.stops[value] }))}
            value={draft.stopCondition}
            allowDeselect={false}
            onChange={(value) => value && setStop(value as Recurrence['stopCondition'])}
          />
          {draft.stopCondition === 'date' && (
            <DayPicker
              label={t.end}
              value={draft.end ? dayOf(draft.end, zone) : null}
              onPick={(day) => day && set({ end: lastSecond(day, zone) })}
            />
          )}
          {draft.stopCondition === 'count' && (
            <NumberInput
              label={t.maxCount}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              value={draft.maxCount ?? 10}
              onChange={(value) => Number(value) >= 1 && set({ maxCount: Number(value) })}
            />
          )}
        </div>
        <Switch
          label={t.paused}
          checked={!draft.active}
          onChange={(event) => set({ active: !event.currentTarget.checked })}
        />
        <p className={styles.sentence} role="status">
          {sentenceOf({ recurrence: draft, at, allDay: task.allDay, language, zone, readerZone })}.
        </p>
        {isReady && <NextDates task={task} recurrence={draft} />}
        {edit.error && (
          <p className={styles.wrong} role="alert">
            {edit.error instanceof ApiError ? sayError(edit.error, refusals) : refusals.bug}
          </p>
        )}
        <div className={styles.foot}>
          {task.recurrence && (
            <span className={styles.others}>
              <Button variant="subtle" color="red" size="compact-sm" onClick={stop}>
                {t.stopRepeating}
              </Button>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={update}>
                {t.template}
              </Button>
            </span>
          )}
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={edit.isPending} disabled={!isReady}>
            {t.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const weekday = (language: string, place: number) =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + place))

import { UnstyledButton } from '@mantine/core'
import { Repeat } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Task } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { useLanguage, useMessages } from '../../../app/language.ts'
import { recurrence as words } from '../../../messages/recurrence.ts'
import { part } from '../../../ui/part.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import styles from './recurrence.module.css'
import { sentenceOf } from './recurrence-sentence.ts'

const RecurrenceEditor = part(() => import('./recurrence-editor.tsx').then(({ RecurrenceEditor }) => RecurrenceEditor))

/** Says how a task repeats, and opens what changes that. */
export function RecurrenceField(props: {
  task: Task
  whyNot: string | undefined
  row: (name: string, field: ReactNode) => ReactNode
}) {
  const { task, whyNot, row } = props
  const t = useMessages(words)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { recurrence } = task
  const at = task.deadline ?? task.start
  const isKnown = recurrence !== undefined || !task.recurrent // not by a list
  const { zone: readerZone, dayZone } = useFormats()
  // What somebody says of a time of day holds where it was said; a day is the organization's.
  const hasTime = at !== null && !task.allDay
  const timeZone = recurrence ? (recurrence.timezone ?? dayZone) : readerZone
  const zone = hasTime ? timeZone : dayZone
  const sentence = recurrence && sentenceOf({ recurrence, at, allDay: task.allDay, language, zone, readerZone })
  return row(
    t.recurrence,
    <>
      <WhyNot reason={whyNot}>
        <UnstyledButton
          className={styles.button}
          aria-disabled={whyNot ? true : undefined}
          onClick={() => !whyNot && isKnown && setOpen(true)}
        >
          <Repeat size={14} className={styles.icon} aria-hidden />
          <span className="sr-only">{t.recurrence}: </span>
          <span className={sentence ? undefined : styles.none}>{sentence ?? (isKnown ? t.never : '…')}</span>
        </UnstyledButton>
      </WhyNot>
      {task.recurrent && task.lastCopy === false && <p className={styles.past}>{t.lastOne}</p>}
      {isOpen && <RecurrenceEditor task={task} zone={zone} close={() => setOpen(false)} />}
    </>,
  )
}

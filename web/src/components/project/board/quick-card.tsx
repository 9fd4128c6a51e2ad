import { type FormEvent, useRef } from 'react'
import type { NewTask, State, TaskItem } from '../../../api.ts'
import { wallOf } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { useDraft } from '../../../app/stored.ts'
import { board } from '../../../messages/board.ts'
import { useCreateCard } from '../../../queries/board.ts'
import { useMe } from '../../../queries/me.ts'
import { useUsers } from '../../../queries/people.ts'
import { useCreateTag, useTags } from '../../../queries/tags.ts'
import { knownTag } from '../../quick-add/known-tag.ts'
import { parse } from '../../quick-add/parse.ts'
import { toTask } from '../../quick-add/to-task.ts'
import styles from './column.module.css'

interface Props {
  projectId: string
  state: State
  close: () => void
  /** Gives the focus back. */
  back: () => void
}

/** A line at the top of a column: Enter adds a task and waits for the next one, Escape ends it. */
export function QuickCard({ projectId, state, close, back }: Props) {
  const t = useMessages(board)
  const { zone, dayZone, language } = useFormats()
  const me = useMe()
  const people = useUsers().map((user) => ({ id: user._id, name: nameOf(user) }))
  const tags = useTags(projectId)
  const [create, createTag] = [useCreateCard(projectId), useCreateTag()]
  const [line, setLine] = useDraft(`card ${projectId} ${state.name}`)
  const made = useRef(0)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const { day, time } = wallOf(Date.now() / 1000, zone)
    const task = parse(line, { today: day, now: time, language, people, plain: [] })
    if (!task.name) return
    setLine('')
    try {
      const tagIds = await Promise.all(
        task.tagNames.map(
          async (name) => knownTag(tags, name)?._id ?? (await createTag.mutateAsync({ group: projectId, name }))._id,
        ),
      )
      const body = { ...toTask(task, { group: projectId, zone, dayZone }), state: state.name, tags: tagIds }
      await create.mutateAsync({ body, guess: guessOf(body, me._id, ++made.current) })
    } catch {
      setLine(line) // it was refused, and a word says why: nothing typed is lost
    }
  }

  return (
    <form className={styles.quick} data-screen-only onSubmit={(event) => void add(event)}>
      <input
        // biome-ignore lint/a11y/noAutofocus: whoever opened it wants to type
        autoFocus
        className={styles.line}
        aria-label={t.newCard}
        placeholder={t.newCard}
        value={line}
        maxLength={1000}
        onChange={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          close()
          back()
        }}
        onBlur={() => line.trim() === '' && close()}
      />
    </form>
  )
}

/** What the task looks like until the server answers. */
const guessOf = (body: NewTask, userId: string, made: number): TaskItem =>
  ({
    start: null,
    deadline: null,
    allDay: false,
    assignees: [],
    followers: [],
    tags: [],
    priority: 3,
    ...body,
    _id: `new${made}`,
    assignedBy: userId,
    priorityScore: -Date.now(),
    completedAt: null,
    archivedAt: null,
    createdAt: Date.now() / 1000,
    stepType: 'none',
    customer: null,
    subtasks: [],
    blockedBy: [],
    blocked: false,
    parent: null,
    private: false,
    sharedWithCustomer: false,
    customFields: {},
    recurrent: body.recurrent ?? false,
  }) as TaskItem

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, type Edge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { Building2, Hourglass, ListChecks, Lock } from 'lucide-react'
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { board } from '../../../messages/board.ts'
import { common } from '../../../messages/common.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { isOpen } from '../../../queries/projects.ts'
import { Avatars } from '../../../ui/avatar.tsx'
import { DateText } from '../../../ui/date-text.tsx'
import { PriorityIcon } from '../../../ui/priority-icon.tsx'
import { TagPill } from '../../../ui/tag-pill.tsx'
import { TaskLink } from '../../task/task-link.tsx'
import { useBoard } from './board-context.ts'
import styles from './card.module.css'
import { progressOf } from './progress.ts'

const MOST_TAGS = 3

export const Card = memo(function Card({ task, isTabStop }: { task: ProjectTask; isTabStop: boolean }) {
  const t = useMessages(board)
  const words = useMessages(common)
  const formats = useFormats()
  const { personOf, tagOf, stateOf, projectNameOf, wanted } = useBoard()
  const element = useRef<HTMLDivElement>(null)
  const [edge, isDragged] = useCardDrag(element, task._id)
  // A card that was moved by keyboard is another element in its new column: it takes the focus along.
  useLayoutEffect(() => {
    const [link, active] = [element.current?.querySelector('a'), document.activeElement]
    if (wanted.current !== task._id || !link || active === link) return
    if (active === document.body || active?.closest('[data-board]')) link.focus()
  })

  const open = isOpen(stateOf(task))
  const tags = task.tags.flatMap((id) => tagOf(id) ?? [])
  const progress = progressOf(task.steps)
  const project = projectNameOf(task)
  return (
    <div
      ref={element}
      className={styles.card}
      data-card={task._id}
      data-dragged={isDragged || undefined}
      data-edge={edge}
    >
      <TaskLink id={task._id} className={styles.name} tabIndex={isTabStop ? 0 : -1} draggable={false}>
        {task.name}
      </TaskLink>
      {(project || tags.length > 0) && (
        <div className={styles.tags}>
          {project && <span className={styles.project}>{project}</span>}
          {tags.slice(0, MOST_TAGS).map((tag) => (
            <TagPill key={tag._id} tag={tag} />
          ))}
          {tags.length > MOST_TAGS && <span className={styles.rest}>+{tags.length - MOST_TAGS}</span>}
        </div>
      )}
      <div className={styles.foot}>
        {task.priority !== 3 && <PriorityIcon priority={task.priority} />}
        {task.private && <Lock size={13} role="img" aria-label={words.private} />}
        {task.blocked && open && <Hourglass size={13} role="img" aria-label={words.blocked} />}
        {task.deadline !== null && <DateText icon seconds={task.deadline} allDay={task.allDay} deadline={open} />}
        {progress && (
          <span
            className={styles.part}
            role="img"
            aria-label={t.progress(formats.number(progress.done), formats.number(progress.total))}
          >
            <ListChecks size={13} aria-hidden />
            {formats.number(progress.done)}/{formats.number(progress.total)}
          </span>
        )}
        {task.customer && (
          <span className={`${styles.part} ${styles.client}`}>
            <Building2 size={13} aria-hidden />
            <span>{task.customer.name}</span>
          </span>
        )}
        {task.archivedAt !== null && <span className={styles.part}>{t.archived}</span>}
        {task.assignees.length > 0 && (
          <span className={styles.people}>
            <Avatars people={task.assignees.map(personOf)} />
          </span>
        )}
      </div>
    </div>
  )
})

/** The browser's drag and drop is outside of what React knows. */
function useCardDrag(ref: React.RefObject<HTMLElement | null>, id: string) {
  const [edge, setEdge] = useState<Edge>()
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return combine(
      draggable({
        element,
        getInitialData: () => ({ card: id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => 'card' in source.data,
        getData: ({ input, element }) =>
          attachClosestEdge({ before: id }, { input, element, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) =>
          setEdge(source.data.card === id ? undefined : (extractClosestEdge(self.data) ?? undefined)),
        onDragLeave: () => setEdge(undefined),
        onDrop: () => setEdge(undefined),
      }),
    )
  }, [ref, id])
  return [edge, isDragged] as const
}

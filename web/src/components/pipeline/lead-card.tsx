import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { useLanguage, useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { tasks } from '../../messages/tasks.ts'
import { usePeople } from '../../queries/people.ts'
import { isOpen } from '../../queries/projects.ts'
import { Avatars } from '../../ui/avatar.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { StatePicker } from '../pickers.tsx'
import { TaskLink } from '../task/task-link.tsx'
import { percentOf } from './amounts.ts'
import styles from './board.module.css'

export interface CardProps {
  lead: TaskItem
  stage: State
  stages: readonly State[]
  amount: string | undefined
  mayMove: boolean
  onPick: (lead: TaskItem, stage: State) => void
  onKey: (event: KeyboardEvent, lead: TaskItem) => void
}

/** A lead on the board: its name opens it, and it is dragged, or moved by keys and by its stage. */
export const LeadCard = memo(function LeadCard({ lead, stage, stages, amount, mayMove, onPick, onKey }: CardProps) {
  const [t, words] = [useMessages(pipelines), useMessages(tasks)]
  const language = useLanguage()
  const personOf = usePeople()
  const card = useRef<HTMLElement>(null)
  const { isDragged, edge } = useCardDrag(card, lead._id, mayMove)
  const { contact, company, nextStep } = lead.lead ?? {}
  const probability = percentOf(lead, stage.type)
  const who = [contact, company ?? lead.customer?.name].filter(Boolean).join(' · ')
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format((probability ?? 0) / 100)
  return (
    <article
      ref={card}
      className={styles.card}
      data-lead={lead._id}
      data-edge={edge}
      data-dragged={isDragged || undefined}
      data-movable={mayMove || undefined}
      onKeyDown={(event) => onKey(event, lead)}
    >
      <div className={styles.cardTop}>
        {/* A link is dragged by itself, unless it says not to: the card is to be. */}
        <TaskLink id={lead._id} draggable={false} className={styles.name}>
          {lead.name}
        </TaskLink>
        <StatePicker
          iconOnly
          states={stages}
          value={stage.name}
          whyNot={mayMove ? undefined : words.mayNotMove}
          onPick={(next) => onPick(lead, next)}
        />
      </div>
      {who && <p className={styles.who}>{who}</p>}
      {nextStep && isOpen(stage) && (
        <p className={styles.next} title={`${t.details.nextStep}: ${nextStep}`}>
          → {nextStep}
        </p>
      )}
      <div className={styles.facts}>
        {amount && <strong className={styles.amount}>{amount}</strong>}
        {probability !== undefined && <span title={t.likely(percent)}>{percent}</span>}
        {lead.deadline !== null && <DateText seconds={lead.deadline} allDay={lead.allDay} deadline={isOpen(stage)} />}
        <span className={styles.people}>
          <Avatars people={lead.assignees.map(personOf)} most={2} />
        </span>
      </div>
    </article>
  )
})

/** The pointer is outside of what React renders: the card tells it that it can be taken, and dropped on. */
function useCardDrag(card: React.RefObject<HTMLElement | null>, id: string, mayMove: boolean) {
  const [isDragged, setDragged] = useState(false)
  const [edge, setEdge] = useState<string | null>(null)
  useEffect(() => {
    const element = card.current
    if (!element) return
    return combine(
      draggable({
        element,
        canDrag: () => mayMove,
        getInitialData: () => ({ kind: 'lead', id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === 'lead',
        getData: ({ input }) =>
          attachClosestEdge({ kind: 'card', id }, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self, source }) => setEdge(source.data.id === id ? null : extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    )
  }, [card, id, mayMove])
  return { isDragged, edge: edge ?? undefined }
}

import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronsLeftRight, ChevronsRightLeft } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { toggleAndFocus } from '../../app/keep-focus.ts'
import { useMessages } from '../../app/language.ts'
import { useLines } from '../../app/paper.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { LeftOut } from '../../ui/left-out.tsx'
import { StateIcon } from '../../ui/state-badge.tsx'
import styles from './board.module.css'
import { LeadCard } from './lead-card.tsx'
import { QuickLead } from './quick-lead.tsx'
import type { Pipeline } from './use-pipeline.ts'

export interface ColumnProps {
  of: Pipeline
  stage: State
  leads: readonly TaskItem[]
  isFolded: boolean
  onFold: (folded: boolean) => void
  /** The lead that has, or had, the focus. */
  focused: string | null
  /** The lead that is to have it. */
  wanted: RefObject<string | null>
  onPick: (lead: TaskItem, stage: State) => void
  onKey: (event: KeyboardEvent, lead: TaskItem) => void
}

const CARD_PX = 96

export function BoardColumn({ of, stage, leads, isFolded, onFold, focused, wanted, onPick, onKey }: ColumnProps) {
  const t = useMessages(pipelines)
  const { money, stages, mayMove, pipeline, sumsOfStage } = of
  const column = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const isOver = useDropStage(column, stage.name)
  const fold = (folded: boolean) => toggleAndFocus(column.current, () => onFold(folded))
  const { count, amount, weighted } = sumsOfStage(stage, leads)
  const cards = useVirtualizer({
    count: isFolded ? 0 : leads.length,
    getScrollElement: () => list.current,
    estimateSize: () => CARD_PX,
    getItemKey: (index) => leads[index]?._id ?? index,
    overscan: 6,
  })
  const { lines, height, leftOut } = useLines(cards)
  const focusedAt = focused === null ? -1 : leads.findIndex(({ _id }) => _id === focused)
  // The focus is the browser's: a card that came from another column is a new element, and gets it again.
  useEffect(() => {
    const link = () => list.current?.querySelector<HTMLElement>(`[data-lead="${focused}"] a`)
    if (focusedAt < 0 || wanted.current !== focused || document.activeElement === link()) return
    cards.scrollToIndex(focusedAt)
    requestAnimationFrame(() => link()?.focus())
  }, [focused, focusedAt, wanted, cards])

  if (isFolded) {
    return (
      <section ref={column} className={styles.folded} data-over={isOver || undefined} aria-label={stage.name}>
        <ActionIcon size="sm" aria-expanded={false} aria-label={t.unfold(stage.name)} onClick={() => fold(false)}>
          <ChevronsLeftRight size={14} />
        </ActionIcon>
        <h2 className={styles.foldedName}>
          {stage.name} <span className={styles.count}>{count}</span>
        </h2>
      </section>
    )
  }
  return (
    <section ref={column} className={styles.column} data-over={isOver || undefined} aria-label={stage.name}>
      <header className={styles.head}>
        <div className={styles.headTop}>
          <StateIcon state={stage} />
          <h2 className={styles.stage}>{stage.name}</h2>
          <span className={styles.count}>
            <span aria-hidden>{count}</span>
            <span className="sr-only">{t.leads(count)}</span>
          </span>
          <ActionIcon size="sm" aria-expanded aria-label={t.fold(stage.name)} onClick={() => fold(true)}>
            <ChevronsRightLeft size={14} />
          </ActionIcon>
        </div>
        <p className={styles.sums}>
          <span>
            <span className="sr-only">{t.sum}: </span>
            {money.whole(amount)}
          </span>
          <Tooltip label={t.weightedHint} multiline maw={240}>
            <span className={styles.weighted}>
              {t.weighted} {money.whole(weighted)}
            </span>
          </Tooltip>
        </p>
      </header>
      <div ref={list} className={styles.list}>
        <ol className={styles.cards} style={{ height }}>
          {lines.map(({ index, key, start }) => {
            const lead = leads[index]!
            const revenue = lead.lead?.expectedRevenue
            return (
              <li
                key={key}
                ref={cards.measureElement}
                data-index={index}
                className={styles.place}
                style={{ transform: `translateY(${start}px)` }}
              >
                <LeadCard
                  lead={lead}
                  stage={stage}
                  stages={stages}
                  amount={revenue ? money.exact(revenue) : undefined}
                  mayMove={mayMove(lead)}
                  onPick={onPick}
                  onKey={onKey}
                />
              </li>
            )
          })}
        </ol>
        <LeftOut count={leftOut} />
      </div>
      <QuickLead pipeline={pipeline} stage={stage} />
    </section>
  )
}

/** The pointer is outside of what React renders: a lead can be dropped anywhere on a stage. */
function useDropStage(column: RefObject<HTMLElement | null>, stage: string): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = column.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.kind === 'lead',
      getData: () => ({ kind: 'stage', stage }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  })
  return isOver
}

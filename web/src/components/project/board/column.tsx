import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ActionIcon } from '@mantine/core'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { ChevronsRightLeft, Plus } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { toggleAndFocus } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { useLines } from '../../../app/paper.ts'
import { board } from '../../../messages/board.ts'
import { LeftOut } from '../../../ui/left-out.tsx'
import { StateIcon, useStateName } from '../../../ui/state-badge.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import { Card } from './card.tsx'
import styles from './column.module.css'
import type { BoardColumn } from './columns.ts'
import { QuickCard } from './quick-card.tsx'

interface Props {
  projectId: string
  column: BoardColumn
  /** The card that has, or had, the focus. */
  current: string | undefined
  isCollapsed: boolean
  toggle: () => void
  mayAdd: boolean
}

const CARD_PX = 84
const GAP_PX = 8

export function Column({ projectId, column, current, isCollapsed, toggle, mayAdd }: Props) {
  const t = useMessages(board)
  const formats = useFormats()
  const { state, cards } = column
  const name = useStateName()(state.name)
  const section = useRef<HTMLElement>(null)
  const isOver = useColumnDrop(section, state.name, isCollapsed)
  const [isAdding, setAdding] = useState(false)
  const adder = useRef<HTMLButtonElement>(null)
  const fold = () => toggleAndFocus(section.current, toggle)
  const count = <span className={styles.count}>{formats.number(cards.length)}</span>

  if (isCollapsed) {
    return (
      <section ref={section} className={styles.collapsed} aria-label={name} data-over={isOver || undefined}>
        <button
          type="button"
          className={styles.expand}
          aria-label={t.expand(name)}
          aria-expanded={false}
          onClick={fold}
        >
          <StateIcon state={state} />
          <span className={styles.vertical}>{name}</span>
          {count}
        </button>
      </section>
    )
  }
  return (
    <section ref={section} className={styles.column} aria-label={name} data-over={isOver || undefined}>
      <div className={styles.head}>
        <StateIcon state={state} />
        <h2 className={styles.name}>{name}</h2>
        {count}
        <span className={styles.tools}>
          <ActionIcon size="sm" aria-label={t.collapse(name)} aria-expanded onClick={fold}>
            <ChevronsRightLeft size={14} />
          </ActionIcon>
          <WhyNot reason={mayAdd ? undefined : t.mayNotAdd}>
            <ActionIcon
              ref={adder}
              size="sm"
              aria-label={t.addTo(name)}
              aria-disabled={mayAdd ? undefined : true}
              onClick={() => mayAdd && setAdding(true)}
            >
              <Plus size={15} />
            </ActionIcon>
          </WhyNot>
        </span>
      </div>
      {isAdding && (
        <QuickCard
          projectId={projectId}
          state={state}
          close={() => setAdding(false)}
          back={() => adder.current?.focus()}
        />
      )}
      <Cards column={column} current={current} />
    </section>
  )
}

/** Only the cards that are near to be seen are there, and the one with the focus. */
const Cards = memo(function Cards({ column: { cards }, current }: Pick<Props, 'column' | 'current'>) {
  const t = useMessages(board)
  const scroller = useRef<HTMLDivElement>(null)
  const kept = current === undefined ? -1 : cards.findIndex(({ _id }) => _id === current)
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    getItemKey: (index) => cards[index]?._id ?? index,
    gap: GAP_PX,
    overscan: 4,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return kept < 0 || shown.includes(kept) ? shown : [...shown, kept].sort((a, b) => a - b)
    },
  })
  const { lines, height, leftOut } = useLines(virtualizer)
  const stop = Math.max(kept, 0)
  return (
    <div ref={scroller} className={styles.scroller}>
      {cards.length === 0 && <p className={styles.empty}>{t.emptyColumn}</p>}
      <ul className={styles.cards} style={{ height }}>
        {lines.map(({ index, key, start }) => {
          const task = cards[index]
          if (!task) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={cards.length}
              aria-posinset={index + 1}
            >
              <Card task={task} isTabStop={index === stop} />
            </li>
          )
        })}
      </ul>
      <LeftOut count={leftOut} />
    </div>
  )
}, hasSameCards)

/** A change of one column leaves the others as they are. */
function hasSameCards(a: Pick<Props, 'column' | 'current'>, b: typeof a): boolean {
  const [before, now] = [a.column.cards, b.column.cards]
  return a.current === b.current && before.length === now.length && before.every((task, i) => task === now[i])
}

/** The browser's drag and drop is outside of what React knows. */
function useColumnDrop(ref: React.RefObject<HTMLElement | null>, state: string, isCollapsed: boolean): boolean {
  const [isOver, setOver] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a collapsed column is another element
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => 'card' in source.data,
      getData: () => ({ column: state }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [ref, state, isCollapsed])
  return isOver
}

import { type KeyboardEvent, useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { board } from '../../../messages/board.ts'
import { type BoardColumn, placeOf } from './columns.ts'

interface Given {
  columns: readonly BoardColumn[]
  isCollapsed: (column: BoardColumn) => boolean
  move: (id: string, column: number, index: number) => boolean
}

/** Which card has the focus, how arrow keys move it, and how Shift and an arrow key move the card. */
export function useBoardKeys({ columns, isCollapsed, move }: Given) {
  const t = useMessages(board)
  const [current, setCurrent] = useState<string>()
  const wanted = useRef<string | null>(null)

  const focus = (id: string | undefined) => {
    if (!id) return
    wanted.current = id
    setCurrent(id)
    document.querySelector<HTMLElement>(`[data-card="${id}"] a`)?.focus()
  }
  /** The next column that way which is open. */
  const beside = (column: number, step: 1 | -1) => {
    let next = column + step
    while (columns[next] && isCollapsed(columns[next]!)) next += step
    return columns[next] ? next : undefined
  }
  const first = () => columns.find((column) => !isCollapsed(column) && column.cards.length > 0)?.cards[0]?._id
  const here = () => {
    const place = current && placeOf(columns, current)
    return place || undefined
  }

  const go = (way: Way) => {
    const place = here()
    if (!place) return focus(first())
    const { column, index } = place
    if (way === 'up' || way === 'down') return focus(columns[column]?.cards[index + (way === 'up' ? -1 : 1)]?._id)
    const step = way === 'left' ? -1 : 1
    let next = beside(column, step)
    while (next !== undefined && columns[next]!.cards.length === 0) next = beside(next, step)
    const cards = next === undefined ? [] : columns[next]!.cards
    focus(cards[Math.min(index, cards.length - 1)]?._id)
  }
  const carry = (way: Way) => {
    const place = here()
    if (!place || !current) return focus(first())
    wanted.current = current // it is another element there, and keeps the focus
    const { column, index } = place
    if (way === 'up') return void move(current, column, index - 1)
    if (way === 'down') return void move(current, column, index + 1)
    const next = beside(column, way === 'left' ? -1 : 1)
    if (next !== undefined) move(current, next, index)
  }

  const group = t.shortcuts
  useShortcut({ keys: 'j', label: t.nextCard, group, run: () => go('down') })
  useShortcut({ keys: 'k', label: t.previousCard, group, run: () => go('up') })
  useShortcut({ keys: 'shift+ArrowUp', label: t.moveUp, group, run: () => carry('up') })
  useShortcut({ keys: 'shift+ArrowDown', label: t.moveDown, group, run: () => carry('down') })
  useShortcut({ keys: 'shift+ArrowLeft', label: t.moveLeft, group, run: () => carry('left') })
  useShortcut({ keys: 'shift+ArrowRight', label: t.moveRight, group, run: () => carry('right') })

  return {
    current,
    wanted,
    /** For the element around all cards. */
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const way = WAYS[event.key]
        const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)
        if (!way || !isPlain || !(event.target as HTMLElement).closest('[data-card]')) return
        event.preventDefault()
        go(way)
      },
      onFocus(event: React.FocusEvent) {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card
        if (!id) return
        wanted.current = id
        setCurrent(id)
      },
      onBlur(event: React.FocusEvent) {
        if (event.relatedTarget) wanted.current = null // somebody went on; a card that is taken away goes nowhere
      },
    },
  }
}

type Way = 'up' | 'down' | 'left' | 'right'
const WAYS: Record<string, Way> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { taskList } from '../../../messages/task-list.ts'
import type { Row } from './rows.ts'
import type { Selection } from './use-selection.ts'
import type { Column } from './view.ts'

export type Cell = Column | 'select'

interface Current {
  key: string
  taskId: string
  index: number
  cell: Cell
}

const CONTROL = 'a, button, input'
/** Whose list or calendar is open, and has the arrow keys. */
const IS_OPEN = '[aria-expanded="true"], [data-expanded]'

/** Which cell has the focus, how keys go on from there, and how they select. */
export function useListKeys(rows: readonly Row[], columns: readonly Column[], selection: Selection) {
  const t = useMessages(taskList)
  const place = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState<Current>()
  // Now: by a key. Kept: it was there, and comes back when its row went elsewhere.
  const wanted = useRef<'now' | 'kept' | null>(null)
  const at = placeOf(rows, current)
  const cell: Cell = current && (current.cell === 'select' || columns.includes(current.cell)) ? current.cell : 'name'

  // The focus is the browser's: the row may be another element by now, or one that was not there before.
  useLayoutEffect(() => {
    const isLost = wanted.current === 'kept' && document.activeElement === document.body
    if (wanted.current !== 'now' && !isLost) return
    wanted.current = 'kept'
    place.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  })

  const focus = (index: number, on: Cell) => {
    const row = rows[index]
    if (row?.kind !== 'task') return
    wanted.current = 'now'
    setCurrent({ key: row.key, taskId: row.task._id, index, cell: on })
  }
  /** The row above or below; from outside the first time, the first one. */
  const beside = (step: 1 | -1) => (current ? (nextTask(rows, at, step) ?? at) : at)
  const across = (step: 1 | -1) => {
    const cells = [...(place.current?.querySelectorAll<HTMLElement>(`[data-index="${at}"] > td`) ?? [])]
      .filter((each) => each.querySelector(CONTROL)) // others show what is changed elsewhere
      .map(({ dataset }) => dataset.column as Cell)
    focus(at, cells[cells.indexOf(cell) + step] ?? cell)
  }
  const stretch = (step: 1 | -1) => {
    const [from, to] = [rows[at], rows[beside(step)]]
    if (from && to && current) selection.stretch(from.key, to.key)
    focus(beside(step), cell)
  }
  const select = () => {
    const row = rows[at]
    if (row?.kind === 'task' && current) selection.toggle(row.task._id, false)
    focus(at, cell)
  }
  const clear = () => {
    selection.selectAll(false)
    focus(at, cell) // the bar, which may have it, goes away
  }

  const group = t.shortcuts
  useShortcut({ keys: 'j', label: t.nextTask, group, run: () => focus(beside(1), cell) })
  useShortcut({ keys: 'k', label: t.previousTask, group, run: () => focus(beside(-1), cell) })
  useShortcut({ keys: 'x', label: t.selectTask, group, run: select })
  useShortcut({ keys: 'shift+ArrowDown', label: t.selectDown, group, run: () => stretch(1) })
  useShortcut({ keys: 'shift+ArrowUp', label: t.selectUp, group, run: () => stretch(-1) })
  useShortcut({ keys: 'Escape', label: t.clearSelection, group, run: clear }, selection.tasks.length > 0)

  return {
    place,
    /** The row at which Tab stops, and which of its cells. */
    at,
    cell,
    /** For the element around all rows. */
    handlers: {
      // Before the control that has the focus: a closed list would open by an arrow key.
      onKeyDownCapture(event: KeyboardEvent<HTMLElement>) {
        const target = event.target as HTMLElement
        const way = WAYS[event.key]
        const isOther = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && way?.[0] === 'across')
        if (!way || isOther || !event.currentTarget.contains(target) || target.closest(IS_OPEN)) return
        const [axis, step] = way
        if (axis === 'across' && isInText(target, step)) return
        event.preventDefault()
        event.stopPropagation()
        if (axis === 'across') across(step)
        else if (event.shiftKey) stretch(step)
        else focus(beside(step), cell)
      },
      onFocus({ target, currentTarget }: FocusEvent<HTMLElement>) {
        const on = target.closest('td')?.dataset.column as Cell | undefined
        const index = Number(target.closest('tr')?.dataset.index)
        const row = rows[index]
        // What is in an open list is a part of the cell, but not of the page there.
        if (!on || row?.kind !== 'task' || !currentTarget.contains(target)) return
        wanted.current = 'kept'
        if (row.key !== current?.key || on !== current.cell)
          setCurrent({ key: row.key, taskId: row.task._id, index, cell: on })
      },
      onBlur({ target, relatedTarget }: FocusEvent<HTMLElement>) {
        if (relatedTarget && !target.closest(IS_OPEN)) wanted.current = null // somebody went on
      },
    },
  }
}

/** Whether there is text of a field that one writes in on that side of the caret. */
const isInText = (target: HTMLElement, step: 1 | -1): boolean =>
  target instanceof HTMLInputElement &&
  target.selectionStart !== null && // a checkbox has none
  (target.selectionStart !== target.selectionEnd || target.selectionStart !== (step < 0 ? 0 : target.value.length))

const WAYS: Record<string, [axis: 'across' | 'down', step: 1 | -1]> = {
  ArrowUp: ['down', -1],
  ArrowDown: ['down', 1],
  ArrowLeft: ['across', -1],
  ArrowRight: ['across', 1],
}

function nextTask(rows: readonly Row[], from: number, step: 1 | -1): number | undefined {
  for (let i = from + step; rows[i]; i += step) if (rows[i]?.kind === 'task') return i
  return undefined
}

/** Where the row is by now: in another group, when that is where its task went; and what took its place, when it is gone. */
function placeOf(rows: readonly Row[], current: Current | undefined): number {
  if (!current) return nextTask(rows, -1, 1) ?? -1
  const same = rows.findIndex(({ key }) => key === current.key)
  if (same >= 0) return same
  const elsewhere = rows.findIndex((row) => row.kind === 'task' && row.task._id === current.taskId)
  if (elsewhere >= 0) return elsewhere
  return nextTask(rows, current.index - 1, 1) ?? nextTask(rows, Math.min(current.index, rows.length), -1) ?? -1
}

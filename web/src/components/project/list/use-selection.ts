import { useCallback, useEffectEvent, useState } from 'react'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import type { Row } from './rows.ts'

export interface Selection {
  /** In the order of the list. What a filter hides is not selected. */
  tasks: readonly ProjectTask[]
  has: (id: string) => boolean
  isAll: boolean
  /** @param isRange  with all between it and the one before */
  toggle: (id: string, isRange: boolean) => void
  /** Goes on from one row to another: what lies between there and where that began is selected, and nothing beyond. */
  stretch: (fromKey: string, toKey: string) => void
  selectAll: (on: boolean) => void
}

/** Where going on from row to row began, how far it came, and what was selected before. */
interface Stretch {
  anchor: string
  end: string
  before: ReadonlySet<string>
}

export function useSelection(tasks: readonly ProjectTask[], rows: readonly Row[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const [stretched, setStretched] = useState<Stretch>()
  const selected = ids.size === 0 ? [] : tasks.filter(({ _id }) => ids.has(_id))
  const idsOf = (some: readonly Row[]) => some.flatMap((row) => (row.kind === 'task' ? [row.task._id] : []))
  const placeOf = (key: string) => rows.findIndex((row) => row.key === key)
  const toggle = useEffectEvent((id: string, isRange: boolean) => {
    const next = new Set(ids)
    const on = !ids.has(id)
    const order = idsOf(rows)
    const [a, b] = [order.indexOf(last ?? ''), order.indexOf(id)]
    const range = isRange && a >= 0 ? order.slice(Math.min(a, b), Math.max(a, b) + 1) : [id]
    for (const each of range) on ? next.add(each) : next.delete(each)
    setIds(next)
    setLast(id)
    setStretched(undefined)
  })
  return {
    tasks: selected,
    has: (id) => ids.has(id),
    isAll: tasks.length > 0 && selected.length === tasks.length,
    toggle: useCallback((id, isRange) => toggle(id, isRange), []), // one for all times: rows are drawn anew without it
    stretch(fromKey, toKey) {
      const goesOn = stretched?.end === fromKey && placeOf(stretched.anchor) >= 0
      const { anchor, before } = goesOn ? stretched : { anchor: fromKey, before: ids }
      const [a, b] = [placeOf(anchor), placeOf(toKey)]
      setIds(new Set([...before, ...idsOf(rows.slice(Math.min(a, b), Math.max(a, b) + 1))]))
      setStretched({ anchor, end: toKey, before })
    },
    selectAll(on) {
      setIds(new Set(on ? tasks.map(({ _id }) => _id) : []))
      setStretched(undefined)
    },
  }
}

import { useState } from 'react'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import type { Row } from './rows.ts'

export interface Selection {
  /** In the order of the list. What a filter hides is not selected. */
  tasks: readonly ProjectTask[]
  has: (id: string) => boolean
  isAll: boolean
  /** @param isRange  with all between it and the one before */
  toggle: (id: string, isRange: boolean) => void
  selectAll: (on: boolean) => void
}

export function useSelection(tasks: readonly ProjectTask[], rows: readonly Row[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const selected = ids.size === 0 ? [] : tasks.filter(({ _id }) => ids.has(_id))
  return {
    tasks: selected,
    has: (id) => ids.has(id),
    isAll: tasks.length > 0 && selected.length === tasks.length,
    toggle(id, isRange) {
      const next = new Set(ids)
      const on = !ids.has(id)
      const order = rows.flatMap((row) => (row.kind === 'task' ? [row.task._id] : []))
      const [a, b] = [order.indexOf(last ?? ''), order.indexOf(id)]
      const range = isRange && a >= 0 ? order.slice(Math.min(a, b), Math.max(a, b) + 1) : [id]
      for (const each of range) on ? next.add(each) : next.delete(each)
      setIds(next)
      setLast(id)
    },
    selectAll: (on) => setIds(new Set(on ? tasks.map(({ _id }) => _id) : [])),
  }
}

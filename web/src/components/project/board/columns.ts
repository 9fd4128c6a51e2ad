import { useMemo } from 'react'
import type { State } from '../../../api.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { useStateOf, useStates } from '../../../queries/projects.ts'
import { inOrder } from './order.ts'

export interface BoardColumn {
  state: State
  cards: ProjectTask[]
}

/** The project's states, and those that only tasks of its sub-projects are in. */
export function useColumns(projectId: string, tasks: readonly ProjectTask[]): BoardColumn[] {
  const states = useStates(projectId)
  const stateOf = useStateOf()
  return useMemo(() => {
    const columns = new Map<string, BoardColumn>(states.map((state) => [state.name, { state, cards: [] }]))
    for (const task of tasks) {
      const state = stateOf(task)
      const column = columns.get(task.state) ?? (state && { state, cards: [] })
      if (!column) continue
      columns.set(task.state, column)
      column.cards.push(task)
    }
    for (const { cards } of columns.values()) cards.sort(inOrder)
    return [...columns.values()]
  }, [states, stateOf, tasks])
}

export interface Place {
  column: number
  index: number
}
export function placeOf(columns: readonly BoardColumn[], id: string): Place | undefined {
  for (const [column, { cards }] of columns.entries()) {
    const index = cards.findIndex(({ _id }) => _id === id)
    if (index >= 0) return { column, index }
  }
  return undefined
}

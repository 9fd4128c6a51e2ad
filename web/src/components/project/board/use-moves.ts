import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { toast, toastMove } from '../../../app/toasts.tsx'
import { board } from '../../../messages/board.ts'
import { common } from '../../../messages/common.ts'
import { useMoveCard } from '../../../queries/board.ts'
import { useMe } from '../../../queries/me.ts'
import { useProjects } from '../../../queries/projects.ts'
import { useStateName } from '../../../ui/state-badge.tsx'
import { type BoardColumn, placeOf } from './columns.ts'
import { placeAt } from './order.ts'

/** Moves cards, and says where they went. */
export function useMoves(columns: readonly BoardColumn[]) {
  const [t, words] = [useMessages(board), useMessages(common)]
  const stateName = useStateName()
  const me = useMe()
  const projects = useProjects()
  const { mutate } = useMoveCard()
  const [said, say] = useState('')

  /** @param index  among the other cards of the column; answers whether there is something to do */
  const move = (id: string, to: number, index: number): boolean => {
    const from = placeOf(columns, id)
    const column = columns[to]
    const task = from && columns[from.column]?.cards[from.index]
    if (!task || !column) return false
    const home = columns[from.column]!.state
    const project = projects.find(({ _id }) => _id === task.group)
    const [isSame, name] = [from.column === to, stateName(column.state.name)]
    if (!isSame && project?.taskStates && !project.taskStates.some((state) => state.name === column.state.name)) {
      toast(t.notHere(name), { kind: 'refused' })
      return false
    }
    const mayOrder = (project?.can.includes('edit_task') ?? false) || task.assignedBy === me._id
    if (isSame && !mayOrder) {
      toast(t.mayNotOrder, { kind: 'refused' })
      return false
    }
    const others = column.cards.filter((card) => card._id !== id)
    const at = Math.max(0, Math.min(index, others.length))
    if (isSame && at === from.index) return false
    const place = mayOrder ? placeAt(others, id, at) : undefined
    const own = columns[from.column]!.cards
    const shown = new Map([[id, task.priorityScore]])
    const back = mayOrder ? { after: own[from.index - 1]?._id, before: own[from.index + 1]?._id, shown } : undefined
    const goBack = () => mutate({ task: { _id: id, state: column.state.name }, state: home, place: back })
    const unsay = isSame ? undefined : toastMove(words.movedTo(name), goBack)
    mutate({ task, state: column.state, place }, { onError: () => unsay?.() })
    say(t.moved(task.name, name, t.place(at + 1, others.length + 1)))
    return true
  }
  return { move, said }
}

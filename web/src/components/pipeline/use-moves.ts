import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useMoveLead } from '../../queries/leads.ts'
import { useMessages } from '../../ui/language.ts'
import { askWhy } from './asked-outcome.tsx'
import { scoreAt } from './place.ts'
import type { Pipeline } from './use-pipeline.ts'

/** How leads move: by pointer, by keys, by the stage picked on a card. */
export function useMoves(of: Pipeline, inStage: ReadonlyMap<string, readonly TaskItem[]>) {
  const t = useMessages(pipelines)
  const { mutate } = useMoveLead()
  const [focused, setFocused] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const { stages, leads, mayMove, mayOrder } = of

  const move = (lead: TaskItem, stage: State, place?: number) => {
    const others = (inStage.get(stage.name) ?? []).filter(({ _id }) => _id !== lead._id)
    const priorityScore = place !== undefined && mayOrder(lead) ? scoreAt(others, place) : undefined
    if (stage.name === lead.state && priorityScore === undefined) return
    const drop = stage.name === lead.state ? undefined : askWhy({ lead, stage })
    mutate({ lead, state: stage, priorityScore }, { onError: () => drop?.() })
    setSaid(t.moved(lead.name, stage.name))
  }

  const drop = useEffectEvent((id: unknown, targets: readonly { data: Record<string | symbol, unknown> }[]) => {
    const lead = leads.find(({ _id }) => _id === id)
    const target = targets.find(({ data }) => data.kind === 'stage')
    const stage = stages.find(({ name }) => name === target?.data.stage)
    if (!lead || !stage) return
    const card = targets.find(({ data }) => data.kind === 'card')
    if (!card) return stage.name === lead.state ? undefined : move(lead, stage, 0)
    if (card.data.id === id) return
    const others = (inStage.get(stage.name) ?? []).filter(({ _id }) => _id !== id)
    const at = others.findIndex(({ _id }) => _id === card.data.id)
    move(lead, stage, extractClosestEdge(card.data) === 'bottom' ? at + 1 : at)
  })
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.kind === 'lead',
        onDrop: ({ source, location }) => drop(source.data.id, location.current.dropTargets),
      }),
    [],
  )

  const press = useEffectEvent((event: KeyboardEvent, lead: TaskItem) => {
    const step = STEPS[event.key]
    if (!step || event.target instanceof HTMLElement === false || event.target.closest('a') === null) return
    event.preventDefault()
    const column = stages.findIndex(({ name }) => name === lead.state)
    const own = inStage.get(lead.state) ?? []
    const at = own.findIndex(({ _id }) => _id === lead._id)
    const [across, down] = step
    if (event.shiftKey) {
      if (!mayMove(lead)) return
      const stage = stages[column + across]
      const place = across === 0 ? at + down : 0
      if (!stage || place < 0 || (across === 0 && place >= own.length)) return
      move(lead, stage, place)
      return setFocused(lead._id)
    }
    const next = across === 0 ? own[at + down] : nearest(column + across, across, at)
    if (next) setFocused(next._id)
  })
  /** The card at the same height in the next column that has any. */
  const nearest = (from: number, across: number, at: number): TaskItem | undefined => {
    for (let i = from; stages[i]; i += across) {
      const there = inStage.get(stages[i]!.name) ?? []
      if (there.length > 0) return there[Math.min(at, there.length - 1)]
    }
    return undefined
  }

  const pickNow = useEffectEvent((lead: TaskItem, stage: State) => move(lead, stage, 0))
  return {
    focused,
    said,
    pick: useCallback((lead: TaskItem, stage: State) => pickNow(lead, stage), []),
    onKey: useCallback((event: KeyboardEvent, lead: TaskItem) => press(event, lead), []),
  }
}

const STEPS: Record<string, [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

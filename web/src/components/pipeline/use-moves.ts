import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { toastMove } from '../../app/toasts.tsx'
import { board } from '../../messages/board.ts'
import { common } from '../../messages/common.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useMoveLead } from '../../queries/leads.ts'
import { placeAt } from '../project/board/order.ts'
import { moveWithReason } from './asked-outcome.tsx'
import type { Pipeline } from './use-pipeline.ts'

type Leads = ReadonlyMap<string, readonly TaskItem[]>

/** How leads move: by pointer, by keys, by the stage picked on a card. */
export function useMoves(of: Pipeline, inStage: Leads, isFolded: (stage: string) => boolean) {
  const [t, general] = [useMessages(pipelines), useMessages(common)]
  const { mutate } = useMoveLead()
  const [focused, setFocused] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const [said, setSaid] = useState('')
  const { stages, leads, mayMove, mayOrder } = of

  const move = (lead: TaskItem, stage: State, index?: number) => {
    const others = (inStage.get(stage.name) ?? []).filter(({ _id }) => _id !== lead._id)
    const place = index !== undefined && mayOrder(lead) ? placeAt(others, lead._id, index) : undefined
    if (stage.name === lead.state && !place) return
    const carryOut = (reason?: string) => {
      const unsay = stage.name === lead.state ? undefined : sayMoved(lead, stage)
      mutate({ lead, state: stage, place, reason }, { onError: () => unsay?.() })
      setSaid(t.moved(lead.name, stage.name))
    }
    if (stage.name === lead.state) carryOut()
    else moveWithReason({ leads: [lead], stage, move: carryOut })
  }

  /** Answers how to unsay it. */
  const sayMoved = (lead: TaskItem, stage: State) => {
    const home = stages.find(({ name }) => name === lead.state)
    if (!home) return undefined
    const own = inStage.get(lead.state) ?? []
    const at = own.indexOf(lead)
    const shown = new Map([[lead._id, lead.priorityScore]])
    const back = mayOrder(lead) ? { after: own[at - 1]?._id, before: own[at + 1]?._id, shown } : undefined
    const reason = lead.lead?.reason || undefined // which it loses on its way out of a stage that ends leads
    return toastMove(general.movedTo(stage.name), () =>
      mutate({ lead: { ...lead, state: stage.name }, state: home, reason, place: back }),
    )
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

  const focus = (lead: TaskItem | undefined) => {
    if (!lead) return
    wanted.current = lead._id
    setFocused(lead._id)
    document.querySelector<HTMLElement>(`[data-lead="${lead._id}"] a`)?.focus()
  }
  /** The stages that way which are open, the nearest one first. */
  const beside = (column: number, across: number) =>
    (across < 0 ? stages.slice(0, column).toReversed() : stages.slice(column + 1)).filter(({ name }) => !isFolded(name))
  const placeOf = (lead: TaskItem) => {
    const own = inStage.get(lead.state) ?? []
    return { own, at: own.indexOf(lead), column: stages.findIndex(({ name }) => name === lead.state) }
  }
  const current = () => leads.find(({ _id }) => _id === focused) ?? null
  const first = () => beside(-1, 1).flatMap(({ name }) => inStage.get(name) ?? [])[0]

  const go = (lead: TaskItem | null, [across, down]: Step) => {
    if (!lead) return focus(first())
    const { own, at, column } = placeOf(lead)
    if (across === 0) return focus(own[at + down] ?? lead)
    const there = beside(column, across).flatMap(({ name }) => [inStage.get(name) ?? []])
    const cards = there.find(({ length }) => length > 0)
    focus(cards?.[Math.min(at, cards.length - 1)])
  }
  const carry = (lead: TaskItem | null, [across, down]: Step) => {
    if (!lead) return focus(first())
    if (!mayMove(lead)) return
    const { own, at, column } = placeOf(lead)
    const stage = across === 0 ? stages[column] : beside(column, across)[0]
    const place = across === 0 ? at + down : 0
    if (!stage || place < 0 || (across === 0 && place >= own.length)) return
    move(lead, stage, place)
    focus(lead)
  }

  const press = useEffectEvent((event: KeyboardEvent, lead: TaskItem) => {
    const step = STEPS[event.key]
    const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey)
    if (!step || !isPlain || !(event.target instanceof HTMLElement) || !event.target.closest('a')) return
    event.preventDefault()
    go(lead, step)
  })
  const words = useMessages(board)
  const group = words.shortcuts
  useShortcut({ keys: 'j', label: words.nextCard, group, run: () => go(current(), [0, 1]) })
  useShortcut({ keys: 'k', label: words.previousCard, group, run: () => go(current(), [0, -1]) })
  useShortcut({ keys: 'shift+ArrowUp', label: words.moveUp, group, run: () => carry(current(), [0, -1]) })
  useShortcut({ keys: 'shift+ArrowDown', label: words.moveDown, group, run: () => carry(current(), [0, 1]) })
  useShortcut({ keys: 'shift+ArrowLeft', label: words.moveLeft, group, run: () => carry(current(), [-1, 0]) })
  useShortcut({ keys: 'shift+ArrowRight', label: words.moveRight, group, run: () => carry(current(), [1, 0]) })

  const pickNow = useEffectEvent((lead: TaskItem, stage: State) => move(lead, stage, 0))
  return {
    focused,
    wanted,
    said,
    /** For the element around all cards. */
    handlers: {
      onFocus({ target }: FocusEvent<HTMLElement>) {
        const id = target.closest<HTMLElement>('[data-lead]')?.dataset.lead
        if (!id || !target.closest('a')) return
        wanted.current = id
        setFocused(id)
      },
      onBlur({ relatedTarget }: FocusEvent<HTMLElement>) {
        if (relatedTarget) wanted.current = null // somebody went on; a card that is taken away goes nowhere
      },
    },
    pick: useCallback((lead: TaskItem, stage: State) => pickNow(lead, stage), []),
    onKey: useCallback((event: KeyboardEvent, lead: TaskItem) => press(event, lead), []),
  }
}

type Step = [across: number, down: number]
const STEPS: Record<string, Step> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

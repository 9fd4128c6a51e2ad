import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

interface Options {
  line: RefObject<HTMLElement | null>
  handle: RefObject<HTMLElement | null>
  place: number
  isOn: boolean
  move: (from: number, to: number) => void
}

/** Lets a line of a list be dragged by its handle; answers at which of its edges another one would be put. */
export function useSortable({ line, handle, place, isOn, move }: Options): string | undefined {
  const [edge, setEdge] = useState<string | undefined>()
  const onDrop = useEffectEvent((from: number, isBelow: boolean) => {
    const to = place + (isBelow ? 1 : 0)
    move(from, from < to ? to - 1 : to)
  })
  // The drag listens to the elements themselves.
  useEffect(() => {
    const [element, dragHandle] = [line.current, handle.current]
    if (!element || !dragHandle || !isOn) return
    const isOurs = (data: Record<string | symbol, unknown>, of: Element) =>
      typeof data.place === 'number' && data.list === of.parentElement
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ place, list: element.parentElement }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => isOurs(source.data, element) && source.element !== element,
        getData: ({ input }) => attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data) ?? undefined),
        onDragLeave: () => setEdge(undefined),
        onDrop: ({ self, source }) => {
          setEdge(undefined)
          onDrop(source.data.place as number, extractClosestEdge(self.data) === 'bottom')
        },
      }),
    )
  }, [line, handle, place, isOn])
  return edge
}

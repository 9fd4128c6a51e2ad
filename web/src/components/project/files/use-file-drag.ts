import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

/** What is dragged: its id and its name. */
interface Dragged {
  node: string
  name: string
}

/** Lets a row be dragged. */
export function useFileDrag(row: RefObject<HTMLElement | null>, { node, name }: Dragged, isOn: boolean): void {
  // The drag listens to the element itself.
  useEffect(() => {
    const element = row.current
    if (!element || !isOn) return
    return combine(draggable({ element, getInitialData: () => ({ node, name }) }))
  }, [row, node, name, isOn])
}

/** Lets rows be dropped on a folder: `parent` is its id, null the top. Answers whether one is above it now. */
export function useFileDrop(
  place: RefObject<HTMLElement | null>,
  parent: string | null,
  drop: ((dragged: Dragged) => void) | undefined,
): boolean {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent((dragged: Dragged) => drop?.(dragged))
  const isOn = drop !== undefined
  useEffect(() => {
    const element = place.current
    if (!element || !isOn) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => typeof source.data.node === 'string' && source.data.node !== parent,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        onDrop(source.data as unknown as Dragged) // canDrop has seen to it
      },
    })
  }, [place, parent, isOn])
  return isOver
}

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

export type Where = 'above' | 'below' | 'in'

interface Options {
  line: RefObject<HTMLElement | null>
  handle: RefObject<HTMLElement | null>
  id: string
  isOn: boolean
  drop: (draggedId: string, where: Where) => void
}

/** How far from the left edge of a line a step is put under it rather than below it. */
const INDENT_PX = 56

/** Lets a step be dragged by its handle: above another one, below it, or, further to the right, under it. */
export function useStepDrag({ line, handle, id, isOn, drop }: Options): Where | undefined {
  const [edge, setEdge] = useState<Where | undefined>()
  const onDrop = useEffectEvent(drop)
  // The drag listens to the elements themselves.
  useEffect(() => {
    const [element, dragHandle] = [line.current, handle.current]
    if (!element || !dragHandle || !isOn) return
    const whereOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Where => {
      const { top, height, left } = element.getBoundingClientRect()
      if (clientY < top + height / 2) return 'above'
      return clientX > left + INDENT_PX ? 'in' : 'below'
    }
    return combine(
      draggable({ element, dragHandle, getInitialData: () => ({ stepId: id }) }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => typeof source.data.stepId === 'string' && source.data.stepId !== id,
        onDrag: ({ location }) => setEdge(whereOf(location.current.input)),
        onDragLeave: () => setEdge(undefined),
        onDrop: ({ location, source }) => {
          setEdge(undefined)
          onDrop(String(source.data.stepId), whereOf(location.current.input))
        },
      }),
    )
  }, [line, handle, id, isOn])
  return edge
}

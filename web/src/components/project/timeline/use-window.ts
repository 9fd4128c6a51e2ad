import { type RefObject, useCallback, useRef, useState } from 'react'
import { BEFORE_TODAY_DAYS } from './rows.ts'

/** Which days are to be seen, counted from the first one of the timeline; both ends belong to it. */
export interface Seen {
  first: number
  last: number
}

/**
 * What scrolls, and the days that are seen of it.
 *
 * @param now  where today is, in days from the first; it begins a little before, and anew when the width changes
 */
export function useWindow(dayWidth: number, now: number) {
  const scroller = useRef<HTMLDivElement | null>(null)
  const label = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState<Seen>()
  const look = useCallback(() => {
    const now = seenOf(scroller, label, dayWidth)
    setSeen((before) => (before?.first === now?.first && before?.last === now?.last ? before : now))
  }, [dayWidth])
  const toToday = useCallback(() => {
    const visible = widthOf(scroller, label) / dayWidth
    const before = Math.min(BEFORE_TODAY_DAYS, Math.floor(visible / 4)) // a phone has room for few
    scroller.current?.scrollTo({ left: (now - before) * dayWidth })
  }, [dayWidth, now])
  const open = useCallback(
    (element: HTMLDivElement) => {
      scroller.current = element
      toToday()
      look()
      const resizes = new ResizeObserver(look)
      resizes.observe(element)
      element.addEventListener('scroll', look, { passive: true })
      return () => {
        resizes.disconnect()
        element.removeEventListener('scroll', look)
        scroller.current = null
      }
    },
    [toToday, look],
  )
  return { scroller, label, open, seen, toToday }
}

type Ref = RefObject<HTMLElement | null>

/** Of what is beside the names. */
const widthOf = (scroller: Ref, label: Ref) => (scroller.current?.clientWidth ?? 0) - (label.current?.offsetWidth ?? 0)

function seenOf(scroller: Ref, label: Ref, dayWidth: number): Seen | undefined {
  if (!scroller.current || !label.current) return undefined
  const { scrollLeft } = scroller.current
  return {
    first: Math.floor(scrollLeft / dayWidth),
    last: Math.ceil((scrollLeft + widthOf(scroller, label)) / dayWidth) - 1,
  }
}

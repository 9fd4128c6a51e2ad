import { type RefObject, useCallback, useRef, useState } from 'react'
import { addDays, type Day, daysBetween } from '../../../app/days.ts'
import { BEFORE_TODAY_DAYS } from './rows.ts'

/** Which days are to be seen, counted from the first one of the timeline; both ends belong to it. */
export interface Seen {
  first: number
  last: number
}

interface Options {
  dayWidth: number
  /** The first day of the timeline. */
  start: Day
  now: Day
}

/**
 * What scrolls, and the days that are seen of it. It begins a little before today. When days become wider or narrower,
 * or the timeline begins elsewhere, the same day stays where it is: today, or else the one in the middle.
 */
export function useWindow({ dayWidth, start, now }: Options) {
  const scroller = useRef<HTMLDivElement | null>(null)
  const label = useRef<HTMLSpanElement>(null)
  const [seen, setSeen] = useState<Seen>()
  /** A day that is seen, and how far from the edge. */
  const kept = useRef<{ day: Day; px: number }>(undefined)
  const look = useCallback(() => {
    const found = seenOf(scroller, label, dayWidth)
    setSeen((before) => (before?.first === found?.first && before?.last === found?.last ? before : found))
    if (!found || !scroller.current) return
    const today = daysBetween(start, now)
    const isTodaySeen = found.first < today && today < found.last
    const place = isTodaySeen ? today : Math.round((found.first + found.last) / 2)
    kept.current = { day: addDays(start, place), px: place * dayWidth - scroller.current.scrollLeft }
  }, [dayWidth, start, now])
  const toToday = useCallback(() => {
    const visible = widthOf(scroller, label) / dayWidth
    const before = Math.min(BEFORE_TODAY_DAYS, Math.floor(visible / 4)) // a phone has room for few
    scroller.current?.scrollTo({ left: (daysBetween(start, now) - before) * dayWidth })
  }, [dayWidth, start, now])
  const open = useCallback(
    (element: HTMLDivElement) => {
      scroller.current = element
      if (kept.current) {
        const { day, px } = kept.current
        element.scrollTo({ left: daysBetween(start, day) * dayWidth - px })
      } else toToday()
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
    [toToday, look, start, dayWidth],
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

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type Day, daysBetween } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { schedule } from '../../../messages/schedule.ts'
import type { Span } from '../../../queries/schedule.ts'
import styles from './timeline.module.css'
import type { Seen } from './use-window.ts'

interface Props {
  name: string
  span: Span
  range: { start: Day; days: number }
  seen: Seen
  /** Scrolls to a day, counted as in `seen`. */
  show: (day: number, row: Element) => void
}

/** Where the bar of a row is beyond what is seen: on which side, when, and the way there. */
export function EdgeMarker({ name, span, range, seen, show }: Props) {
  const t = useMessages(schedule)
  const { dayName } = useFormats()
  const [from, to] = [daysBetween(range.start, span.from), daysBetween(range.start, span.to)]
  const edge = to < seen.first ? 'start' : from > seen.last ? 'end' : undefined
  if (!edge) return null
  const words = (
    <>
      {edge === 'start' && <ChevronLeft size={14} aria-hidden />}
      {dayName(edge === 'start' ? span.to : span.from)}
      {edge === 'end' && <ChevronRight size={14} aria-hidden />}
    </>
  )
  const looks = { className: styles.marker, 'data-edge': edge }
  // The timeline does not reach there.
  if (to < 0 || from >= range.days) return <span {...looks}>{words}</span>
  return (
    <button type="button" {...looks} onClick={({ currentTarget }) => show(from, currentTarget.parentElement!)}>
      {words}
      <span className="sr-only">{t.showBar(name)}</span>
    </button>
  )
}

import type { Time } from './days.ts'
import { fold } from './fold.ts'

/** A time as a person writes it: `18:05`, `18.05`, `1805`, `6:05 pm`, `ÖS 6.05`, `9`. Undefined: it is none. */
export function readTime(text: string): Time | undefined {
  const [, before = '', hours = '', minutes = '00', after = ''] =
    /^(am|pm|oo|os)?\s*(\d{1,2})[:.]?([0-5]\d)?\s*(am|pm|oo|os)?$/.exec(fold(text.trim())) ?? []
  const half = before || after
  const hour = Number(hours)
  if (hours === '' || (before && after) || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined
  const isLate = half === 'pm' || half === 'os'
  return `${String(half ? (hour % 12) + (isLate ? 12 : 0) : hour).padStart(2, '0')}:${minutes}`
}

import type { Day } from '../../app/days.ts'

export const DUES = ['overdue', 'today', 'week', 'none'] as const
export type NamedDue = (typeof DUES)[number]

/** When a task is due, as the address says it: a name, or days of which one may be missing: `2026-01-01..2026-01-31`. */
export type Due = string
export interface Days {
  from: Day
  to: Day
}

const RANGE = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/
const isDay = (day: Day) => day === '' || !Number.isNaN(Date.parse(day))

export const isNamed = (due: Due | undefined): due is NamedDue => DUES.includes(due as NamedDue)
/** Undefined for a name, and for what is neither. A day that is missing is empty. */
export function daysOf(due: Due | undefined): Days | undefined {
  const [found, from = '', to = ''] = RANGE.exec(due ?? '') ?? []
  return found && from + to !== '' && isDay(from) && isDay(to) ? { from, to } : undefined
}
/** Undefined: neither day is there. The earlier one comes first. */
export function dueOf({ from, to }: Days): Due | undefined {
  if (from + to === '') return undefined
  return from !== '' && to !== '' && to < from ? `${to}..${from}` : `${from}..${to}`
}

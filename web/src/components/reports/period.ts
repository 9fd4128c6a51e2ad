import { addDays, addMonths, type Day, firstSecond } from '../../app/days.ts'

export const PERIODS = ['month', 'last-month', 'quarter', 'year'] as const
export type PeriodName = (typeof PERIODS)[number]

/** What a report is about, as the address says it: a period by name or by its own days, and whether sub-projects count. */
export interface ReportSearch {
  period?: PeriodName | undefined
  from?: Day | undefined
  to?: Day | undefined
  sub?: true | undefined
}
export interface Days {
  from: Day
  /** Included. */
  to: Day
}

const EARLIEST = '1970-01-01'

/** A day that a person may mean; not one that is being typed, such as `0002-01-01`. */
export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  value >= EARLIEST &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)

/** All members are there, so that none of the address comes through as it was written. */
export const toReportSearch = ({ period, from, to, sub }: Record<string, unknown>): ReportSearch => {
  const isOwn = isDay(from) && isDay(to)
  return {
    period: !isOwn && PERIODS.includes(period as PeriodName) ? (period as PeriodName) : undefined,
    from: isOwn ? (from < to ? from : to) : undefined,
    to: isOwn ? (from < to ? to : from) : undefined,
    sub: sub === true || sub === 'true' || undefined,
  }
}

/** The days of a period, the present month when none is named. */
export function daysOf({ period = 'month', from, to }: ReportSearch, today: Day): Days {
  if (from && to) return { from, to }
  const [year = '', month = ''] = today.split('-')
  const firstMonth = { 'month': Number(month), 'last-month': Number(month), 'quarter': Math.floor((Number(month) - 1) / 3) * 3 + 1, 'year': 1 }[period] // biome-ignore format: a table
  const first = addMonths(`${year}-${String(firstMonth).padStart(2, '0')}-01`, period === 'last-month' ? -1 : 0)
  const months = { 'month': 1, 'last-month': 1, 'quarter': 3, 'year': 12 }[period] // biome-ignore format: a table
  return { from: first, to: addDays(addMonths(first, months), -1) }
}

/** Its first and last instants in Unix seconds, as the organization's clocks have them. */
export const instantsOf = ({ from, to }: Days, zone: string): { from: number; to: number } => ({
  from: firstSecond(from, zone),
  to: firstSecond(addDays(to, 1), zone) - 0.001,
})

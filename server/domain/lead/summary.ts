import { Temporal } from 'temporal-polyfill'
import { moneyOf, weightedSum } from '../money.ts'
import type { State } from '../project/state.ts'

/** Leads that are alike in what they are summed up by. */
export interface LeadGroup {
  readonly stateId: number
  /** When they are expected to close: which of the spans between `Months.starts`, 0 being before the first; null: never said. */
  readonly span: number | null
  readonly probability: number | null
  readonly count: number
  /** The sum of their amounts, in ten-thousandths. */
  readonly units: bigint
}
export interface LeadReason {
  readonly stateId: number
  readonly reason: string
  readonly count: number
  readonly units: bigint
}

export interface LeadTotals {
  readonly count: number
  readonly amount: string
  /** Each by its probability; won in full, lost as nothing. */
  readonly weighted: string
}

export interface Months {
  /** `2026-01`, … */
  readonly names: readonly string[]
  /** Today, then each later month, then what comes after the last: Unix milliseconds. */
  readonly starts: readonly number[]
  /** Where the same days begin for what is due on a day: in the organization's zone. */
  readonly dayStarts: readonly number[]
}

/** This month from today on, and those after it, in the zone of who looks. */
export function monthsFrom(now: number, zone: string, count: number, dayZone = zone): Months {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const first = today.with({ day: 1 })
  const firsts = Array.from({ length: count }, (_, i) => first.add({ months: i }))
  const days = [today, ...firsts.slice(1), first.add({ months: count })]
  const startsIn = (place: string) => days.map((day) => day.toZonedDateTime(place).epochMilliseconds)
  return {
    names: firsts.map((day) => day.toString().slice(0, 7)),
    starts: startsIn(zone),
    dayStarts: startsIn(dayZone),
  }
}

export function totalsOf(
  groups: readonly LeadGroup[],
  stateOf: (id: number) => Pick<State, 'type'> | undefined,
  currency: string,
): LeadTotals {
  const probabilityOf = ({ stateId, probability }: LeadGroup) => {
    const type = stateOf(stateId)?.type
    return type === 'completed' ? 100 : type === 'cancelled' ? 0 : (probability ?? 0)
  }
  return {
    count: groups.reduce((sum, group) => sum + group.count, 0),
    amount: moneyOf(groups.reduce((sum, group) => sum + group.units, 0n)),
    weighted: weightedSum(
      groups.map((group) => ({ units: group.units, probability: probabilityOf(group) })),
      currency,
    ),
  }
}

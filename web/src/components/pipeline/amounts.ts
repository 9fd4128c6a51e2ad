import type { StateType, TaskItem } from '../../api.ts'
import type { Language } from '../../messages/define.ts'

const UNIT_DIGITS = 4 // decimals that the server keeps of an amount
const PERCENT_DIGITS = 6
const MOST = 15

/** An amount as a whole number of ten-thousandths: sums of floats would be off. */
export function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(UNIT_DIGITS, '0'))
}

export function fromUnits(units: bigint): string {
  const digits = String(units).padStart(UNIT_DIGITS + 1, '0')
  return `${digits.slice(0, -UNIT_DIGITS)}.${digits.slice(-UNIT_DIGITS)}`
}

export interface Sums {
  count: number
  amount: bigint
  weighted: bigint
}

/** What the server has added up. */
export const toSums = ({ count, amount, weighted }: { count: number; amount: string; weighted: string }): Sums => ({
  count,
  amount: toUnits(amount),
  weighted: toUnits(weighted),
})

/** How likely a lead is by its stage: won is certain, lost is not to be, the others are as somebody said. */
export function percentOf({ lead }: Pick<TaskItem, 'lead'>, type: StateType | undefined): number | undefined {
  return type === 'completed' ? 100 : type === 'cancelled' ? 0 : (lead?.probability ?? undefined)
}

/** What leads bring in, in ten-thousandths. */
export function sumsOf(leads: readonly TaskItem[], typeOf: (lead: TaskItem) => StateType | undefined): Sums {
  let [amount, weighted] = [0n, 0n]
  for (const each of leads) {
    const units = toUnits(each.lead?.expectedRevenue ?? '0')
    const percent = percentOf(each, typeOf(each)) ?? 0
    amount += units
    weighted += units * BigInt(Math.round(percent * 10 ** PERCENT_DIGITS))
  }
  return { count: leads.length, amount, weighted: weighted / (100n * 10n ** BigInt(PERCENT_DIGITS)) }
}

/** How a currency is written, by this reader. */
export interface Writing {
  currency: string
  /** Decimals that the currency has. */
  digits: number
  /** Before them. */
  decimal: string
}

/**
 * An amount as a person writes it, as the server takes it: `1.250,50`, `1,250.5` and `1 250.50` are one. Undefined: it is
 * none. The last separator is the decimal one, unless it comes twice, or three digits follow it and it is not how the
 * reader writes a currency that has as many.
 */
export function readAmount(typed: string, { digits: own, decimal }: Writing): string | undefined {
  const text = typed.replaceAll(/[\s'’\p{Sc}]|[A-Z]{3}/gu, '')
  const match = /^(\d[\d.,]*?)(?:([.,])(\d*))?$/.exec(text)
  if (!match) return undefined
  const [, head = '', separator, tail = ''] = match
  const mayBeDecimal = separator === decimal && own >= 3
  const isThousands =
    tail.length === 3 && head !== '0' && !head.includes(separator === '.' ? ',' : '.') && !mayBeDecimal
  const isRepeated = separator !== undefined && head.includes(separator)
  const digits = head.replaceAll(/[.,]/g, '')
  const amount = isThousands || isRepeated || !tail ? digits + tail : `${digits}.${tail}`
  const [whole = '', fraction = ''] = amount.split('.')
  return fraction.length > UNIT_DIGITS || whole.length + fraction.length > MOST ? undefined : amount
}

/** What is wrong with an amount that somebody types; undefined: nothing. */
export function faultOfAmount(typed: string, writing: Writing): 'notMoney' | 'tooFine' | undefined {
  const amount = readAmount(typed, writing)
  if (amount === undefined) return 'notMoney'
  const decimals = amount.split('.')[1]?.replace(/0+$/, '') ?? ''
  return decimals.length > writing.digits ? 'tooFine' : undefined
}

type Money = ReturnType<typeof makeMoney>
const made = new Map<string, Money>()

/** How amounts of a currency look. Sums are rounded, to be taken in at a glance. */
export function moneyFor(language: Language, currency: string): Money {
  const key = `${language} ${currency}`
  const money = made.get(key) ?? makeMoney(language, currency) // formats take long to make, and lists have hundreds of amounts
  made.set(key, money)
  return money
}

function makeMoney(language: Language, currency: string) {
  const style = { style: 'currency', currency } as const
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(language, style).resolvedOptions()
  // An amount may have come from another currency, with more decimals than this one has: they are shown.
  const maximumFractionDigits = Math.max(digits, UNIT_DIGITS)
  const exact = new Intl.NumberFormat(language, {
    ...style,
    maximumFractionDigits,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const decimal = new Intl.NumberFormat(language).format(0.5).at(1) ?? '.'
  const whole = new Intl.NumberFormat(language, { ...style, maximumFractionDigits: 0 })
  const short = new Intl.NumberFormat(language, { ...style, notation: 'compact', maximumFractionDigits: 1 })
  const literal = (units: bigint) => fromUnits(units) as Intl.StringNumericLiteral
  return {
    writing: { currency, digits, decimal } satisfies Writing,
    /** As a person would type it. */
    typed: (amount: string) => amount.replace('.', decimal),
    exact: (amount: string) => exact.format(amount as Intl.StringNumericLiteral),
    whole: (units: bigint) => whole.format(literal(units)),
    short: (units: bigint) => short.format(literal(units)),
  }
}

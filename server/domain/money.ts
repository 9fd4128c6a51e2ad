const SCALE = 4 // decimals that an amount may have: no ISO 4217 currency has more
const MOST_DIGITS = 15 // significant digits that a double holds exactly, so that databases may compare amounts as doubles
const PROBABILITY_SCALE = 6

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/**
 * An amount in its one canonical spelling (`007.50` is `7.5`), or null when it is none.
 *
 * Not negative, without exponent, with at most 4 decimals and 15 significant digits. Numbers are read as they print.
 */
export function parseMoney(value: string | number): string | null {
  const match = /^([0-9]{1,30})(?:\.([0-9]{1,30}))?$/.exec(String(value)) // 30 digits leave room for idle zeros
  if (!match) return null
  const [, digits = '', decimals = ''] = match
  const whole = digits.replace(/^0+(?=[0-9])/, '')
  const fraction = decimals.replace(/0+$/, '')
  if (fraction.length > SCALE || significantDigits(whole + fraction) > MOST_DIGITS) return null
  return fraction ? `${whole}.${fraction}` : whole
}

/** True for a canonical amount that has no more decimals than its currency. */
export const fitsCurrency = (amount: string, currency: string): boolean =>
  (amount.split('.')[1]?.length ?? 0) <= minorDigits(currency)

/** The exact sum of two canonical amounts, canonical too, but for its digits: sums may have more than 15. */
export const addMoney = (a: string, b: string): string => fromUnits(toUnits(a) + toUnits(b), SCALE)

/** An amount that comes true with a probability, 0–100, which counts to six decimals. */
export interface Chance {
  amount: string
  probability: number
}

/** What an amount is worth at a probability, rounded half to even to the currency's minor unit. */
export const weighted = (amount: string, probability: number, currency: string): string =>
  expected([{ amount, probability }], currency)

/** What all of them are worth together, rounded once, as `weighted` does. */
export function expected(chances: readonly Chance[], currency: string): string {
  const scale = minorDigits(currency)
  const divisor = 100n * 10n ** BigInt(SCALE - scale + PROBABILITY_SCALE)
  const dividend = chances.reduce(
    (sum, { amount, probability }) => sum + toUnits(amount) * BigInt(Math.round(probability * 10 ** PROBABILITY_SCALE)),
    0n,
  )
  return fromUnits(divideHalfEven(dividend, divisor), scale)
}

/** A sum that the store has added up, as a whole number of ten-thousandths: see Engine.sumOfMoney. */
export function sumOf(parts: string | null): bigint {
  const [billions = 0n, ones = 0n, units = 0n] = (parts ?? '0 0 0').split(' ').map(BigInt)
  return (billions * 1_000_000_000n + ones) * 10n ** BigInt(SCALE) + units
}

/** A sum as a decimal string; sums may have more than 15 digits. */
export const moneyOf = (units: bigint): string => fromUnits(units, SCALE)

/** As `weighted`, of sums at several probabilities: it is rounded once, at the end. */
export function weightedSum(parts: readonly { units: bigint; probability: number }[], currency: string): string {
  const scale = minorDigits(currency)
  const total = parts.reduce(
    (sum, { units, probability }) => sum + units * BigInt(Math.round(probability * 10 ** PROBABILITY_SCALE)),
    0n,
  )
  return fromUnits(divideHalfEven(total, 100n * 10n ** BigInt(SCALE - scale + PROBABILITY_SCALE)), scale)
}

/** True for a currency's ISO 4217 code, in capitals. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)

/** Decimals of the currency in use, by Unicode's CLDR: 2 for EUR, 3 for KWD, 0 for JPY and for HUF, whose cents are gone. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

const significantDigits = (digits: string) => digits.replace(/^0+/, '').length

/** The canonical amount of so many ten-thousandths. */
export const amountOf = (units: bigint): string => fromUnits(units, SCALE)

/** An amount as a whole number of ten-thousandths. */
function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.padEnd(SCALE, '0'))
}

function fromUnits(units: bigint, scale: number): string {
  const digits = String(units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return fraction ? `${whole}.${fraction}` : whole
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  const twiceRest = 2n * (dividend % divisor)
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

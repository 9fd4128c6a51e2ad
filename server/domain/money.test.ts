import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMoney, fitsCurrency, isCurrency, minorDigits, parseMoney, weighted } from './money.ts'

const amounts = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 0, max: 9999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(4, '0')}`)

describe('parseMoney', () => {
  test.each<[string | number, string | null]>([
    ['0', '0'],
    ['-0', null],
    [-0, '0'],
    [0, '0'],
    ['000', '0'],
    ['007.50', '7.5'],
    ['1000', '1000'],
    [1000, '1000'],
    ['1000.00', '1000'],
    ['0.0001', '0.0001'],
    ['0.00010', '0.0001'],
    ['0.00001', null],
    [0.1, '0.1'],
    [0.1 + 0.2, null],
    [1e-7, null],
    [1e21, null],
    ['999999999999999', '999999999999999'],
    ['1000000000000000', null],
    ['99999999999.9999', '99999999999.9999'],
    ['999999999999.9999', null],
    ['1'.padStart(30, '0'), '1'],
    ['1'.padStart(31, '0'), null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [-1, null],
    ['-1', null],
    ['+1', null],
    ['1.', null],
    ['.5', null],
    ['1e3', null],
    ['0x10', null],
    ['1,000', null],
    ['1_000', null],
    [' 1', null],
    ['1\n', null],
    ['٣', null],
    ['', null],
    ['a lot', null],
  ])('of %j is %j', (value, amount) => {
    expect(parseMoney(value)).toBe(amount)
  })

  test('is canonical: equal amounts have one spelling', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 9 }), (text, zeros) => {
        const amount = parseMoney(text) as string
        expect(parseMoney(amount)).toBe(amount)
        expect(parseMoney('0'.repeat(zeros) + text + '0'.repeat(zeros))).toBe(amount)
        expect(Number(amount)).toBe(Number(text))
        expect(String(Number(amount))).toBe(amount) // exact as a double
      }),
    )
  })

  test('takes time in proportion to its text', () => {
    expect(parseMoney(`${'0'.repeat(1_000_000)}x`)).toBeNull()
  })
})

test.each([
  ['0', '0', '0'],
  ['0.1', '0.2', '0.3'],
  ['1.5', '2.5', '4'],
  ['999999999999999', '0.0001', '999999999999999.0001'],
])('%s + %s = %s', (a, b, sum) => {
  expect(addMoney(a, b)).toBe(sum)
  expect(addMoney(b, a)).toBe(sum)
})

test.each([
  ['1000', 50, 'EUR', '500'],
  ['0.01', 50, 'EUR', '0'],
  ['0.03', 50, 'EUR', '0.02'],
  ['0.05', 50, 'EUR', '0.02'],
  ['0.0501', 50, 'EUR', '0.03'],
  ['1', 50, 'JPY', '0'],
  ['3', 50, 'JPY', '2'],
  ['1', 12.5, 'KWD', '0.125'],
  ['100', 33.333333, 'EUR', '33.33'],
  ['99999999999.9999', 100, 'EUR', '100000000000'],
  ['99999999999.99', 100, 'EUR', '99999999999.99'],
  ['5', 0, 'EUR', '0'],
])('%s at %f%% in %s is worth %s', (amount, probability, currency, worth) => {
  expect(weighted(amount, probability, currency)).toBe(worth)
})

test('what is certain is worth itself, and halves make a whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (cents) => {
      const amount = parseMoney((BigInt(cents) * 2n).toString()) as string
      expect(weighted(amount, 100, 'EUR')).toBe(amount)
      expect(addMoney(weighted(amount, 50, 'EUR'), weighted(amount, 50, 'EUR'))).toBe(amount)
    }),
  )
})

test.each([
  ['EUR', true, 2],
  ['TRY', true, 2],
  ['JPY', true, 0],
  ['KWD', true, 3],
])('%s is a currency: %j, of %i decimals', (code, expected, digits) => {
  expect(isCurrency(code)).toBe(expected)
  expect(minorDigits(code)).toBe(digits)
})

test.each(['eur', 'EURO', 'XYZ', '', '__proto__'])('%j is no currency', (code) => {
  expect(isCurrency(code)).toBe(false)
})

test.each([
  ['12', 'JPY', true],
  ['12.5', 'JPY', false],
  ['12.345', 'KWD', true],
  ['12.3456', 'KWD', false],
  ['12.5', 'EUR', true],
  ['0.125', 'EUR', false],
])('that %s has no more decimals than %s is %s', (amount, currency, fits) => {
  expect(fitsCurrency(amount, currency)).toBe(fits)
})

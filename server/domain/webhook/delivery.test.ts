import { describe, expect, test } from 'vitest'
import { type Delivery, deliveryIdOf, eventIdOf, outcomeOf, retryAfterMs, waitAfterTry } from './delivery.ts'

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]
const NOW = Date.parse('2026-03-01T10:00:00Z')

test.each([
  [1, 5 * SECOND],
  [2, 5 * MINUTE],
  [3, 30 * MINUTE],
  [4, 2 * HOUR],
  [5, 5 * HOUR],
  [6, 10 * HOUR],
  [7, 14 * HOUR],
  [8, 20 * HOUR],
  [9, 24 * HOUR],
  [10, null],
])('after %i failures the next attempt is in %s ms', (tries, wait) => {
  expect(waitAfterTry(tries, 0.5)).toBe(wait)
})

test('what failed together is spread by a tenth either way; who asks for more time has it, up to a day', () => {
  expect([waitAfterTry(2, 0), waitAfterTry(2, 1)]).toEqual([4.5 * MINUTE, 5.5 * MINUTE])
  expect([waitAfterTry(1, 0.5, MINUTE), waitAfterTry(1, 0.5, 2), waitAfterTry(1, 0.5, 1e12)]).toEqual([MINUTE, 5 * SECOND, 24 * HOUR]) // biome-ignore format: one thought
})

test.each([
  [undefined, undefined],
  ['0', 0],
  ['120', 120 * SECOND],
  ['Sun, 01 Mar 2026 10:00:30 GMT', 30 * SECOND],
  ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
  ['1.5', undefined],
  ['-1', undefined],
  ['99999999999', undefined],
  ['soon', undefined],
  ['2026-03-01', undefined],
  ['Sun, nonsense', undefined],
])('Retry-After: %s asks for %s ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms)
})

const DELIVERY: Delivery = {
  webhookId: '8',
  eventId: '7',
  type: 'task-created',
  state: 'pending',
  createdAt: NOW,
  nextAttemptAt: NOW,
  tries: 0,
  isOnce: false,
  attempts: [],
}
const answered = (status: number | null) => ({
  at: NOW,
  status,
  durationMs: 0,
  ...(status !== 200 && { error: 'not_accepted' }),
})

describe('an attempt that is', () => {
  const once = { isOnce: true }
  const lastTry = { tries: 9 }
  const hadBefore = { ...once, attempts: [answered(200)] }
  test.each<[string, Partial<Delivery>, number | null, string, object]>([
    ['taken', {}, 200, 'delivered', {}],
    ['refused', {}, 400, 'pending', {}],
    ['failed by a bug', {}, 500, 'pending', {}],
    ['redirected', {}, 301, 'pending', {}],
    ['not answered', {}, null, 'pending', { restsUntil: NOW + 5 * SECOND }],
    ['too much', {}, 429, 'pending', { restsUntil: NOW + 5 * SECOND }],
    ['not answered for hours', { tries: 4 }, null, 'pending', { restsUntil: NOW + 5 * MINUTE }],
    ['the last', lastTry, 500, 'failed', { disables: 'failing' }],
    ['the last, and taken', lastTry, 200, 'delivered', {}],
    ['for who is gone', {}, 410, 'failed', { disables: 'gone' }],
    ['made by hand for who is gone', once, 410, 'failed', { disables: 'gone' }],
    ['made by hand', once, 200, 'delivered', {}],
    ['made by hand, and refused', once, 500, 'failed', {}],
    ['made by hand, and refused after one that was taken', hadBefore, 500, 'delivered', {}],
  ])('%s', (_, before, status, state, more) => {
    const { delivery, ...rest } = outcomeOf({ ...DELIVERY, ...before }, answered(status), 0.5)
    expect(delivery).toMatchObject({ state, isOnce: false })
    expect(delivery.nextAttemptAt === null).toBe(state !== 'pending')
    expect(rest).toEqual(more)
  })

  test('followed by very many others is forgotten', () => {
    let delivery = DELIVERY
    for (let at = 0; at < 30; at++) delivery = outcomeOf(delivery, { ...answered(200), at }, 0).delivery
    expect(delivery.attempts.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, i) => i + 10))
  })
})

test.each([
  ['7-8', '7'],
  ['7-9', undefined],
  ['7', undefined],
  ['', undefined],
  ['7-8-8', undefined],
  ['-8', ''],
])('the delivery %s is of the event %s', (id, eventId) => {
  expect(eventIdOf(id, '8')).toBe(eventId)
  expect(deliveryIdOf(DELIVERY)).toBe('7-8')
})

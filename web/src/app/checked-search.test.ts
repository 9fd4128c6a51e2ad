import { expect, test } from 'vitest'
import { checkedSearch } from './checked-search.ts'

/** As the router does it. */
const laidOver = (raw: Record<string, unknown>, check: (raw: Record<string, unknown>) => object) => ({
  ...raw,
  ...check(raw),
})

test('what is refused does not come through as it was written; what is another route’s stays', () => {
  const check = checkedSearch(['to'], ({ to }): { to?: string } => (to === '/home' ? { to } : {}))
  expect(laidOver({ to: 'http://elsewhere.example', task: '7' }, check)).toEqual({ to: undefined, task: '7' })
  expect(laidOver({ to: '/home' }, check)).toEqual({ to: '/home' })
})

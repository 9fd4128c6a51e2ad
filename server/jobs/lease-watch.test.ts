import { expect, test } from 'vitest'
import { LeaseWatch } from './lease-watch.ts'

const node7 = (expiresAt: number | null) => [{ node: 7, expiresAt }]

test('a node is gone when its lease has not changed for 30 seconds', () => {
  const watch = new LeaseWatch()
  expect(watch.gone(node7(500), 0)).toEqual([])
  expect(watch.gone(node7(500), 29_999)).toEqual([])
  expect(watch.gone(node7(500), 30_000)).toEqual(node7(500))
})

test('a node that renews is never gone, whatever its clock says', () => {
  const watch = new LeaseWatch()
  const expiries = [500, 10_500, -3_600_000, 20_500, 99_999_999]
  expect(expiries.flatMap((expiresAt, i) => watch.gone(node7(expiresAt), i * 20_000))).toEqual([])
})

test('a node without any lease is gone as soon', () => {
  const watch = new LeaseWatch()
  expect([0, 30_000].flatMap((now) => watch.gone(node7(null), now))).toEqual(node7(null))
})

test('a node that had no claims in between is watched anew', () => {
  const watch = new LeaseWatch()
  watch.gone(node7(500), 0)
  watch.gone([], 20_000)
  expect(watch.gone(node7(500), 31_000)).toEqual([])
})

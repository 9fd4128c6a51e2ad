import { expect, test } from 'vitest'
import { isForeign } from './foreign-log.ts'

const NOW = 1_000_000

test.each<[string, number, number, number, boolean]>([
  ['left by a server that was killed: the log is the newer one', 500_000, 510_000, 4096, false],
  ['killed while it copied the log into the database', 509_000, 500_000, 4096, false],
  ['a copy that was put there later', 510_001, 500_000, 4096, true],
  ['a copy beside a log with nothing in it', 900_000, 500_000, 0, false],
  ['changed by a clock that was ahead', NOW + 1, 500_000, 4096, false],
])('%s', (_what, database, log, size, foreign) => {
  expect(isForeign({ ctimeMs: database }, { ctimeMs: log, size }, NOW)).toBe(foreign)
})

import { expect, test } from 'vitest'
import { isDeadlineFilter } from './view.ts'

test.each(['overdue', 'none', '2026-01-01..2026-01-31', '2026-01-31..2026-01-31', '2026-01-01..', '..2028-02-29'])(
  '%s says when tasks are due',
  (text) => expect(isDeadlineFilter(text)).toBe(true),
)

test.each([
  '',
  '..',
  'Today',
  'tomorrow',
  '2026-01-01',
  '2026-02-29..',
  '2026-13-01..',
  '2026-01-31..2026-01-01',
  '2026-1-1..',
  '2026-01-01..2026-01-02..2026-01-03',
  ' 2026-01-01..',
  '+12026-01-01..',
])('“%s” does not', (text) => expect(isDeadlineFilter(text)).toBe(false))

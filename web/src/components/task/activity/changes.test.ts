import { expect, test } from 'vitest'
import type { Activity } from '../../../api.ts'
import { wereDays } from './changes.ts'

test('what a date was is told by the changes after it', () => {
  const activity = (...changes: object[]) => ({ data: { changes } }) as unknown as Activity
  const made = activity({ field: 'deadline', from: null, to: 1 })
  const timed = activity({ field: 'deadline', from: 1, to: 2 }, { field: 'allDay', from: true, to: false })
  const moved = activity({ field: 'deadline', from: 2, to: 3 })
  const told = [made, timed, moved].map((each) => wereDays([made, timed, moved], each, false))
  expect(told).toEqual([
    { from: true, to: true },
    { from: true, to: false },
    { from: false, to: false },
  ])
})

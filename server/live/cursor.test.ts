import { expect, test } from 'vitest'
import { cursor } from './cursor.ts'

const idAt = (ms: number, sequence = 0) => String((BigInt(ms) << 22n) | BigInt(sequence))

test('begins where it is told, or with the first event', () => {
  expect(cursor(null).next()).toEqual({ after: null, except: [] })
  expect(cursor('77').next()).toEqual({ after: '77', except: [] })
})

test('asks for the last seconds again, without what it has', () => {
  const seen = cursor(idAt(1_000))
  seen.add([{ id: idAt(2_000) }, { id: idAt(3_000) }])
  expect(seen.next()).toEqual({ after: idAt(1_000), except: [idAt(2_000), idAt(3_000)] })
  seen.add([{ id: idAt(12_500) }])
  expect(seen.next()).toEqual({ after: idAt(2_500), except: [idAt(3_000), idAt(12_500)] })
})

test('one that comes late does not turn it back', () => {
  const seen = cursor(idAt(1_000))
  seen.add([{ id: idAt(50_000) }])
  seen.add([{ id: idAt(45_000) }])
  expect(seen.next()).toEqual({ after: idAt(40_000), except: [idAt(50_000), idAt(45_000)] })
})

test('what begins now waits for those that were under way, too', () => {
  const known = [idAt(15_000), idAt(20_000)]
  const seen = cursor(idAt(20_000), known)
  expect(seen.next()).toEqual({ after: idAt(10_000), except: known })
  seen.add([{ id: idAt(19_000) }])
  expect(seen.next()).toEqual({ after: idAt(10_000), except: [...known, idAt(19_000)] })
  seen.add([{ id: idAt(26_000) }])
  expect(seen.next()).toEqual({ after: idAt(16_000), except: [idAt(20_000), idAt(19_000), idAt(26_000)] })
})

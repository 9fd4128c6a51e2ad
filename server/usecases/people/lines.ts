import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '../../domain/errors.ts'

interface Line {
  length: number
  last: Promise<unknown>
}
const lines = new Map<string, Line>()

/** One after the other, each so long after the end of the one before it. Throws too_many when the line is full. */
export async function inLine<T>(
  key: string,
  { most, paceMs }: { most: number; paceMs: number },
  work: () => Promise<T>,
): Promise<T> {
  const line = lines.get(key) ?? { length: 0, last: Promise.resolve() }
  if (line.length >= most) throw tooMany(most * paceMs)
  lines.set(key, line)
  line.length++
  const mine = line.last.then(work)
  line.last = mine
    .catch(() => {})
    .then(() => (paceMs > 0 ? pause(paceMs, undefined, { ref: false }) : undefined))
    .then(() => {
      line.length--
      if (line.length === 0) lines.delete(key)
    })
  return mine
}

export function tooMany(waitMs: number): Refused {
  const retryAfterS = Math.max(1, Math.ceil(waitMs / 1000))
  return new Refused({ code: 'too_many_attempts', params: { seconds: retryAfterS }, retryAfterS })
}

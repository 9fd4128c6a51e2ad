const NODES = 1024
const SEQUENCES = 4096
const LARGEST_ID = '9223372036854775807' // bigint of PostgreSQL is signed
const LAST_MS = 2 ** 41 - 1 // 2039-09-07, after which an id no longer fits
const LARGEST_SMALL_ID = 2 ** 31 - 1

export interface IdSource {
  /** Unix milliseconds. */
  clock: () => number
  /** 0–1023, this process's alone. */
  node: number
}

export interface IdGenerator {
  next(): string
  /** From now on all ids are of later milliseconds than this one: a process with a faster clock may have made ids up to it. */
  stayAbove(ms: number): void
}

/**
 * Makes record ids: `(unix ms << 22) | (node << 12) | sequence` as decimal strings.
 *
 * They only ever grow: when the clock jumps back, or a millisecond has given its 4,096 ids, the next millisecond is borrowed.
 */
export function idGenerator({ clock, node }: IdSource): IdGenerator {
  if (!Number.isInteger(node) || node < 0 || node >= NODES) throw new RangeError(`no such node: ${node}`)
  let ms = 0
  let sequence = SEQUENCES
  let first = 0n // this node's first id of `ms`, kept because most of an id's cost is in making it

  return {
    next() {
      const time = Math.floor(clock())
      if (time > ms || sequence === SEQUENCES) {
        ms = Math.max(time, ms + 1)
        if (!(ms <= LAST_MS)) throw new RangeError(`no ids at this time: ${ms}`)
        sequence = 0
        first = (BigInt(ms) << 22n) | BigInt(node << 12)
      }
      return String(first + BigInt(sequence++))
    },
    stayAbove(taken) {
      if (taken < ms) return
      ms = taken
      sequence = SEQUENCES
    },
  }
}

/** True for an id as {@link idGenerator} writes them: decimal, without a leading zero, 1 to 2^63 − 1. */
export const isRecordId = (text: string): boolean =>
  /^[1-9][0-9]{0,18}$/.test(text) && (text.length < LARGEST_ID.length || text <= LARGEST_ID)

/** True for the id of a user, an organization or a state: 1 to 2^31 − 1, as a number or in canonical decimal digits. */
export const isSmallId = (id: string | number): boolean =>
  /^[1-9][0-9]{0,9}$/.test(String(id)) && Number(id) <= LARGEST_SMALL_ID

/** When a record id was made, in Unix milliseconds. */
export const timeOf = (id: string): number => Number(BigInt(id) >> 22n)

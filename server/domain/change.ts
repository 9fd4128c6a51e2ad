import type { Change } from './events.ts'
import { codePointLength } from './text.ts'

const LONGEST_WHOLE_TEXT = 1_000
const LONGEST_WHOLE_LIST = 10_000 // in JSON
const CONTEXT = 40 // what is shown of an unchanged text on each side

/**
 * A change as it is kept: of long texts and lists the part that differs, and where it begins. Without that, a description
 * of 200,000 characters would be kept twice for each letter that is added to it.
 */
export function keptChange(change: Change): Change {
  const { from, to } = change
  if (typeof from === 'string' && typeof to === 'string') return keptText(change, from, to)
  if (Array.isArray(from) && Array.isArray(to)) return keptList(change, from, to)
  return change
}

function keptText(change: Change, from: string, to: string): Change {
  if (Math.max(from.length, to.length) <= LONGEST_WHOLE_TEXT) return change
  const shortest = Math.min(from.length, to.length)
  let start = 0
  while (start < shortest && from[start] === to[start]) start++
  let end = 0
  while (end < shortest - start && from.at(-1 - end) === to.at(-1 - end)) end++
  start = wholeCharacter(from, Math.max(0, start - CONTEXT))
  end = Math.max(0, end - CONTEXT)
  const partOf = (text: string) => text.slice(start, wholeCharacter(text, text.length - end))
  return { ...change, from: partOf(from), to: partOf(to), at: codePointLength(from.slice(0, start)) }
}

/** The place, or the one before it where it lies inside a surrogate pair. */
const wholeCharacter = (text: string, place: number) => {
  const unit = text.charCodeAt(place)
  return unit >= 0xdc00 && unit <= 0xdfff && place > 0 ? place - 1 : place
}

function keptList(change: Change, from: unknown[], to: unknown[]): Change {
  const [old, now] = [from, to].map((list) => list.map((each) => JSON.stringify(each))) as [string[], string[]] // one each
  if (Math.max(old.join().length, now.join().length) <= LONGEST_WHOLE_LIST) return change
  const shortest = Math.min(old.length, now.length)
  let start = 0
  while (start < shortest && old[start] === now[start]) start++
  let end = 0
  while (end < shortest - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return { ...change, from: from.slice(start, from.length - end), to: to.slice(start, to.length - end), at: start }
}

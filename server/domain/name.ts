import { fold } from './text.ts'

/**
 * What a reader sees nothing of: white space, controls, what Unicode lets a program leave out (zero width characters,
 * Hangul fillers, variation selectors, soft hyphens, tags …), and characters whose sign is a blank (Braille, musical,
 * Khitan, Egyptian; the place of an object that is not there).
 *
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const UNSEEN =
  '\\s\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800\\ufffc\\u{1d159}\\u{16fe4}\\u{13441}\\u{13442}'
const SEEN = new RegExp(`[^${UNSEEN}]`, 'u')
const IGNORABLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
/** The ends of a name need none of these; of what joins or colours the sign beside it, they may. All are one UTF-16 unit. */
const IDLE = /^(?:[\s\p{White_Space}\p{Cc}\u2800\u3164\uffa0\u115f\u1160\u00ad\u200b\u2060\ufeff])$/u

/** True for text of which a reader sees something. */
export const isName = (text: string): boolean => SEEN.test(text)

/** What ends a line: https://www.unicode.org/reports/tr14/#BK */
const LINE_END = /[\n\v\f\r\x85\u2028\u2029]+/g

/** The name as it is kept: composed (NFC), in one line, and without blanks around it. It stands in mail headers and in lists. */
export function tidyName(text: string): string {
  const composed = text.normalize('NFC').replace(LINE_END, ' ')
  let [start, end] = [0, composed.length]
  while (start < end && IDLE.test(composed.charAt(start))) start++
  while (end > start && IDLE.test(composed.charAt(end - 1))) end--
  return composed.slice(start, end)
}

/** What two names have in common that a reader takes for the same. Names that must be unique are compared by it. */
export const nameKey = (name: string): string => fold(tidyName(name).replace(IGNORABLE, ''))

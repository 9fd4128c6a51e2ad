const DOT_ABOVE = '\u0307'
const ACCENTED_GREEK = /([\u0370-\u03ff])\p{M}+/gu

/**
 * The form in which texts are searched and compared: two texts that differ only in case, in any language, fold to the same one.
 *
 * Unicode's full case folding (ß is ss, ς is σ, ligatures are their letters) and, beyond it, what people also take for
 * the same letter in another case: the Turkish I, ı, İ and i, and Greek capitals, which are written without accents.
 * `fold(fold(a)) === fold(a)`, and where b occurs in a as whole characters, in any case, fold(b) occurs in fold(a).
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  // Upper first, since only that makes SS of ß and Σ of ς. Capital ẞ is its own upper case and comes out as ß.
  const lower = text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').replaceAll('ß', 'ss')
  const greek = lower.normalize('NFD').replace(ACCENTED_GREEK, '$1').normalize('NFC')
  // İ has become i and a dot above, as have Lithuanian capitals. The dot of ż is part of its letter and stays.
  return greek.replaceAll(DOT_ABOVE, '').normalize('NFKC')
}

/** An index row of PostgreSQL holds 2,704 bytes, and folding makes up to 18 characters of one. */
const LONGEST_KEY = 500

/** The folded text as an index holds it. Two texts have the same one if they are the same but for case, up to a length that no name has. */
export const keyOf = (text: string): string => firstCodePoints(fold(text), LONGEST_KEY)

export const firstCodePoints = (text: string, most: number): string =>
  text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join('')

/** The folded words of a text, in order: runs of letters, digits and their marks. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** No word has it, so that all that a word begins come before it. */
export const LAST_CHARACTER = '\u{10ffff}'

/** The length that limits are stated in: an emoji of one code point counts once. */
export function codePointLength(text: string): number {
  let length = text.length
  for (let i = 1; i < text.length; i++) {
    if (isLowSurrogate(text.charCodeAt(i)) && isHighSurrogate(text.charCodeAt(i - 1))) length--
  }
  return length
}

/** True for text that every part of Cuboid can hold: no NUL, no lone surrogates. */
export const isCleanText = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/**
 * Orders texts by code point, as SQLite's BINARY and PostgreSQL's "C" do.
 *
 * JavaScript's own `<` goes by UTF-16 unit and puts emoji before U+E000–U+FFFF.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const unitOfA = a.charCodeAt(i)
    const unitOfB = b.charCodeAt(i)
    if (unitOfA !== unitOfB) {
      const aboveA = isSurrogate(unitOfA)
      return aboveA === isSurrogate(unitOfB) ? unitOfA - unitOfB : aboveA ? 1 : -1
    }
  }
  return a.length - b.length
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)
const isHighSurrogate = (unit: number) => (unit & 0xfc00) === 0xd800
const isLowSurrogate = (unit: number) => (unit & 0xfc00) === 0xdc00
const isSurrogate = (unit: number) => (unit & 0xf800) === 0xd800

import { fold, wordsOf } from '../text.ts'

/** A text that begins a term finds what has it. */
export interface Term<Kind extends string = string> {
  readonly kind: Kind
  readonly term: string
}

const MOST_LETTERS = 60 // so that every database's index holds it
const FEWEST_DIGITS = 4
const MOST_DIGITS = 15 // https://www.itu.int/rec/T-REC-E.164

export const cutTerm = (term: string): string => [...term].slice(0, MOST_LETTERS).join('')

/** Each of them once. */
export const termsOf = <Kind extends string>(kind: Kind, all: readonly string[]): Term<Kind>[] =>
  [...new Set(all)].map((term) => ({ kind, term }))

export const wordTerms = (text: string): string[] => wordsOf(text).map(cutTerm)

/** A phone's digits from each of them on, so that any of its endings finds it. */
export function phoneTerms(phone: string): string[] {
  const digits = digitsOf(phone).slice(-MOST_DIGITS)
  return Array.from({ length: Math.max(digits.length - FEWEST_DIGITS + 1, 0) }, (_, from) => digits.slice(from))
}

/** What a text asks for: what has all of the words, or the address, or the digits; each as its beginning. */
export interface AskedTerms {
  readonly words: readonly string[]
  readonly email?: string
  readonly phone?: string
}

export function askedTerms(text: string): AskedTerms {
  const folded = fold(text.trim())
  const digits = /^[\d\s()+./-]+$/.test(folded) ? digitsOf(folded).replace(/^0+/, '') : '' // they are dialled, and seldom noted
  return {
    words: [...new Set(wordTerms(folded))],
    ...(!/\s/.test(folded) && folded !== '' && { email: cutTerm(folded) }),
    ...(digits.length >= FEWEST_DIGITS && { phone: digits.slice(0, MOST_DIGITS) }),
  }
}

const digitsOf = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, '')

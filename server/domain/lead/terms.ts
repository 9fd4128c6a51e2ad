import { fold, wordsOf } from '../text.ts'
import type { LeadContent } from './lead.ts'

/** What a lead is found by beside its name; in the order in which one is told of it. */
export const LEAD_DETAILS = ['contact', 'company', 'email', 'phone'] as const
export type LeadDetail = (typeof LEAD_DETAILS)[number]
export type LeadDetails = Pick<LeadContent, LeadDetail>

/** A text that begins a term finds the lead. */
export interface LeadTerm {
  readonly kind: 'word' | 'email' | 'phone'
  readonly term: string
}

const MOST_LETTERS = 60
const FEWEST_DIGITS = 4
const MOST_DIGITS = 15 // https://www.itu.int/rec/T-REC-E.164

/** The words of its contact and company, its address, and its phone's digits from each of them on. */
export function leadTerms({ contact, company, email, phone }: LeadDetails): LeadTerm[] {
  const digits = digitsOf(phone ?? '').slice(-MOST_DIGITS)
  const ends = Array.from({ length: Math.max(digits.length - FEWEST_DIGITS + 1, 0) }, (_, from) => digits.slice(from))
  const terms = (kind: LeadTerm['kind'], all: readonly string[]) => [...new Set(all)].map((term) => ({ kind, term }))
  return [
    ...terms('word', wordsOf(`${contact ?? ''} ${company ?? ''}`).map(cut)),
    ...terms('email', email ? [cut(fold(email.trim()))] : []),
    ...terms('phone', ends),
  ]
}

/** What a text asks for: leads with all of the words, or with the address, or with the digits; each as its beginning. */
export interface AskedTerms {
  readonly words: readonly string[]
  readonly email?: string
  readonly phone?: string
}

export function askedTerms(text: string): AskedTerms {
  const folded = fold(text.trim())
  const digits = /^[\d\s()+./-]+$/.test(folded) ? digitsOf(folded).replace(/^0+/, '') : '' // they are dialled, and seldom noted
  return {
    words: [...new Set(wordsOf(folded).map(cut))],
    ...(!/\s/.test(folded) && folded !== '' && { email: cut(folded) }),
    ...(digits.length >= FEWEST_DIGITS && { phone: digits.slice(0, MOST_DIGITS) }),
  }
}

/** Which of its details makes the text find the lead. Words may be spread over two: it is the one with most of them; a name tells more than an address without its @. */
export function foundDetail(lead: LeadDetails, text: string): { field: LeadDetail; text: string } | undefined {
  const asked = askedTerms(text)
  const hits = (field: LeadDetail): number => {
    const own = leadTerms({ contact: null, company: null, email: null, phone: null, [field]: lead[field] })
    const begins = (word: string | undefined) => word !== undefined && own.some(({ term }) => term.startsWith(word))
    if (field === 'email' || field === 'phone') {
      const isMeant = asked[field]?.includes('@')
      return begins(asked[field]) ? asked.words.length + (isMeant ? 0.5 : -0.5) : 0
    }
    return asked.words.filter(begins).length
  }
  const [best] = LEAD_DETAILS.map((field) => ({ field, hits: hits(field) })).toSorted((a, b) => b.hits - a.hits)
  return best && best.hits > 0 ? { field: best.field, text: lead[best.field] ?? '' } : undefined
}

const digitsOf = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, '')
const cut = (term: string) => [...term].slice(0, MOST_LETTERS).join('')

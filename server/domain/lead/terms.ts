import { askedTerms, cutTerm, phoneTerms, type Term, termsOf, wordTerms } from '../search/terms.ts'
import { fold } from '../text.ts'
import type { LeadContent } from './lead.ts'

/** What a lead is found by beside its name; in the order in which one is told of it. */
export const LEAD_DETAILS = ['contact', 'company', 'email', 'phone'] as const
export type LeadDetail = (typeof LEAD_DETAILS)[number]
export type LeadDetails = Pick<LeadContent, LeadDetail>

export type LeadTerm = Term<'word' | 'email' | 'phone'>

/** The words of its contact and company, its address, and its phone's digits from each of them on. */
export const leadTerms = ({ contact, company, email, phone }: LeadDetails): LeadTerm[] => [
  ...termsOf('word', wordTerms(`${contact ?? ''} ${company ?? ''}`)),
  ...termsOf('email', email ? [cutTerm(fold(email.trim()))] : []),
  ...termsOf('phone', phoneTerms(phone ?? '')),
]

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

import type { Lead, LeadChange } from '../../queries/leads.ts'

type Words = 'contact' | 'position' | 'company' | 'email' | 'phone' | 'url' | 'linkedin'
type Place = 'address' | 'postCode' | 'city' | 'state' | 'country'
type Amount = 'expectedRevenue' | 'mrr' | 'periodRevenue'

export const WHO: readonly Words[] = ['company', 'contact', 'position', 'email', 'phone', 'url', 'linkedin']
export const WHERE: readonly Place[] = ['address', 'postCode', 'city', 'state', 'country']
export const AMOUNTS: readonly Amount[] = ['expectedRevenue', 'mrr', 'periodRevenue']

/** A change of one field; empty unsets it. */
export const changeOf = (field: Words | Place | Amount, text: string): LeadChange => ({ [field]: text || null })

const NUMBER = /^\d{1,3}([.,]\d{1,6})?$/
/** A percentage as a person writes it. */
export function readPercent(text: string): number | undefined {
  const percent = NUMBER.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return percent >= 0 && percent <= 100 ? percent : undefined
}
export const readMonths = (text: string): number | undefined => (/^\d{1,3}$/.test(text) ? Number(text) : undefined)

/** Whether a group of fields says anything. */
export const hasAny = (lead: Lead, fields: readonly (keyof Lead)[]) => fields.some((field) => lead[field])

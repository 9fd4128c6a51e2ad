import { expect, test } from 'vitest'
import { askedTerms } from '../search/terms.ts'
import { foundDetail, type LeadDetails, leadTerms } from './terms.ts'

const anna: LeadDetails = {
  contact: 'Anna IŞIK',
  company: 'Işık Yapı A.Ş.',
  email: 'Anna.Isik@Yapi.example',
  phone: '+90 (532) 123-45-67',
}
const finds = (lead: LeadDetails, text: string) => {
  const { words, email, phone } = askedTerms(text)
  const has = (kind: string, asked: string) =>
    leadTerms(lead).some((each) => each.kind === kind && each.term.startsWith(asked))
  const isNamed = words.length > 0 && words.every((word) => has('word', word))
  return isNamed || (email !== undefined && has('email', email)) || (phone !== undefined && has('phone', phone))
}

test.each([
  ['anna', 'contact'],
  ['ISIK', undefined],
  ['ışık', 'contact'],
  ['yap', 'company'],
  ['yapı işik', 'company'],
  ['yapı anna', 'contact'],
  ['a.ş', 'company'],
  ['nna', undefined],
  ['anna.i', 'contact'],
  ['anna.isik@', 'email'],
  ['anna.isik', 'email'],
  ['ANNA.ISIK@yapi', 'email'],
  ['yapi.example', undefined],
  ['+90 532 123', 'phone'],
  ['0532 123 45', 'phone'],
  ['4567', 'phone'],
  ['567', undefined],
  ['5321299', undefined],
  ['', undefined],
  ['@', undefined],
])('%s finds by %s', (text, field) => {
  expect(finds(anna, text)).toBe(field !== undefined)
  if (field) expect(foundDetail(anna, text)).toEqual({ field, text: anna[field as keyof LeadDetails] })
})

test('what is empty, and what is very long, has terms that an index can hold', () => {
  expect(leadTerms({ contact: null, company: '', email: null, phone: '12' })).toEqual([])
  const terms = leadTerms({
    contact: '長'.repeat(900),
    company: null,
    email: `${'a'.repeat(900)}@x`,
    phone: '7'.repeat(99),
  })
  for (const { term } of terms) expect([...term].length).toBeLessThanOrEqual(60)
  expect(finds({ ...anna, contact: '長'.repeat(900) }, '長'.repeat(200))).toBe(true)
})

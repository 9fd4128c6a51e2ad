import { expect, test } from 'vitest'
import { clientTerms, foundOfClient } from './terms.ts'

const navy = {
  name: 'Navy',
  fullname: 'United States Navy',
  email: 'office@navy.example',
  phone: '+90 (532) 987 65 43',
  contacts: [
    { name: 'Grace Hopper', position: 'Admiral', email: 'Grace@navy.example', phone: '+1 202 555 0143' },
    { name: 'Şule Işık', position: '', email: '', phone: '' },
  ],
}

test.each([
  ['navy', undefined],
  ['united nav', undefined],
  ['hopper', { field: 'contact', text: 'Grace Hopper' }],
  ['navy grace', { field: 'contact', text: 'Grace Hopper' }],
  ['ŞULE ışı', { field: 'contact', text: 'Şule Işık' }],
  ['0532 987 65 43', { field: 'phone', text: '+90 (532) 987 65 43' }],
  ['65 43', { field: 'phone', text: '+90 (532) 987 65 43' }],
  ['(202) 555', { field: 'phone', text: '+1 202 555 0143' }],
  ['grace@navy', { field: 'email', text: 'Grace@navy.example' }],
  ['office@', { field: 'email', text: 'office@navy.example' }],
])('%s finds by %j', (text, found) => {
  expect(foundOfClient(navy, text)).toEqual(found)
})

test('what is very long has terms that an index can hold', () => {
  const terms = clientTerms({ ...navy, fullname: '長'.repeat(1000), phone: '7'.repeat(100) })
  for (const { kind, term } of terms) if (kind !== 'email') expect([...term].length).toBeLessThanOrEqual(60)
})

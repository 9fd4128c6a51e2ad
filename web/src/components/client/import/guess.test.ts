import { expect, test } from 'vitest'
import { guessColumns } from './guess.ts'

test.each([
  [
    ['Name', 'E-mail', 'Phone number', 'Contact name', 'Notes'],
    ['name', 'email', 'phone', 'contactName', null],
  ],
  [
    ['FİRMA', 'Ünvan', 'E-posta', 'Telefon', 'İlgili Kişi', 'Görevi'],
    ['name', 'fullname', 'email', 'phone', 'contactName', 'contactPosition'],
  ],
  [
    ['Company', 'Client', ''],
    ['name', null, null],
  ],
  [
    [
      'id',
      'name',
      'fullname',
      'email',
      'phone',
      'contactName',
      'contactPosition',
      'contactEmail',
      'contactPhone',
      'createdAt',
    ],
    [
      'id',
      'name',
      'fullname',
      'email',
      'phone',
      'contactName',
      'contactPosition',
      'contactEmail',
      'contactPhone',
      null,
    ],
  ],
])('%j are taken for %j', (head, columns) => {
  expect(guessColumns(head)).toEqual(columns)
})

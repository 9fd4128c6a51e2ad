import { expect, test } from 'vitest'
import { REFUSALS } from '../../../server/domain/refusals.ts'
import { LANGUAGES } from '../messages/define.ts'
import { refusals } from '../messages/refusals.ts'
import { sayRefusal } from './refusals.ts'

const placesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

test.each(LANGUAGES)('every refusal of the server has words in %s, and no other has', (language) => {
  expect(Object.keys(refusals[language].codes).sort()).toEqual(Object.keys(REFUSALS).sort())
})

test.each(LANGUAGES)('words in %s have no open places but the parameters of the refusal', (language) => {
  const wrong = Object.entries(refusals[language].codes).filter(([code, words]) => {
    const params = placesIn(REFUSALS[code as keyof typeof REFUSALS].message)
    return !placesIn(words).every((name) => params.includes(name))
  })
  expect(wrong).toEqual([])
})

const problem = (...errors: object[]) =>
  ({ type: '/problems/invalid', params: {}, detail: 'As the server says it.', errors }) as unknown as Parameters<typeof sayRefusal>[0] // biome-ignore format: one thought

test.each([
  [{ field: '/deadline', code: 'deadline_before_start' }, 'Deadline: this is before the start.', 'Son tarih: bu, başlangıçtan önce.'],
  [{ field: '/taskStates/0/name', code: 'repeated_name', params: { noun: 'state' } }, 'Name: this name is taken; choose another one.', 'Ad: bu ad kullanılıyor; başka bir ad seçin.'],
  [{ field: '/customFields/Bud~1get', code: 'value_not_a_number' }, 'Bud/get: this must be a number.', 'Bud/get: bu bir sayı olmalı.'],
  [{ field: '/taskStates', code: 'state_in_use', params: { name: 'Review', count: 2 } }, 'States: “Review” cannot be left out: tasks are in it (2); move them first.', 'Durumlar: “Review” çıkarılamaz: içinde görev var (2); önce onları taşıyın.'],
  [{ field: 'id', code: 'has_children' }, 'There are projects under it; move or delete them first.', 'Altında projeler var; önce onları taşıyın ya da silin.'],
  [{ field: '/name', code: 'of_a_newer_server', message: 'is a sentence of tomorrow' }, 'Name: is a sentence of tomorrow', 'Ad: is a sentence of tomorrow'],
])('%j', (fault, english, turkish) => {
  expect(sayRefusal(problem({ params: {}, ...fault }), refusals.en)).toBe(english)
  expect(sayRefusal(problem({ params: {}, ...fault }), refusals.tr)).toBe(turkish)
}) // biome-ignore format: a table

test('what is about no field is told by the code of the whole', () => {
  const full = { ...problem(), type: '/problems/storage_full', params: { totalSize: 5, totalCapacity: 5 } }
  expect(sayRefusal(full, refusals.tr)).toBe('Depolama alanı dolu.')
  expect(sayRefusal({ ...full, type: '/problems/of_a_newer_server' }, refusals.tr)).toBe('As the server says it.')
})

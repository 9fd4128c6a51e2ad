import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals } from '../messages/refusals.ts'
import { refusalKind, sayRefusal } from './refusals.ts'

const SERVER = join(import.meta.dirname, '../../../server')

/** The reasons that use cases and rules give, as they stand in the sources; what a template leaves open is 7. */
function reasonsOf(folder: string): string[] {
  const files = readdirSync(join(SERVER, folder), { recursive: true, encoding: 'utf8' })
  const sources = files.filter(
    (name) => name.endsWith('.ts') && !/\.test\.ts$|(^|\/)lead\/(filter|sort|match)/.test(name),
  )
  return sources.flatMap((name) => {
    const text = readFileSync(join(SERVER, folder, name), 'utf8')
    const found = text.matchAll(
      /(?:(?:invalid|malformed)\([^()\n]+?, |errors?\.push\(\{[^}\n]*reason: )(?:'([^'\n]+)'|`([^`\n]+)`)/g,
    )
    return [...found].map(([, plain, template = '']) => plain ?? template.replace(/\$\{[^}]*\}/g, '7'))
  })
}

test('every reason of the server is known in the reader’s words', () => {
  const reasons = ['usecases', 'domain'].flatMap(reasonsOf)
  expect(reasons.length).toBeGreaterThan(40)
  expect(reasons.filter((reason) => !refusalKind(reason))).toEqual([])
})

const problem = (...errors: { field: string; message: string }[]) =>
  ({ detail: 'As the server says it.', errors }) as unknown as Parameters<typeof sayRefusal>[0]

test.each([
  ['/deadline', 'is before the start', 'Deadline: this is before the start.', 'Son tarih: bu, başlangıçtan önce.'],
  ['/taskStates/0/name', 'is the name of another state, too', 'Name: this name is taken; choose another one.', 'Ad: bu ad kullanılıyor; başka bir ad seçin.'],
  ['/customFields/Budget', 'must be a number', 'Budget: this must be a number.', 'Budget: bu bir sayı olmalı.'],
  ['/taskStates', 'leaves out "Review", which 2 tasks are in', 'States: “Review” cannot be left out: tasks are in it (2); move them first.', 'Durumlar: “Review” çıkarılamaz: içinde görev var (2); önce onları taşıyın.'],
  ['id', 'has projects under it; move or delete them first', 'There are projects under it; move or delete them first.', 'Altında projeler var; önce onları taşıyın ya da silin.'],
  ['/name', 'is a sentence of tomorrow', 'Name: is a sentence of tomorrow', 'Ad: is a sentence of tomorrow'],
])('%s %s', (field, message, english, turkish) => {
  expect(sayRefusal(problem({ field, message }), refusals.en)).toBe(english)
  expect(sayRefusal(problem({ field, message }), refusals.tr)).toBe(turkish)
}) // biome-ignore format: a table

test('what names no field is said as the server says it', () => {
  expect(sayRefusal(problem(), refusals.tr)).toBe('As the server says it.')
})

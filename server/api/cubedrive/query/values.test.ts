import { describe, expect, test } from 'vitest'
import type { FieldKind } from '../../../domain/task/query-fields.ts'
import { readValue } from './values.ts'

const ADA = 'AAAAAAAAAAE'
const world = { decryptUser: (text: string) => (text === ADA ? 1 : null), zone: 'Europe/Istanbul' }

describe('a value', () => {
  test.each<[FieldKind | 'extra', unknown, unknown[]]>([
    ['text', 'Acme', ['Acme']],
    ['text', '', ['']],
    ['text', `$userId:${ADA}`, [`$userId:${ADA}`]],
    ['number', 3, [3]],
    ['number', -0.5, [-0.5]],
    ['number', '3', [3]],
    ['number', '-3.50', [-3.5]],
    ['number', '007', [7]],
    ['instant', 0, [0]],
    ['instant', '1970-01-01T00:00:01Z', [1000]],
    ['instant', '$iso8601:1970-01-01T00:00:01Z', [1000]],
    ['instant', '1970-01-02', [79_200_000]],
    ['user', ADA, [1]],
    ['user', `$userId:${ADA}`, [1]],
    ['user', 'AAAAAAAAAAA', []],
    ['user', '$userId:AAAAAAAAAAA', []],
    ['id', '7530219278054741695', ['7530219278054741695']],
    ['id', '007', []],
    ['id', '9'.repeat(19), []],
    ['extra', 'blue', ['blue']],
    ['extra', '$iso8601:1970-01-01', ['$iso8601:1970-01-01']],
    ['extra', 1.5, [1.5]],
    ['extra', false, [false]],
  ])('of kind %s: %j', (kind, json, values) => {
    expect(readValue(kind, json, world)).toEqual({ values })
  })

  test.each<[FieldKind | 'extra', unknown]>([
    ['text', 1],
    ['text', true],
    ['text', ['a']],
    ['text', 'a\0'],
    ['text', '\ud83d'],
    ['number', ''],
    ['number', 'many'],
    ['number', '1e3'],
    ['number', '1.'],
    ['number', '1'.repeat(31)],
    ['number', true],
    ['number', Number.POSITIVE_INFINITY], // JSON.parse('1e999')
    ['instant', 'tomorrow'],
    ['instant', '$iso8601:'],
    ['instant', '2026-02-30'],
    ['instant', 8.64e15 + 2],
    ['instant', true],
    ['user', 1],
    ['user', 'nobody'],
    ['user', '$userId:'],
    ['user', 'AAAAAAAAAAB'], // two bits too many
    ['user', [ADA]],
    ['id', 7],
    ['extra', ['a']],
    ['extra', { a: 1 }],
    ['extra', 'a\0'],
    ['extra', Number.POSITIVE_INFINITY],
  ])('of kind %s cannot be %j', (kind, json) => {
    expect(readValue(kind, json, world)).toMatchObject({ wrong: expect.any(String) })
  })
})

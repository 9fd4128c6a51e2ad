import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import { FaultCollector } from '../errors.ts'
import { type CustomFieldInput, editCustomFields, faultOfValue, fittingValues, renamesBetween } from './custom-field.ts'
import type { CustomField } from './project.ts'

const size: CustomField = { id: '1', name: 'Size', type: 'select', options: ['S', 'L'] }
const code: CustomField = { id: '2', name: 'Code', type: 'text' }

function edit(inputs: CustomFieldInput[]) {
  const faults = new FaultCollector()
  const fields = editCustomFields([size, code], inputs, faults, () => 'new')
  return { fields, errors: refused(() => faults.raise()) }
}

describe('the custom fields of a project', () => {
  test.each<[string, CustomFieldInput[], CustomField[]]>([
    ['stay as they are', [size, code], [size, code]],
    ['keep their ids by name, in another case too', [{ name: 'CODE', type: 'text' }], [{ ...code, name: 'CODE' }]],
    ['keep their ids by id, under another name', [{ id: '2', name: 'Key', type: 'text' }], [{ ...code, name: 'Key' }]],
    [
      'may swap names',
      [
        { ...size, name: 'Code' },
        { ...code, name: 'Size' },
      ],
      [
        { ...size, name: 'Code' },
        { ...code, name: 'Size' },
      ],
    ],
    [
      'may take the name of one that goes by its id to another',
      [
        { name: 'Code', type: 'date' },
        { ...code, name: 'Key' },
      ],
      [
        { id: 'new', name: 'Code', type: 'date' },
        { ...code, name: 'Key' },
      ],
    ],
    [
      'have options when they are selects',
      [{ name: 'n', type: 'text', options: ['a'] }],
      [{ id: 'new', name: 'n', type: 'text' }],
    ],
    ['have each option once', [{ ...size, options: ['L', 'L'] }], [{ ...size, options: ['L'] }]],
  ])('%s', (_, inputs, fields) => expect(edit(inputs)).toEqual({ fields, errors: [] }))

  test.each<[string, CustomFieldInput[], string]>([
    ['two of a name', [code, { name: 'cOde', type: 'text' }], 'customFields.1.name repeated_name'],
    ['an unknown id', [{ id: '3', name: 'x', type: 'text' }], 'customFields.0.id unknown_or_repeated'],
    ['another type', [{ ...code, type: 'number' }], 'customFields.0.type field_type_fixed'],
    ['a select without options', [{ ...size, options: null }], 'customFields.0.options options_needed'],
  ])('cannot be %s', (_, inputs, field) => expect(edit(inputs).errors).toEqual([field]))
})

test.each<[CustomField['type'], string, string | undefined]>([
  ['text', 'anything', undefined],
  ['number', '-12.50', undefined],
  ['number', '1e3', 'value_not_a_number'],
  ['number', ' 1', 'value_not_a_number'],
  ['date', '2024-02-29', undefined],
  ['date', '2026-02-29', 'value_not_a_day'],
  ['date', '2026-02-30', 'value_not_a_day'],
  ['date', '2026-04-31', 'value_not_a_day'],
  ['date', '2026-1-1', 'value_not_a_day'],
  ['date', '2026-01-01T00:00Z', 'value_not_a_day'],
  ['select', 'L', undefined],
  ['select', 'l', 'value_not_an_option'],
  ['checkbox', 'true', undefined],
  ['checkbox', 'yes', 'value_not_a_boolean'],
])('a value of type %s: %j', (type, value, fault) => expect(faultOfValue({ ...size, type }, value)).toBe(fault))

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['stay where a field can hold them', { Size: 'L', Code: 'x' }, { Size: 'L', Code: 'x' }],
  ['go by the name of the field, whatever the case', { CODE: 'x' }, { Code: 'x' }],
  ['go where there is no such field', { Room: 'A', constructor: 'B' }, {}],
  ['go where they are no option', { Size: 'XL', Code: 'x' }, { Code: 'x' }],
])('values from elsewhere %s', (_, values, fitting) => expect(fittingValues([size, code], values)).toEqual(fitting))

test('values go with the names of their fields, and go where these go', () => {
  const renames = renamesBetween(
    [size, code, { ...code, id: '3', name: 'Left' }],
    [
      { ...size, name: 'Code' },
      { ...code, name: 'Size' },
    ],
  )
  expect([...renames]).toEqual([
    ['Size', 'Code'],
    ['Code', 'Size'],
    ['Left', null],
  ])
})

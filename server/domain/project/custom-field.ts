import type { FaultCollector } from '../errors.ts'
import { isDay } from '../iso8601.ts'
import { nameKey } from '../name.ts'
import type { RefusalCode } from '../refusals.ts'
import type { CustomFieldValues } from '../task/task.ts'
import type { CustomField } from './project.ts'

/** What a caller says of a custom field; without an id, of the one of that name, or a new one. */
export type CustomFieldInput = Omit<CustomField, 'id' | 'options'> & {
  id?: string | null
  options?: readonly string[] | null
}

/** The custom fields of a project as the caller wants them. A field keeps its type, as tasks have values of it. */
export function editCustomFields(
  present: readonly CustomField[],
  inputs: readonly CustomFieldInput[],
  faults: FaultCollector,
  newId: () => string,
): CustomField[] {
  const names = new Set<string>()
  const ids = new Set<string>()
  const wanted = inputs.map((input) => input.id)
  return inputs.map(({ id, name, type, options }, place) => {
    const at = (member: keyof CustomFieldInput) => ['customFields', place, member] as const
    if (names.has(nameKey(name))) faults.add(at('name'), 'repeated_name', { noun: 'field' })
    names.add(nameKey(name))

    const same = present.find((field) =>
      id ? field.id === id : nameKey(field.name) === nameKey(name) && !wanted.includes(field.id),
    )
    if (id && (!same || ids.has(id))) faults.add(at('id'), 'unknown_or_repeated', { noun: 'field' })
    if (id) ids.add(id)
    if (same && same.type !== type) faults.add(at('type'), 'field_type_fixed', { type: same.type })

    const choices = [...new Set(options ?? [])]
    if (type === 'select' && choices.length === 0) faults.add(at('options'), 'options_needed')
    return { id: same?.id ?? newId(), name, type, ...(type === 'select' && { options: choices }) }
  })
}

type ValueFault = Extract<RefusalCode, `value_${string}`>

/** What is wrong with a task's value of the field; undefined: nothing. Values are text, whatever the field's type. */
export function faultOfValue({ type, options }: CustomField, value: string): ValueFault | undefined {
  switch (type) {
    case 'text':
      return undefined
    case 'number':
      return /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/.test(value) ? undefined : 'value_not_a_number'
    case 'date':
      return isDay(value) ? undefined : 'value_not_a_day'
    case 'select':
      return options?.includes(value) ? undefined : 'value_not_an_option'
    case 'checkbox':
      return value === 'true' || value === 'false' ? undefined : 'value_not_a_boolean'
  }
}

/** Of a task's values those that fields of the same names can hold: it comes from elsewhere, or from before a field changed. */
export function fittingValues(fields: readonly CustomField[], values: CustomFieldValues): CustomFieldValues {
  const named = new Map(fields.map((field) => [nameKey(field.name), field]))
  const fitting = Object.entries(values).flatMap(([name, value]) => {
    const field = named.get(nameKey(name))
    return field && faultOfValue(field, value) === undefined ? [[field.name, value] as const] : []
  })
  return Object.fromEntries(fitting)
}

/** From the old names of fields to their new ones; null: the field is gone. */
export function renamesBetween(
  before: readonly CustomField[],
  after: readonly CustomField[],
): Map<string, string | null> {
  const names = new Map(after.map((field) => [field.id, field.name]))
  const renames = before.map(({ id, name }) => [name, names.get(id) ?? null] as const)
  return new Map(renames.filter(([from, to]) => from !== to))
}

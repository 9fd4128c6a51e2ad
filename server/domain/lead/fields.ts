import type { Change } from '../events.ts'
import { changesBetween, type FieldRule, isSame } from '../fields.ts'
import type { Lead } from './lead.ts'

/** What people change of a lead, beside the fields that the contract does not name. */
export type EditableLeadField = Exclude<keyof Lead, 'taskId' | 'extra'>

interface LeadFieldRule extends FieldRule {
  readonly kind: 'text' | 'money' | 'number' | 'percent' | 'instant' | 'digits' | 'choice' | 'names'
}

/** Everything that an edit of a lead can change, beside its task. */
export const LEAD_FIELDS = {
  contact: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  position: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  company: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  email: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  phone: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  linkedin: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  url: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  address: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  city: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  state: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  country: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  postCode: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  probability: { action: 'edit_task', shownInHistory: true, kind: 'percent' },
  expectedRevenue: { action: 'edit_task', shownInHistory: true, kind: 'money' },
  mrr: { action: 'edit_task', shownInHistory: true, kind: 'money' },
  periodRevenue: { action: 'edit_task', shownInHistory: true, kind: 'money' },
  period: { action: 'edit_task', shownInHistory: true, kind: 'number' },
  estimateDays: { action: 'edit_task', shownInHistory: true, kind: 'number' },
  remindAt: { action: 'edit_task', shownInHistory: true, kind: 'instant' },
  nextStep: { action: 'edit_task', shownInHistory: true, kind: 'text' },
  reason: { action: 'edit_task', shownInHistory: true, kind: 'text' }, // by itself with a change of state, for who may make that
  status: { action: 'edit_task', shownInHistory: true, kind: 'choice' },
  priorityDigits: { action: 'edit_task', shownInHistory: true, kind: 'digits' },
  numberFields: { action: 'edit_task', shownInHistory: false, kind: 'names' }, // how a dialect writes what did not change
} as const satisfies Record<EditableLeadField, LeadFieldRule>

type Kind = (typeof LEAD_FIELDS)[EditableLeadField]['kind']
type FieldOf<K extends Kind> = {
  [F in EditableLeadField]: (typeof LEAD_FIELDS)[F]['kind'] extends K ? F : never
}[EditableLeadField]
export const leadFieldsOf = <K extends Kind>(kind: K) =>
  (Object.keys(LEAD_FIELDS) as FieldOf<K>[]).filter((field) => LEAD_FIELDS[field].kind === kind)

const OF_LEAD = 'lead.'
/** What differs between two states of a lead, what is not shown in its history included. */
export function leadChanges(before: Lead, after: Lead): Change[] {
  const names = Object.keys({ ...before.extra, ...after.extra }).filter(
    (name) => !isSame(before.extra[name], after.extra[name]),
  )
  return [
    ...changesBetween(LEAD_FIELDS, before, after).map((change) => ({ ...change, field: OF_LEAD + change.field })),
    ...names.map((name) => ({ field: `lead.extra.${name}`, from: before.extra[name], to: after.extra[name] })),
  ]
}

const RULES: Readonly<Record<string, LeadFieldRule>> = LEAD_FIELDS
/** Undefined of a change that is not one of a field of the contract. */
export const leadRule = ({ field }: Change): LeadFieldRule | undefined =>
  field.startsWith(OF_LEAD) ? RULES[field.slice(OF_LEAD.length)] : undefined

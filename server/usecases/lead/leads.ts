import { type FaultCollector, refuse } from '../../domain/errors.ts'
import type { Change } from '../../domain/events.ts'
import { leadChanges, leadFieldsOf, leadRule } from '../../domain/lead/fields.ts'
import { EMPTY_LEAD, type Lead, type LeadInput, MOST_EXTRA_BYTES, MOST_EXTRA_FIELDS } from '../../domain/lead/lead.ts'
import { fitsCurrency, minorDigits, parseMoney } from '../../domain/money.ts'
import type { Project } from '../../domain/project/project.ts'
import { priorityDigits } from '../../domain/task/priority.ts'
import type { Task } from '../../domain/task/task.ts'
import { finerInstant } from '../../domain/time.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as leads from '../../store/lead/leads.ts'

/** What is given about a lead makes sense for the task's project. */
export async function checkLead(
  tx: WriteTx,
  before: Task | null,
  project: Project,
  input: LeadInput | undefined,
  faults: FaultCollector,
): Promise<void> {
  if (!input) return
  if (project.kind !== 'pipeline') {
    faults.add('lead', 'not_a_pipeline')
    return
  }
  for (const field of leadFieldsOf('percent')) {
    const percent = input[field]
    if (typeof percent === 'number' && !(percent >= 0 && percent <= 100))
      faults.add(`lead.${field}`, 'out_of_range', { least: 0, most: 100 })
  }
  await checkAmounts(tx, before, project, input, faults)
  for (const field of leadFieldsOf('number')) {
    const number = input[field]
    if (typeof number === 'number' && !(number >= 0 && number <= 1e9))
      faults.add(`lead.${field}`, 'out_of_range', { least: 0, most: 1e9 })
  }
}

/** An amount that is there already stays as it is, whatever the currency is by now. */
async function checkAmounts(
  tx: WriteTx,
  before: Task | null,
  { currency }: Project,
  input: LeadInput,
  faults: FaultCollector,
): Promise<void> {
  const tooFine = new Map<(typeof AMOUNTS)[number], string>()
  for (const field of AMOUNTS) {
    const given = input[field]
    if (typeof given !== 'string' || given === '') continue
    const amount = parseMoney(given)
    if (amount === null) faults.add(`lead.${field}`, 'not_an_amount')
    else if (currency !== null && !fitsCurrency(amount, currency)) tooFine.set(field, amount)
  }
  if (tooFine.size === 0 || currency === null) return
  const present = before && (await leads.listByTasks(tx, [before.id])).get(before.id)
  const most = minorDigits(currency)
  for (const [field, amount] of tooFine) {
    if (present?.[field] === amount) continue
    if (most === 0) faults.add(`lead.${field}`, 'currency_without_decimals', { currency })
    else faults.add(`lead.${field}`, 'too_many_decimals', { most, currency })
  }
}

/** Every task of a pipeline is a lead, whatever is said about it. */
export async function createLead(tx: WriteTx, task: Task, project: Project, input: LeadInput = {}): Promise<void> {
  if (project.kind === 'pipeline') await leads.insert(tx, newLead(task, input))
}

export interface LeadPlan {
  /** Undefined: the task becomes a lead. */
  readonly before: Lead | undefined
  readonly after: Lead
  readonly changes: readonly Change[]
  /** Those that the history of the task tells. */
  readonly shown: readonly Change[]
}

/** What an edit changes of the lead; null: nothing. A priority that was set on the task is the lead's as well. */
export async function planLead(
  tx: WriteTx,
  before: Task,
  after: Task,
  project: Project,
  given: LeadInput = {},
  { inSeconds = false }: { inSeconds?: boolean | undefined } = {},
): Promise<LeadPlan | null> {
  if (project.kind !== 'pipeline') return null
  const found = (await leads.listByTasks(tx, [after.id])).get(after.id)
  const remindAt = finerInstant(given.remindAt, found?.remindAt)
  const input = inSeconds && remindAt !== undefined ? { ...given, remindAt } : given
  const isRanked = after.priority !== before.priority && input.priorityDigits === undefined
  const known = found ?? emptyLead(after)
  const lead = leadWith(known, isRanked ? { ...input, priorityDigits: priorityDigits(after.priority) } : input)
  const changes = leadChanges(known, lead)
  if (found && changes.length === 0) return null
  const isShown = (change: Change) =>
    leadRule(change)?.shownInHistory !== false && !(isRanked && change.field === 'lead.priorityDigits')
  return { before: found, after: lead, changes, shown: changes.filter(isShown) }
}

export const applyLead = (tx: WriteTx, { before, after }: LeadPlan): Promise<void> =>
  before ? leads.update(tx, before, after) : leads.insert(tx, after)

/** Fields of the caller's own that are null are kept so; a change takes them out. */
export const newLead = (task: Task, input: LeadInput): Lead =>
  leadWith({ ...emptyLead(task), extra: input.extra ?? {} }, { ...input, extra: {} })

const emptyLead = (task: Task): Lead => ({
  ...EMPTY_LEAD,
  taskId: task.id,
  priorityDigits: priorityDigits(task.priority),
  numberFields: [],
  extra: {},
})

const AMOUNTS = leadFieldsOf('money')
const MONEY = new Set<string>(AMOUNTS)

function leadWith(lead: Lead, { extra = {}, numberFields = [], ...input }: LeadInput): Lead {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  const settled = given.map(([field, value]) => {
    if (value === '') return [field, null]
    return [field, MONEY.has(field) && value !== null ? parseMoney(value as string) : value]
  })
  const fields = Object.fromEntries(settled)
  const kept = lead.numberFields.filter((field) => !Object.hasOwn(fields, field))
  const merged = withExtra(lead.extra, extra)
  requireRoom(merged)
  return {
    ...lead,
    ...fields,
    taskId: lead.taskId,
    numberFields: [...kept, ...numberFields].toSorted(),
    extra: merged,
  }
}

/** Names are the caller's: `toString` is one, too. */
function withExtra(before: Lead['extra'], given: Lead['extra']): Lead['extra'] {
  const kept = Object.entries(before).filter(([name]) => !Object.hasOwn(given, name))
  return Object.fromEntries([...kept, ...Object.entries(given).filter(([, value]) => value !== null)])
}

function requireRoom(extra: Lead['extra']): void {
  const isTooMany =
    Object.keys(extra).length > MOST_EXTRA_FIELDS || Buffer.byteLength(JSON.stringify(extra)) > MOST_EXTRA_BYTES
  if (isTooMany) throw refuse('lead.extra', 'too_much_extra', { most: MOST_EXTRA_FIELDS, mostBytes: MOST_EXTRA_BYTES })
}

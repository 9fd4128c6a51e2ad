import { isDay } from '../../../domain/iso8601.ts'
import { leadFieldsOf } from '../../../domain/lead/fields.ts'
import type { LeadInput, LeadStatus } from '../../../domain/lead/lead.ts'
import { DEFAULT_PRIORITY_DIGITS, priorityOf } from '../../../domain/task/priority.ts'
import type { LeadSave } from '../../../usecases/lead/save.ts'
import type { InputWithout, TaskInput } from '../../../usecases/task/input.ts'
import { readInstant, readUser, type ValueWorld } from '../query/values.ts'
import { ACTIONS, GIVEN_BY_THE_SERVER, type LeadData, LeadFields } from './body.ts'
import { LEAD_WORDS, type TASK_WORDS } from './fields.ts'

/** What a lead's data need to be understood. */
export interface LeadWorld extends ValueWorld {
  /** `HH:MM`, in the organization's zone; when a reminder goes out that is set for a day alone. */
  reminderTime: string
}

/** A lead's data in the domain's words. What is not there stays as it is; null, and what is empty, unsets. */
export function toLeadSave(data: LeadData, actions: readonly (keyof typeof ACTIONS)[], world: LeadWorld): LeadSave {
  return {
    input: { ...toTaskInput(data, world), lead: toLeadInput(data, world) },
    tagNames: listed(data.tags),
    actions: actions.map((action) => ACTIONS[action]),
  }
}

/** What a lead has of a task and this dialect has no word for. */
type Unspoken =
  | Extract<
      keyof TaskInput,
      { [F in keyof typeof TASK_WORDS]: (typeof TASK_WORDS)[F] extends null ? F : never }[keyof typeof TASK_WORDS]
    >
  | 'state'
  | 'isRecurrent'
  | 'lead'
  | 'tagIds'

function toTaskInput(data: LeadData, world: ValueWorld): InputWithout<Unspoken> {
  const { assignedUsers, attachments, organizationId, authorId, rank } = data
  const digits = digitsOf(data.priority)
  return {
    projectId: data.projectAssemblyId,
    name: data.name,
    desc: data.desc === null ? '' : data.desc,
    stateId: data.categoryId === undefined ? undefined : Number(data.categoryId),
    deadlineAt: instantOf(data.dueDate, world),
    allDay: isDateAlone(data.dueDate) || undefined,
    createdAt: instantOf(data.createdAt, world) ?? undefined,
    ownerId: authorId ? userIdOf(authorId, world) : undefined,
    assigneeIds: listed(assignedUsers)?.map((user) => userIdOf(typeof user === 'string' ? user : user.userId, world)),
    fileIds: listed(attachments)?.map((file) => (typeof file === 'string' ? file : file.id)),
    clientId: organizationId,
    priority: digits === undefined ? undefined : priorityOf(digits),
    rank: rank ?? undefined,
  }
}

function toLeadInput(data: LeadData, world: LeadWorld): LeadInput {
  const texts = leadFieldsOf('text').flatMap((field) => {
    const word = LEAD_WORDS[field]
    const value = word && data[word]
    return value === undefined || word === null ? [] : [[field, value || null]]
  })
  const { probablity = data.probability, remindDate = data['remind Date'], status } = data
  return {
    ...Object.fromEntries(texts),
    status: status === null || status === '' ? 'todo' : status === 'expired' ? undefined : (status as LeadStatus), // by the schema
    priorityDigits: digitsOf(data.priority),
    probability: probablity === '' ? null : probablity,
    expectedRevenue: amountOf(data.expectedRevenue),
    mrr: amountOf(data.mrr),
    periodRevenue: amountOf(data.periodRevenue),
    period: numberOf(data.period),
    estimateDays: numberOf(data.estimateDays),
    remindAt: instantOf(isDateAlone(remindDate) ? `${remindDate}T${world.reminderTime}` : remindDate, world),
    numberFields: DIGITS.filter((field) => typeof data[LEAD_WORDS[field]] === 'number'),
    extra: Object.fromEntries(Object.entries(data).filter(([name]) => !KNOWN.has(name))),
  }
}

/** What comes back as digits, unless it came as a number. */
const DIGITS = (['digits', 'money', 'number'] as const).flatMap(leadFieldsOf)
const KNOWN = new Set([...Object.keys(LeadFields.properties), ...GIVEN_BY_THE_SERVER])

const listed = <T>(list: readonly T[] | null | undefined): readonly T[] | undefined => (list === null ? [] : list)
const isEmpty = (value: unknown) => value === null || value === ''

function digitsOf(priority: LeadData['priority']): string | undefined {
  if (priority === undefined) return undefined
  return isEmpty(priority) ? DEFAULT_PRIORITY_DIGITS : String(priority)
}

const amountOf = (value: string | number | null | undefined) =>
  value === undefined ? undefined : isEmpty(value) ? null : String(value)

/** NaN of what is no number: the use case refuses it, with whatever else is wrong. */
function numberOf(value: string | number | null | undefined): number | null | undefined {
  if (typeof value !== 'string') return value
  return value === '' ? null : /^[0-9]{1,15}(\.[0-9]{1,15})?$/.test(value) ? Number(value) : Number.NaN
}

const isDateAlone = (value: LeadData['dueDate']) => typeof value === 'string' && isDay(value.replace(ISO_8601, ''))
const ISO_8601 = /^\$iso8601:/

/** The schema has seen to it that it is one. */
function instantOf(value: string | number | null | undefined, world: ValueWorld): number | null | undefined {
  if (value === undefined || isEmpty(value)) return value === undefined ? undefined : null
  const ms = typeof value === 'string' ? readInstant(value, world.zone) : value
  return ms === null ? null : Math.round(ms)
}

/** Who is nobody's number is refused by the use case. */
const userIdOf = (person: string, world: ValueWorld): number => readUser(person, world) ?? -1

import { type Static, Type } from 'typebox'
import { LEAD_STATUSES, type Lead, shownStatus } from '../../../domain/lead/lead.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import type { EncryptedIds } from '../../../domain/people/encrypted-id.ts'
import { fullName, type User } from '../../../domain/people/user.ts'
import { completes } from '../../../domain/project/state.ts'
import type { WholeTask } from '../../../store/task/rows.ts'
import { Choice, IdShape, Nullable } from '../../http/shapes.ts'
import { EncryptedIdShape } from '../people/user.shape.ts'

/** The form of leads, and the only one. */
export const LEAD_FORM_ID = 10_100_000

const COLORS = ['cyan', 'green', 'blue', 'geekblue', 'purple', 'gold'] as const

const Words = Nullable(Type.String())
const Instant = Type.Number({ description: 'Unix milliseconds.' })
const Digits = Type.Unsafe<string | number | null>({
  type: ['string', 'number', 'null'],
  description: 'Digits, or a number where it was sent as one.',
})

/** A lead with all its data. */
export const LeadRowShape = Type.Object(
  {
    id: IdShape,
    title: Type.String({ description: 'The name.' }),
    color: Choice(COLORS, { description: "By the row's place in the page." }),
    createdAt: Instant,
    updatedAt: Instant,
    authorId: EncryptedIdShape,
    assignedUsers: Type.Array(Type.Object({ userId: EncryptedIdShape, name: Type.String(), email: Type.String() })),
    name: Type.String(),
    desc: Type.String({ description: 'Markdown.' }),
    customer: Nullable(Type.String({ description: 'The company.' })),
    contact: Words,
    position: Words,
    email: Words,
    phone: Words,
    linkedin: Words,
    url: Words,
    address: Words,
    city: Words,
    state: Words,
    country: Words,
    postCode: Words,
    categoryId: Type.Integer(),
    status: Choice([...LEAD_STATUSES, 'expired']),
    priority: Digits,
    probablity: Nullable(Type.Number()),
    expectedRevenue: Digits,
    mrr: Digits,
    periodRevenue: Digits,
    period: Digits,
    estimateDays: Digits,
    dueDate: Nullable(Instant),
    remindDate: Nullable(Instant),
    'remind Date': Nullable(Instant),
    attachments: Type.Array(Type.Object({ id: IdShape, name: Type.String() })),
    tags: Type.Array(Type.String()),
    organizationId: Type.String({ description: "A client's id, or empty." }),
    projectAssemblyId: IdShape,
    projectAssemblyDataId: Type.Literal('application'),
    related: Type.Literal('app'),
    rank: Type.Number({ description: 'The order on the board, larger on top.' }),
  },
  { title: 'LeadRow', additionalProperties: true, description: 'With the fields of your own, as they came.' },
)

export interface LeadContext {
  org: Organization
  /** The transaction's time. */
  now: number
  encryptedIds: EncryptedIds
  /** By id. */
  fileNames: ReadonlyMap<string, string>
  tagNames: ReadonlyMap<string, string>
}

/** @param place  of the row in its page, from 0 */
export function presentLead(
  task: WholeTask,
  lead: Lead,
  place: number,
  context: LeadContext,
): Static<typeof LeadRowShape> {
  const { org, now, encryptedIds, fileNames, tagNames } = context
  const isOpen = !completes(org.states.get(task.stateId)?.type ?? 'waiting')
  const asSent = (field: keyof Lead, value: string | number | null) => {
    if (value === null) return null
    return lead.numberFields.includes(field) ? Number(value) : String(value)
  }
  return {
    ...lead.extra,
    id: task.id,
    title: task.name,
    color: COLORS[place % COLORS.length] as (typeof COLORS)[number], // within the list, by the remainder
    createdAt: task.createdAt,
    updatedAt: task.updatedAt,
    authorId: encryptedIds.encrypt('user', task.ownerId),
    assignedUsers: task.assigneeIds.map((id) => {
      const user = org.users.get(id) as User // users are never taken out
      return { userId: encryptedIds.encrypt('user', id), name: fullName(user), email: user.email }
    }),
    name: task.name,
    desc: task.desc,
    customer: lead.company,
    contact: lead.contact,
    position: lead.position,
    email: lead.email,
    phone: lead.phone,
    linkedin: lead.linkedin,
    url: lead.url,
    address: lead.address,
    city: lead.city,
    state: lead.state,
    country: lead.country,
    postCode: lead.postCode,
    categoryId: task.stateId,
    status: shownStatus(lead.status, isOpen, task.deadlineAt, now),
    priority: asSent('priorityDigits', lead.priorityDigits),
    probablity: lead.probability,
    expectedRevenue: asSent('expectedRevenue', lead.expectedRevenue),
    mrr: asSent('mrr', lead.mrr),
    periodRevenue: asSent('periodRevenue', lead.periodRevenue),
    period: asSent('period', lead.period),
    estimateDays: asSent('estimateDays', lead.estimateDays),
    dueDate: task.deadlineAt,
    remindDate: lead.remindAt,
    'remind Date': lead.remindAt,
    attachments: task.fileIds.map((id) => ({ id, name: fileNames.get(id) ?? '' })),
    tags: task.tagIds.flatMap((id) => tagNames.get(id) ?? []),
    organizationId: task.clientId ?? '',
    projectAssemblyId: task.projectId,
    projectAssemblyDataId: 'application',
    related: 'app',
    rank: task.rank,
  }
}

import type { EditableLeadField } from '../../../domain/lead/fields.ts'
import type { EditableTaskField } from '../../../domain/task/fields.ts'
import type { LeadFields } from './body.ts'

type Word = keyof typeof LeadFields.properties | null

/** What this dialect calls each field of a lead's task; null: it has no word for it. */
export const TASK_WORDS = {
  projectId: 'projectAssemblyId',
  stateId: 'categoryId',
  name: 'name',
  desc: 'desc',
  startAt: null,
  deadlineAt: 'dueDate',
  allDay: 'dueDate', // a date without a time is one
  assigneeIds: 'assignedUsers',
  followerIds: null, // they are the author and the assignees, who are named themselves
  ownerId: 'authorId',
  priority: 'priority',
  rank: 'rank',
  tagIds: 'tags',
  clientId: 'organizationId',
  fileIds: 'attachments',
  stepType: null,
  steps: null,
  estimatedTimeS: null,
  customFields: null,
  isPrivate: null,
  workFlowId: null,
  recurrence: null,
  parentId: null,
  blockerIds: null,
  subtaskIds: null,
  createdAt: 'createdAt',
} as const satisfies Record<EditableTaskField, Word>

/** And each field that is the lead's own. */
export const LEAD_WORDS = {
  contact: 'contact',
  position: 'position',
  company: 'customer',
  email: 'email',
  phone: 'phone',
  linkedin: 'linkedin',
  url: 'url',
  address: 'address',
  city: 'city',
  state: 'state',
  country: 'country',
  postCode: 'postCode',
  probability: 'probablity',
  expectedRevenue: 'expectedRevenue',
  mrr: 'mrr',
  periodRevenue: 'periodRevenue',
  period: 'period',
  estimateDays: 'estimateDays',
  remindAt: 'remindDate',
  nextStep: null,
  reason: null,
  status: 'status',
  priorityDigits: 'priority',
  numberFields: null, // what was sent as a number says so itself
} as const satisfies Record<EditableLeadField, Word>

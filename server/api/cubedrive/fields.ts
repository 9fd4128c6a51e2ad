import type { LeadDetailField, RequestField, TaskField } from '../../domain/refusal-fields.ts'

/** Where this dialect's callers write each field of a lead, which is all that they write; null: nowhere. */
export const FIELDS = {
  request: '',
  idempotencyKey: 'idempotency-key',
  name: '/item/data/name',
  projectId: '/item/data/projectAssemblyId',
  state: '/item/data/categoryId',
  deadlineAt: '/item/data/dueDate',
  assigneeIds: '/item/data/assignedUsers',
  followerIds: null, // the author and the assignees, who are named themselves
  ownerId: '/item/data/authorId',
  tagIds: '/item/data/tags',
  clientId: '/item/data/organizationId',
  fileIds: '/item/data/attachments',
  steps: null,
  customFields: null,
  recurrence: null,
  parentId: null,
  subtaskIds: null,
  subtaskId: null,
  lead: '/item/data/projectAssemblyId',
  'lead.probability': '/item/data/probablity',
  'lead.expectedRevenue': '/item/data/expectedRevenue',
  'lead.mrr': '/item/data/mrr',
  'lead.periodRevenue': '/item/data/periodRevenue',
  'lead.period': '/item/data/period',
  'lead.estimateDays': '/item/data/estimateDays',
  'lead.reason': null,
  'lead.extra': '/item/data',
} satisfies Record<RequestField | TaskField | LeadDetailField, string | null>

import { type Path, pathOf, QUERY_FIELDS, type QueryField } from '../../../domain/task/query-fields.ts'
import { codePointLength, isCleanText } from '../../../domain/text.ts'

/** What a path names: a field, or a text that is the same in every row. */
export type RowPath = Path | { readonly kind: 'fixed'; readonly text: string }

const own = (field: string) => [`data.${field}`]
/** How a row writes each field; what has no way to write it cannot be asked for. */
const WRITTEN: Record<QueryField, readonly string[]> = {
  id: ['id', 'data.id'],
  createdAt: ['createdAt', 'data.createdAt'],
  updatedAt: ['updatedAt', 'data.updatedAt'],
  name: own('name'),
  desc: own('desc'),
  company: ['data.customer'],
  contact: own('contact'),
  position: own('position'),
  email: own('email'),
  phone: own('phone'),
  linkedin: own('linkedin'),
  url: own('url'),
  address: own('address'),
  city: own('city'),
  state: own('state'),
  country: own('country'),
  postCode: own('postCode'),
  stageId: ['data.categoryId'],
  status: own('status'),
  priority: own('priority'),
  probability: ['data.probability', 'data.probablity'],
  expectedRevenue: own('expectedRevenue'),
  mrr: own('mrr'),
  periodRevenue: own('periodRevenue'),
  period: own('period'),
  estimateDays: own('estimateDays'),
  startAt: [],
  deadlineAt: ['data.dueDate'],
  completedAt: [],
  archivedAt: [],
  remindAt: ['data.remindDate', 'data.remind Date'],
  ownerId: ['data.authorId'],
  assigneeIds: ['data.assignedUsers', 'data.assignedUsers.userId'],
  followerIds: [],
  assigneeNames: ['data.assignedUsers.name'],
  assigneeEmails: ['data.assignedUsers.email'],
  fileIds: ['data.attachments', 'data.attachments.id'],
  fileNames: ['data.attachments.name'],
  tagIds: [],
  tagNames: ['data.tags'],
  parentId: [],
  clientId: ['data.organizationId'],
  projectId: ['data.projectAssemblyId'],
  rank: own('rank'),
}
const FIXED = { 'data.projectAssemblyDataId': 'application', 'data.related': 'app' }

const MAX_NAME_LENGTH = 100 // code points
const EXTRA = /^data\.([^.]+)/s

const PATHS = new Map<string, RowPath>(Object.entries(FIXED).map(([path, text]) => [path, { kind: 'fixed', text }]))
for (const field of Object.keys(QUERY_FIELDS) as QueryField[]) {
  for (const text of WRITTEN[field]) PATHS.set(text, pathOf(field))
}

/**
 * What a path names, or undefined: `id`, `createdAt`, `updatedAt`, `data.<field>`, or `data.<any other name>`. All that
 * follows `data.` is the name of an extra field, dots and all, but nothing lies below a field of the contract but what it has.
 */
export function rowPath(text: string): RowPath | undefined {
  const known = PATHS.get(text)
  if (known) return known
  const head = EXTRA.exec(text)
  const name = text.slice('data.'.length)
  if (!head || PATHS.has(head[0]) || !isCleanText(name) || codePointLength(name) > MAX_NAME_LENGTH) return undefined
  return { kind: 'extra', name }
}

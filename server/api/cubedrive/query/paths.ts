import { type Path, pathOf, QUERY_FIELDS, type QueryField } from '../../../domain/lead/query-fields.ts'
import { codePointLength, isCleanText } from '../../../domain/text.ts'

/** What a path names: a field, or a text that is the same in every row. */
export type RowPath = Path | { readonly kind: 'fixed'; readonly text: string }

/** How a row writes each field, where it is not `data.` and the field's own name. */
const WRITTEN: Partial<Record<QueryField, readonly string[]>> = {
  id: ['id', 'data.id'],
  createdAt: ['createdAt', 'data.createdAt'],
  updatedAt: ['updatedAt', 'data.updatedAt'],
  company: ['data.customer'],
  stageId: ['data.categoryId'],
  probability: ['data.probability', 'data.probablity'],
  deadlineAt: ['data.dueDate'],
  remindAt: ['data.remindDate', 'data.remind Date'],
  ownerId: ['data.authorId'],
  assigneeIds: ['data.assignedUsers', 'data.assignedUsers.userId'],
  assigneeNames: ['data.assignedUsers.name'],
  assigneeEmails: ['data.assignedUsers.email'],
  fileIds: ['data.attachments', 'data.attachments.id'],
  fileNames: ['data.attachments.name'],
  tagNames: ['data.tags'],
  clientId: ['data.organizationId'],
  pipelineId: ['data.projectAssemblyId'],
}
const FIXED = { 'data.projectAssemblyDataId': 'application', 'data.related': 'app' }

const MAX_NAME_LENGTH = 100 // code points
const EXTRA = /^data\.([^.]+)/s

const PATHS = new Map<string, RowPath>(Object.entries(FIXED).map(([path, text]) => [path, { kind: 'fixed', text }]))
for (const field of Object.keys(QUERY_FIELDS) as QueryField[]) {
  for (const text of WRITTEN[field] ?? [`data.${field}`]) PATHS.set(text, pathOf(field))
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

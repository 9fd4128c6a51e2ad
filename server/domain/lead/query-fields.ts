import { codePointLength, isCleanText } from '../text.ts'

export type FieldKind = 'text' | 'number' | 'instant' | 'user' | 'id'

interface Field {
  readonly kind: FieldKind
  /** A lead has any number of them. */
  readonly isList?: true
  /** How CubeDrive writes it; absent: `data.` and its own name. */
  readonly paths?: readonly string[]
}

/**
 * What leads can be found and ordered by. `status` is the shown one, `expired` included; `priority` is CubeDrive's
 * digits as a number; `tagNames`, `assigneeNames` and the like are what a row shows of each.
 */
export const QUERY_FIELDS = {
  id: { kind: 'id', paths: ['id', 'data.id'] },
  createdAt: { kind: 'instant', paths: ['createdAt', 'data.createdAt'] },
  updatedAt: { kind: 'instant', paths: ['updatedAt', 'data.updatedAt'] },
  name: { kind: 'text' },
  desc: { kind: 'text' },
  company: { kind: 'text', paths: ['data.customer'] },
  contact: { kind: 'text' },
  position: { kind: 'text' },
  email: { kind: 'text' },
  phone: { kind: 'text' },
  linkedin: { kind: 'text' },
  url: { kind: 'text' },
  address: { kind: 'text' },
  city: { kind: 'text' },
  state: { kind: 'text' },
  country: { kind: 'text' },
  postCode: { kind: 'text' },
  stageId: { kind: 'number', paths: ['data.categoryId'] },
  status: { kind: 'text' },
  priority: { kind: 'number' },
  probability: { kind: 'number', paths: ['data.probability', 'data.probablity'] },
  expectedRevenue: { kind: 'number' },
  mrr: { kind: 'number' },
  periodRevenue: { kind: 'number' },
  period: { kind: 'number' },
  estimateDays: { kind: 'number' },
  deadlineAt: { kind: 'instant', paths: ['data.dueDate'] },
  remindAt: { kind: 'instant', paths: ['data.remindDate', 'data.remind Date'] },
  ownerId: { kind: 'user', paths: ['data.authorId'] },
  assigneeIds: { kind: 'user', isList: true, paths: ['data.assignedUsers', 'data.assignedUsers.userId'] },
  assigneeNames: { kind: 'text', isList: true, paths: ['data.assignedUsers.name'] },
  assigneeEmails: { kind: 'text', isList: true, paths: ['data.assignedUsers.email'] },
  fileIds: { kind: 'id', isList: true, paths: ['data.attachments', 'data.attachments.id'] },
  fileNames: { kind: 'text', isList: true, paths: ['data.attachments.name'] },
  tagNames: { kind: 'text', isList: true, paths: ['data.tags'] },
  clientId: { kind: 'id', paths: ['data.organizationId'] },
  pipelineId: { kind: 'id', paths: ['data.projectAssemblyId'] },
  projectAssemblyDataId: { kind: 'text' }, // `application` in every row
  related: { kind: 'text' }, // `app` in every row
  rank: { kind: 'number' },
} as const satisfies Record<string, Field>

export type QueryField = keyof typeof QUERY_FIELDS

/** A field of the contract, or one that it does not name and that is kept as it came (JSON of any type). */
export type Path =
  | { readonly kind: FieldKind; readonly field: QueryField; readonly isList: boolean }
  | { readonly kind: 'extra'; readonly name: string }

const MAX_NAME_LENGTH = 100 // code points
const EXTRA = /^data\.([^.]+)/s

const PATHS = new Map<string, Path>()
for (const [name, { kind, isList = false, paths = [`data.${name}`] }] of Object.entries<Field>(QUERY_FIELDS)) {
  const path: Path = { kind, field: name as QueryField, isList } // the keys of QUERY_FIELDS
  for (const text of paths) PATHS.set(text, path)
}

/**
 * What a path names, or undefined: `id`, `createdAt`, `updatedAt`, `data.<field>`, or `data.<any other name>`. All that
 * follows `data.` is the name of an extra field, dots and all, but nothing lies below a field of the contract but what it has.
 */
export function leadPath(text: string): Path | undefined {
  const known = PATHS.get(text)
  if (known) return known
  const head = EXTRA.exec(text)
  const name = text.slice('data.'.length)
  if (!head || PATHS.has(head[0]) || !isCleanText(name) || codePointLength(name) > MAX_NAME_LENGTH) return undefined
  return { kind: 'extra', name }
}

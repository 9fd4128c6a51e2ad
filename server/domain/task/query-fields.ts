export type FieldKind = 'text' | 'number' | 'instant' | 'user' | 'id'

interface Field {
  readonly kind: FieldKind
  /** A task has any number of them. */
  readonly isList?: true
}

/**
 * What tasks can be found and ordered by. Some fields are those of leads, which no other task has. `status` is the shown
 * one, `expired` included; `priority` is the lead's digits as a number, `state` a part of its address; `tagNames`,
 * `assigneeNames` and the like are what a row shows of each.
 */
export const QUERY_FIELDS = {
  id: { kind: 'id' },
  createdAt: { kind: 'instant' },
  updatedAt: { kind: 'instant' },
  name: { kind: 'text' },
  desc: { kind: 'text' },
  company: { kind: 'text' },
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
  stageId: { kind: 'number' },
  status: { kind: 'text' },
  priority: { kind: 'number' },
  probability: { kind: 'number' },
  expectedRevenue: { kind: 'number' },
  mrr: { kind: 'number' },
  periodRevenue: { kind: 'number' },
  period: { kind: 'number' },
  estimateDays: { kind: 'number' },
  startAt: { kind: 'instant' },
  deadlineAt: { kind: 'instant' },
  completedAt: { kind: 'instant' },
  archivedAt: { kind: 'instant' },
  remindAt: { kind: 'instant' },
  ownerId: { kind: 'user' },
  assigneeIds: { kind: 'user', isList: true },
  followerIds: { kind: 'user', isList: true },
  assigneeNames: { kind: 'text', isList: true },
  assigneeEmails: { kind: 'text', isList: true },
  fileIds: { kind: 'id', isList: true },
  fileNames: { kind: 'text', isList: true },
  tagIds: { kind: 'id', isList: true },
  tagNames: { kind: 'text', isList: true },
  parentId: { kind: 'id' },
  clientId: { kind: 'id' },
  projectId: { kind: 'id' },
  rank: { kind: 'number' },
} as const satisfies Record<string, Field>

export type QueryField = keyof typeof QUERY_FIELDS

/** A field that every task or lead has, or one of the caller's own, which is kept as it came (JSON of any type). */
export type Path =
  | { readonly kind: FieldKind; readonly field: QueryField; readonly isList: boolean }
  | { readonly kind: 'extra'; readonly name: string }

export function pathOf(field: QueryField): Path {
  const { kind, isList }: { kind: FieldKind; isList?: boolean } = QUERY_FIELDS[field]
  return { kind, field, isList: isList ?? false }
}

export type FieldKind = 'text' | 'number' | 'instant' | 'user' | 'id'

interface Field {
  readonly kind: FieldKind
  /** A lead has any number of them. */
  readonly isList?: true
}

/**
 * What leads can be found and ordered by. `status` is the shown one, `expired` included; `priority` is the lead's digits
 * as a number; `tagNames`, `assigneeNames` and the like are what a row shows of each.
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
  deadlineAt: { kind: 'instant' },
  remindAt: { kind: 'instant' },
  ownerId: { kind: 'user' },
  assigneeIds: { kind: 'user', isList: true },
  assigneeNames: { kind: 'text', isList: true },
  assigneeEmails: { kind: 'text', isList: true },
  fileIds: { kind: 'id', isList: true },
  fileNames: { kind: 'text', isList: true },
  tagNames: { kind: 'text', isList: true },
  clientId: { kind: 'id' },
  pipelineId: { kind: 'id' },
  rank: { kind: 'number' },
} as const satisfies Record<string, Field>

export type QueryField = keyof typeof QUERY_FIELDS

/** A field that every lead has, or one of the caller's own, which is kept as it came (JSON of any type). */
export type Path =
  | { readonly kind: FieldKind; readonly field: QueryField; readonly isList: boolean }
  | { readonly kind: 'extra'; readonly name: string }

export function pathOf(field: QueryField): Path {
  const { kind, isList }: { kind: FieldKind; isList?: boolean } = QUERY_FIELDS[field]
  return { kind, field, isList: isList ?? false }
}

/**
 * What a refusal can be about, in the domain's words. Each dialect says in its `fields.ts` where its callers write it; the
 * compiler asks for every field. What lies below a field follows in the path: `['steps', 0, 'total']`.
 */
export type Field = RequestField | TaskField | LeadDetailField | ProjectField | PeopleField | OtherField

/** A field, or what lies below one. */
export type FieldPath = Field | readonly [Field, ...(string | number)[]]

/** Of any request, and by which a search or a report asks for less. */
export type RequestField = 'request' | 'idempotencyKey' | 'filters' | 'sorts' | 'from' | 'to'

export type TaskField =
  | 'name'
  | 'projectId'
  | 'state'
  | 'deadlineAt'
  | 'assigneeIds'
  | 'followerIds'
  | 'ownerId'
  | 'tagIds'
  | 'clientId'
  | 'fileIds'
  | 'steps'
  | 'customFields'
  | 'recurrence'
  | 'parentId'
  | 'subtaskIds'
  | 'blockerIds'
  | 'subtaskId'
  | 'beforeId'
  | 'afterId'
  | 'lead'

export type LeadDetailField =
  | 'lead.probability'
  | 'lead.expectedRevenue'
  | 'lead.mrr'
  | 'lead.periodRevenue'
  | 'lead.period'
  | 'lead.estimateDays'
  | 'lead.reason'
  | 'lead.extra'

type ProjectField = 'parentIds' | 'adminIds' | 'memberIds' | 'perms' | 'currency' | 'states' | 'stages'

type PeopleField =
  | 'userId'
  | 'email'
  | 'giveTo'
  | 'isManager'
  | 'presentPassword'
  | 'newPassword'
  | 'linkSecret'
  | 'language'
  | 'zone'
  | 'countryCode'
  | 'expiresAt'

type OtherField =
  | 'completed' // of a step
  | 'content'
  | 'mentions'
  | 'replyToId'
  | 'clientCanSee'
  | 'pictureId'
  | 'nodeIds'
  | 'portalCustomerManagerIds'
  | 'type' // of a webhook
  | 'url'
  | 'address' // of a mailbox
  | 'imap'
  | 'smtp'
  | 'mailTo'
  | 'mailCc'
  | 'isShared'
  | 'filter.assignees'
  | 'filter.owners'
  | 'filter.tagIds'
  | 'filter.clientId'
  | 'filter.deadline'
  | 'organization'

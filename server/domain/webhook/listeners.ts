import type { Organization } from '../organization/organization.ts'
import { ancestorsOf } from '../project/project.ts'
import type { WebhookType } from './webhook.ts'

/** Of a webhook, what says which events it is told of. */
export interface Listener {
  readonly id: string
  readonly type: WebhookType
  readonly projectId: string | null
  readonly isRecursive: boolean
  /** Later events alone; null: all. */
  readonly since: string | null
  /** False: the server switched it off; what it is not told can be replayed. */
  readonly isActive: boolean
}

/** What happened, as far as it decides who is told. */
export interface Occasion {
  readonly type: WebhookType
  /** Where it was; of a task that was moved, both. None: a client's. */
  readonly projectIds: readonly string[]
}

const kept = new WeakMap<Organization, Map<string, readonly Listener[]>>()

/** Oldest first. Worked out once for each place and version of the organization. */
export function listenersTo(org: Organization, { type, projectIds }: Occasion): readonly Listener[] {
  if (org.webhooks.length === 0) return NOBODY
  const places = kept.get(org) ?? new Map<string, readonly Listener[]>()
  kept.set(org, places)
  const place = `${type} ${projectIds}`
  const found = places.get(place) ?? workOut(org, type, projectIds)
  places.set(place, found)
  return found
}
const NOBODY: readonly Listener[] = []

function workOut(org: Organization, type: WebhookType, projectIds: readonly string[]): readonly Listener[] {
  const above = new Set(projectIds.flatMap((id) => [...ancestorsOf(org, id)]))
  return org.webhooks.filter(
    (webhook) =>
      webhook.type === type &&
      (webhook.projectId === null ||
        projectIds.includes(webhook.projectId) ||
        (webhook.isRecursive && above.has(webhook.projectId))),
  )
}

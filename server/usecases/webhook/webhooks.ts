import { randomBytes } from 'node:crypto'
import { accessOf } from '../../domain/access.ts'
import { mayBePublicHost } from '../../domain/addresses.ts'
import { FaultCollector, refuse } from '../../domain/errors.ts'
import { isWebhookType, needsProject, WEBHOOK_TYPES, type Webhook } from '../../domain/webhook/webhook.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { queueSoonest } from '../../store/job/queue.ts'
import { touch } from '../../store/organization/organizations.ts'
import * as webhooks from '../../store/webhook/webhooks.ts'
import { DELIVER } from './fan-out.ts'

/** What a caller says of a webhook, as it came. */
export interface WebhookInput {
  type?: string
  url?: string
  projectId?: string | null
  isRecursive?: boolean
  isActive?: boolean
}
export type NewWebhook = WebhookInput & { type: string; url: string }

/** What the operator allows. */
export interface WebhookRules {
  /** Whether webhooks may go to private and loopback addresses. */
  mayBePrivate: boolean
}

const MOST_OF_A_USER = 100
const OLD_SECRET_SIGNS_MS = 86_400_000

/** Makes a webhook of the actor's, with a secret of its own. Throws malformed, invalid. */
export async function createWebhook(tx: WriteTx, input: NewWebhook, rules: WebhookRules): Promise<Webhook> {
  const asked = { isActive: true, projectId: null, isRecursive: false, ...input }
  const checked = check(tx, asked, null, rules)
  if ((await webhooks.count(tx)) >= MOST_OF_A_USER)
    throw refuse('request', 'too_many_webhooks', { most: MOST_OF_A_USER })
  const id = tx.newId()
  const webhook: Webhook = {
    ...checked,
    id,
    userId: tx.actor.userId,
    ...{ secret: newSecret(), oldSecret: null, oldSecretUntil: null },
    since: id,
    ...{ disabledAt: null, disabledReason: null, restsUntil: null },
    createdAt: tx.now,
  }
  await webhooks.insert(tx, webhook)
  await touch(tx)
  return webhook
}

/**
 * Changes what is given; the secret stays. What waits to be sent goes to where it says by then; switched off, it is given up.
 * Throws not_found, malformed, invalid.
 */
export async function editWebhook(tx: WriteTx, id: string, input: WebhookInput, rules: WebhookRules): Promise<Webhook> {
  const before = await webhooks.lock(tx, id)
  const checked = check(tx, { ...before, ...input }, before, rules)
  const isOther = checked.type !== before.type || checked.projectId !== before.projectId
  const isTurnedOn = checked.isActive && !before.isActive && before.disabledAt === null
  const isNamed = input.isActive !== undefined // a disabled one stays so until somebody says what is to be
  const after: Webhook = {
    ...before,
    ...checked,
    since: isOther || isTurnedOn ? tx.newId() : before.since,
    ...(isNamed && { disabledAt: null, disabledReason: null }),
    restsUntil: checked.url === before.url && !isNamed ? before.restsUntil : null,
  }
  await webhooks.update(tx, after)
  await touch(tx)
  await queueSoonest(tx, { type: DELIVER, ids: [id] })
  return after
}

/** A new secret, shown this once; the one before signs beside it for a day. Throws not_found. */
export async function renewSecret(tx: WriteTx, id: string): Promise<Webhook> {
  const before = await webhooks.lock(tx, id)
  const oldSecretUntil = tx.now + OLD_SECRET_SIGNS_MS
  const after: Webhook = { ...before, secret: newSecret(), oldSecret: before.secret, oldSecretUntil }
  await webhooks.update(tx, after)
  return after
}

/** Throws not_found. */
export async function deleteWebhook(tx: WriteTx, id: string): Promise<void> {
  await webhooks.lock(tx, id)
  await webhooks.remove(tx, id)
  await touch(tx)
}

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

type Wanted = Required<Pick<NewWebhook, 'type' | 'url' | 'isActive' | 'isRecursive'>> & { projectId: string | null }

function check(tx: WriteTx, wanted: Wanted, before: Webhook | null, { mayBePrivate }: WebhookRules) {
  const { type, url, isActive } = wanted
  if (!isWebhookType(type)) {
    throw refuse('type', 'unknown_webhook_type', { options: WEBHOOK_TYPES })
  }
  const projectId = needsProject(type) ? wanted.projectId || null : null
  if (needsProject(type) && !projectId) {
    throw refuse('projectId', 'project_needed')
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw refuse('url', 'not_a_web_address')
  }

  const faults = new FaultCollector()
  if (url !== before?.url && !mayBePrivate && !mayBePublicHost(parsed.hostname)) {
    faults.add('url', 'private_address')
  }
  const isSeen = projectId === null || accessOf(tx.org, tx.actor.userId).levelIn(projectId, 'tasks') !== 'none'
  if (projectId !== before?.projectId && !isSeen) faults.add('projectId', 'unknown_reference', { noun: 'project' })
  faults.raise()
  return { type, url, projectId, isActive, isRecursive: projectId !== null && wanted.isRecursive }
}

import { randomBytes } from 'node:crypto'
import { accessOf } from '../../domain/access.ts'
import { mayBePublicHost } from '../../domain/addresses.ts'
import { Faults, refuse } from '../../domain/errors.ts'
import { isWebhookType, needsProject, WEBHOOK_TYPES, type Webhook } from '../../domain/webhook/webhook.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as webhooks from '../../store/webhook/webhooks.ts'

/** What a caller says of a webhook, as it came. */
export interface WebhookInput {
  type?: string
  url?: string
  projectId?: string | null
  isActive?: boolean
}
export type NewWebhook = WebhookInput & { type: string; url: string }

/** What the operator allows. */
export interface WebhookRules {
  /** Whether webhooks may go to private and loopback addresses. */
  mayBePrivate: boolean
}

const MOST_OF_A_USER = 100

/** Makes a webhook of the actor's, with a secret of its own. Throws malformed, invalid. */
export async function createWebhook(tx: WriteTx, input: NewWebhook, rules: WebhookRules): Promise<Webhook> {
  const checked = check(tx, { isActive: true, projectId: null, ...input }, null, rules)
  if ((await webhooks.count(tx)) >= MOST_OF_A_USER)
    throw refuse('request', 'too_many_webhooks', { most: MOST_OF_A_USER })
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const webhook: Webhook = { ...checked, id: tx.newId(), userId: tx.actor.userId, secret, createdAt: tx.now }
  await webhooks.insert(tx, webhook)
  return webhook
}

/** Changes what is given; the secret stays. Throws not_found, malformed, invalid. */
export async function editWebhook(tx: WriteTx, id: string, input: WebhookInput, rules: WebhookRules): Promise<Webhook> {
  const before = await webhooks.lock(tx, id)
  const after = { ...before, ...check(tx, { ...before, ...input }, before, rules) }
  await webhooks.update(tx, after)
  return after
}

/** Throws not_found. */
export async function deleteWebhook(tx: WriteTx, id: string): Promise<void> {
  await webhooks.lock(tx, id)
  await webhooks.remove(tx, id)
}

type Wanted = Required<Pick<NewWebhook, 'type' | 'url' | 'isActive'>> & { projectId: string | null }

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

  const faults = new Faults()
  if (url !== before?.url && !mayBePrivate && !mayBePublicHost(parsed.hostname)) {
    faults.add('url', 'private_address')
  }
  const isSeen = projectId === null || accessOf(tx.org, tx.actor.userId).levelIn(projectId, 'tasks') !== 'none'
  if (projectId !== before?.projectId && !isSeen) faults.add('projectId', 'unknown_reference', { noun: 'project' })
  faults.raise()
  return { type, url, projectId, isActive }
}

import { VERSION } from '../config.ts'
import { systemActor } from '../domain/people/actor.ts'
import {
  type Attempt,
  type Delivery,
  deliveryIdOf,
  type Outcome,
  outcomeOf,
  retryAfterMs,
  withheld,
} from '../domain/webhook/delivery.ts'
import { secretsAt, signedHeaders } from '../domain/webhook/signature.ts'
import type { Webhook } from '../domain/webhook/webhook.ts'
import { counter } from '../metrics.ts'
import { NotReached } from '../outbound/not-reached.ts'
import type { Answer, Outbound } from '../outbound/outbound.ts'
import type { ReadTx } from '../store/core/store.ts'
import * as jobs from '../store/job/jobs.ts'
import { visibleEvenDeleted } from '../store/task/sight.ts'
import * as deliveries from '../store/webhook/deliveries.ts'
import * as webhooks from '../store/webhook/webhooks.ts'
import { DELIVER } from '../usecases/webhook/fan-out.ts'
import { noteOutcomes } from '../usecases/webhook/outcomes.ts'
import type { JobContext, JobKind } from './job.ts'
import { webhookPace } from './pace.ts'

/** After this it makes room for another receiver; a process that is being stopped waits for no longer. */
const MOST_RUN_MS = 5_000
const MOST_READ = 50
/** What is not yet written down is sent again after a crash. */
const NOTE_EVERY_MS = 200
const MOST_GIVEN_UP = 500
/** How long what the owner may see is taken for what he may see now, so that a fast receiver does not cost a look for each. */
const SIGHT_HOLDS_MS = 100
const MOST_LOOKED_AT = 20
const MOST_RESPONSE_LENGTH = 1_000
/** Receivers that are waited for at the same time. */
const PLACES = 200

const attempted = counter('cuboid_webhook_deliveries_total', 'Attempts to tell a webhook, by what came of them.')

/** Sends one webhook what it is still to be told, in the order of events. Run twice, it sends again what was not yet noted. */
export const deliverWebhook: JobKind<{ id: string }> = {
  type: DELIVER,
  places: PLACES,
  async run(context, { id }, job) {
    const { store } = context
    const system = systemActor(job.orgId)
    const end = performance.now() + MOST_RUN_MS
    while (performance.now() < end) {
      const { webhook, due } = await store.read(system, (tx) => nextOf(tx, id))
      if (!webhook) return
      if (!(await store.read(system, async (tx) => isSent(tx, webhook)))) {
        const count = await store.write(system, (tx) => deliveries.giveUpSome(tx, id, MOST_GIVEN_UP))
        if (count < MOST_GIVEN_UP) break
        continue
      }
      if (due.length === 0) break
      await new Sending(context, job.orgId, webhook).run(due, end)
    }
    await store.write(system, async (tx) => {
      if (!(await jobs.lockClaimed(tx, job, store.node))) return
      const webhook = await webhooks.findAny(tx, id)
      const next = webhook && (await deliveries.nextDue(tx, id))
      if (webhook && next) await jobs.putOff(tx, job, store.node, Math.max(next, webhook.restsUntil ?? 0))
      else await jobs.finish(tx, job, store.node) // here, so that none is queued between the look and the end
    })
  },
}

async function nextOf(tx: ReadTx, id: string) {
  const webhook = await webhooks.findAny(tx, id)
  if (!webhook) return { webhook, due: [] }
  const isResting = (webhook.restsUntil ?? 0) > tx.now
  return { webhook, due: await deliveries.listDue(tx, id, isResting, MOST_READ) }
}

const isSent = ({ org }: ReadTx, { isActive, userId }: Webhook) => isActive && org.users.get(userId)?.removedAt === null

/** Some deliveries of one webhook, one after the other. */
class Sending {
  readonly #context: JobContext
  readonly #orgId: number
  readonly #webhook: Webhook
  #outcomes: Outcome[] = []
  #noting: Promise<void> = Promise.resolve()
  #notedAt = performance.now()
  #sight: Sight | undefined
  #lookedAt = 0

  constructor(context: JobContext, orgId: number, webhook: Webhook) {
    this.#context = context
    this.#orgId = orgId
    this.#webhook = webhook
  }

  /** Ends early when one fails: then its webhook is looked at anew. */
  async run(due: readonly deliveries.ToSend[], end: number): Promise<void> {
    for (const [i, delivery] of due.entries()) {
      await webhookPace.turn()
      const now = performance.now()
      if (now - this.#lookedAt > SIGHT_HOLDS_MS || !this.#sight?.bodies.has(delivery.eventId)) {
        this.#lookedAt = now
        this.#sight = await this.#look(due.slice(i, i + MOST_LOOKED_AT))
      }
      if (!this.#sight.webhook) break // it was changed meanwhile
      const outcome = await this.#send(delivery, this.#sight.webhook, this.#sight.bodies.get(delivery.eventId) ?? null)
      this.#outcomes.push(outcome)
      const hasFailed = outcome.delivery.state !== 'delivered'
      if (hasFailed || performance.now() - this.#notedAt > NOTE_EVERY_MS) this.#note()
      if (hasFailed || performance.now() > end) break
    }
    this.#note()
    await this.#noting
  }

  /** What may be sent now: the owner may have lost sight of it, or changed the webhook, since it was read. */
  #look(next: readonly deliveries.ToSend[]): Promise<Sight> {
    const { store, webhookBodies } = this.#context
    const owner = { orgId: this.#orgId, userId: this.#webhook.userId, credentialId: null }
    return store.read(owner, async (tx) => {
      const webhook = await webhooks.findAny(tx, this.#webhook.id)
      const bodies = new Map<string, string | null>()
      const seen = await visibleEvenDeleted(tx, next.flatMap(({ taskId }) => taskId ?? [])) // biome-ignore format: one thought
      for (const { eventId, taskId, body } of next) {
        const isSeen = taskId === null || seen.has(taskId)
        bodies.set(eventId, isSeen ? await webhookBodies.shownTo(tx, body) : null)
      }
      return { webhook: webhook && isSent(tx, webhook) ? webhook : undefined, bodies }
    })
  }

  async #send(
    { body: _, taskId: __, ...delivery }: deliveries.ToSend,
    webhook: Webhook,
    body: string | null,
  ): Promise<Outcome> {
    const { store, outbound } = this.#context
    const at = store.clock()
    if (body === null) {
      attempted({ outcome: 'withheld' }).value++
      return { delivery: withheld(delivery, at) }
    }
    const { attempt, askedMs } = await tryToPost(outbound, webhook, { delivery, at, body })
    const outcome = outcomeOf(delivery, attempt, Math.random(), askedMs)
    const { state } = outcome.delivery
    attempted({ outcome: state === 'pending' ? 'to be tried again' : state }).value++
    return outcome
  }

  /** While the next one is sent already. */
  #note(): void {
    this.#notedAt = performance.now()
    const outcomes = this.#outcomes
    if (outcomes.length === 0) return
    this.#outcomes = []
    const { store } = this.#context
    this.#noting = this.#noting.then(() =>
      store.write(systemActor(this.#orgId), (tx) => noteOutcomes(tx, this.#webhook, outcomes)),
    )
    this.#noting.catch(() => {}) // whoever waits for it at the end hears of it
  }
}

interface Sight {
  /** Undefined: nothing is sent to it any more. */
  readonly webhook: Webhook | undefined
  /** By event; null: its owner may not know of it. */
  readonly bodies: ReadonlyMap<string, string | null>
}

interface Message {
  readonly delivery: Delivery
  readonly at: number
  readonly body: string
}

async function tryToPost(
  outbound: Outbound,
  webhook: Webhook,
  { delivery, at, body }: Message,
): Promise<{ attempt: Attempt; askedMs: number | undefined }> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': `Cuboid/${VERSION}`,
    ...signedHeaders({ id: deliveryIdOf(delivery), at, body }, secretsAt(at, webhook)),
  }
  const startedAt = performance.now()
  const durationMs = () => Math.round(performance.now() - startedAt)
  try {
    const answer = await outbound.post(webhook.url, { headers, body })
    return { attempt: { at, durationMs: durationMs(), ...said(answer) }, askedMs: retryAfterMs(answer.retryAfter, at) }
  } catch (error) {
    if (!(error instanceof NotReached)) throw error
    const attempt = { at, status: null, durationMs: durationMs(), error: error.reason }
    return { attempt, askedMs: undefined }
  }
}

function said({ status, text }: Answer): Pick<Attempt, 'status' | 'error' | 'response'> {
  const isTaken = status >= 200 && status < 300
  const error = status >= 300 && status < 400 ? 'redirected' : 'not_accepted'
  // Of characters that no text may hold, none is left: see trust of input.
  const response = text.slice(0, MOST_RESPONSE_LENGTH).toWellFormed().replaceAll('\0', '')
  return { status, ...(!isTaken && { error }), ...(response !== '' && { response }) }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { idGenerator } from '../server/domain/ids.ts'
import type { Engine } from '../server/store/core/engine.ts'
import { openEngine } from '../server/store/core/open.ts'
import type { Case } from './cases.ts'
import { type Loaded, load } from './load.ts'
import { verdict } from './report.ts'
import type { Sample } from './sample.ts'
import type { Running } from './servers.ts'

const MANY = 1_000
const LEAST_A_MINUTE = 10_000
const LEAST_RATIO = 0.9
const LOOK_EVERY_MS = 200
const DELIVERING_S = 4

export interface WebhookReport {
  readonly deliveriesAMinute: number
  /** Of writes with 1,000 webhooks to those with none: by requests per second, and by processor time. */
  readonly ratio: number
  readonly cpuRatio: number
}

interface Terms {
  readonly server: Running
  readonly receiver: Running
  readonly env: Record<string, string>
  readonly sample: Sample
  /** Makes tasks in the sample's project. */
  readonly writes: Case
  readonly seconds: number
  readonly rounds: number
}

/** Loads the server with writes that none, 1,000 and one webhook are told of. */
export async function measureWebhooks({
  server,
  receiver,
  env,
  sample,
  writes,
  seconds,
  rounds,
}: Terms): Promise<WebhookReport> {
  const engine = await openEngine({ data: env.CUBOID_DATA ?? '', databaseUrl: env.CUBOID_DATABASE_URL ?? null })
  try {
    const ids = await insertWebhooks(engine, {
      url: receiver.origin,
      userId: Number(sample.me.id),
      projectId: sample.project,
    })
    await load(server, writes.requests, seconds) // what is compiled while it runs has been
    const results: { none: Loaded; many: Loaded }[] = []
    for (let round = 0; round < rounds; round++) {
      const none = await load(server, writes.requests, seconds)
      await switchOn(engine, ids)
      results.push({ none, many: await load(server, writes.requests, seconds) })
      await switchOn(engine, [])
      await untilQuiet(engine)
    }
    await switchOn(engine, ids.slice(0, 1))
    await load(server, writes.requests, seconds)
    const before = await callsOf(receiver)
    const startedAt = performance.now()
    await sleep(DELIVERING_S * 1_000)
    const deliveriesAMinute = (((await callsOf(receiver)) - before) * 60_000) / (performance.now() - startedAt)
    const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
    return {
      deliveriesAMinute,
      ratio: median(results.map(({ none, many }) => many.requests.average / none.requests.average)),
      cpuRatio: median(results.map(({ none, many }) => none.cpuUs / many.cpuUs)),
    }
  } finally {
    await engine.close()
  }
}

export const webhookLine = ({ deliveriesAMinute, ratio, cpuRatio }: WebhookReport): string =>
  [
    `webhooks: ${Math.round(deliveriesAMinute).toLocaleString('en')} deliveries a minute to a receiver that answers at once`,
    `(≥ ${LEAST_A_MINUTE.toLocaleString('en')} ${verdict(deliveriesAMinute >= LEAST_A_MINUTE)}),`,
    `writes with ${MANY.toLocaleString('en')} webhooks ${ratio.toFixed(2)} of those with none`,
    `(≥ ${LEAST_RATIO} ${verdict(ratio >= LEAST_RATIO)}; by CPU ${cpuRatio.toFixed(2)})\n`,
  ].join(' ')

interface Target {
  url: string
  userId: number
  projectId: string
}

/** Switched off. */
async function insertWebhooks(engine: Engine, { url, userId, projectId }: Target): Promise<string[]> {
  const { next } = idGenerator({ clock: Date.now, node: 1023 })
  const ids = Array.from({ length: MANY }, next)
  const none = { since: null, disabled_at: null, disabled_reason: null, old_secret: null, old_secret_until: null, rests_until: null, deleted_at: null } // biome-ignore format: one thought
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`
  await engine.transaction(async (db) => {
    for (const id of ids) {
      const webhook = { org_id: 1, id, user_id: userId, type: 'task-created', url, project_id: projectId, secret }
      await db
        .insertInto('webhook')
        .values({ ...webhook, active: 0, created_at: Date.now(), recursive: 0, ...none })
        .execute()
    }
  })
  return ids
}

async function switchOn(engine: Engine, ids: readonly string[]): Promise<void> {
  await engine.transaction(async (db) => {
    await db.updateTable('webhook').set({ active: 0 }).execute()
    if (ids.length > 0) await db.updateTable('webhook').set({ active: 1 }).where('id', 'in', ids).execute()
    await db
      .updateTable('organization')
      .set((row) => ({ version: row('version', '+', 1) }))
      .execute()
  })
}

/** Until nothing waits to be told. */
async function untilQuiet({ reader }: Engine): Promise<void> {
  for (;;) {
    const waiting = await reader.selectFrom('webhook_event').select('id').where('waiting', '=', 1).executeTakeFirst()
    const job = await reader.selectFrom('job').select('id').where('type', '=', 'deliver-webhook').executeTakeFirst()
    if (!waiting && !job) return
    await sleep(LOOK_EVERY_MS)
  }
}

const callsOf = async ({ origin }: Running): Promise<number> => Number(await (await fetch(origin)).text())

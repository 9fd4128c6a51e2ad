import { randomUUID } from 'node:crypto'
import { unavailable } from '../../domain/errors.ts'
import { type IdGenerator, idGenerator, timeOf } from '../../domain/ids.ts'
import type { Engine } from './engine.ts'
import { largestEventId, largestId } from './largest-id.ts'

const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** While the database is away. */
const RETRY_MS = 1_000
/** A node whose process went without a word is left alone for so long: another machine's clock may be that wrong. */
const DISTRUST_MS = 10 * 60_000
const NODES = 1024
/** The holder of a node that its process has given back. */
export const RELEASED = ''

export interface NodeLease {
  /** Another one after the process was away for longer than its lease. */
  readonly node: number
  /** Whether the lease could be written when that was last tried. */
  readonly isKept: boolean
  newId(): string
  /** Renews a lease that has run out, and throws what hinders that; else does nothing. */
  ensure(): Promise<void>
  /** Tries at once whether the lease can be written, and answers that. */
  prove(): Promise<boolean>
  release(): Promise<void>
}

interface Lease {
  readonly node: number
  readonly holder: string
  /** By the monotonic clock: a process that was stopped for longer than its lease must not go on making ids. */
  validUntil: number
  readonly ids: IdGenerator
}

/** Takes a node number that no other process has, and keeps it until released: record ids hold it, and so do claims of jobs. */
export async function leaseNode(engine: Engine, clock: () => number): Promise<NodeLease> {
  let lease = await take(engine, clock)
  let isKept = true
  let isReleased = false
  let renewal: Promise<void> | undefined
  let timer = setTimeout(prove, RENEW_MS).unref()

  /** However many ask for it, one is under way. */
  function renew(): Promise<void> {
    renewal ??= tryToRenew().finally(() => {
      renewal = undefined
      clearTimeout(timer)
      if (!isReleased) timer = setTimeout(prove, isKept ? RENEW_MS : RETRY_MS).unref()
    })
    return renewal
  }

  async function tryToRenew(): Promise<void> {
    try {
      if (!(await keep(engine, clock, lease))) lease = await take(engine, clock)
      isKept = true
    } catch (error) {
      isKept = false
      throw error
    }
  }

  async function prove(): Promise<boolean> {
    await renew().catch(() => {}) // the database is away; it is tried again soon
    return isKept
  }

  return {
    get node() {
      return lease.node
    },
    get isKept() {
      return isKept
    },
    newId() {
      if (performance.now() > lease.validUntil) throw unavailable('lease_unavailable')
      return lease.ids.next()
    },
    async ensure() {
      if (performance.now() > lease.validUntil) await renew()
    },
    prove,
    async release() {
      isReleased = true
      clearTimeout(timer)
      await renewal?.catch(() => {})
      const { node, holder } = lease
      await engine.writer
        .transaction()
        .execute((db) =>
          db
            .updateTable('node_lease')
            .set({ holder: RELEASED, expires_at: clock() })
            .where('node', '=', node)
            .where('holder', '=', holder)
            .execute(),
        )
        .catch(() => {}) // it ends by itself
    },
  }
}

async function take(engine: Engine, clock: () => number): Promise<Lease> {
  for (;;) {
    try {
      return await tryToTake(engine, clock)
    } catch (error) {
      if (!engine.isWorthRetrying(error)) throw error // else another process took the same free node
    }
  }
}

function tryToTake(engine: Engine, clock: () => number): Promise<Lease> {
  const holder = randomUUID()
  const started = performance.now()
  return engine.writer.transaction().execute(async (db) => {
    const now = clock()
    const leases = await engine
      .lockRows(db.selectFrom('node_lease').selectAll(), 'node_lease')
      .orderBy('node')
      .execute()
    const ended = leases.find((l) => l.expires_at <= (l.holder === RELEASED ? now : now - DISTRUST_MS))
    const node = ended?.node ?? lowestFree(leases.map((l) => l.node))
    const row = { holder, expires_at: now + LEASE_MS }
    if (ended) await db.updateTable('node_lease').set(row).where('node', '=', node).execute()
    else
      await db
        .insertInto('node_lease')
        .values({ node, ...row })
        .execute()
    // What an earlier holder had claimed, it has lost, and whoever had the app open there no longer has.
    await db.updateTable('job').set({ claimed_by: null }).where('claimed_by', '=', node).execute()
    await db.deleteFrom('open_stream').where('node', '=', node).execute()
    const ids = idGenerator({ clock, node })
    if (ended) ids.stayAbove(ended.expires_at)
    ids.stayAbove(timeOf(await largestId(db)))
    return { node, holder, validUntil: started + LEASE_MS, ids }
  })
}

/** Whether the lease is still this process's; then it is renewed. */
async function keep(engine: Engine, clock: () => number, lease: Lease): Promise<boolean> {
  const started = performance.now()
  const largest = await engine.writer.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('node_lease')
      .set({ expires_at: clock() + LEASE_MS })
      .where('node', '=', lease.node)
      .where('holder', '=', lease.holder)
      .executeTakeFirst()
    return numUpdatedRows === 0n ? undefined : largestEventId(db)
  })
  if (largest === undefined) return false
  // Another server's clock may be ahead of ours: who follows its events would take ours for old ones.
  lease.ids.stayAbove(timeOf(largest))
  lease.validUntil = started + LEASE_MS
  return true
}

function lowestFree(taken: number[]): number {
  const node = Array.from({ length: NODES }, (_, i) => i).find((i) => !taken.includes(i))
  if (node === undefined) throw unavailable('place_unavailable')
  return node
}

import { randomUUID } from 'node:crypto'
import { unavailable } from '../../domain/errors.ts'
import { idGenerator } from '../../domain/ids.ts'
import type { Engine } from './engine.ts'

const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** A node whose process went without a word is left alone for so long: another machine's clock may be that wrong. */
const DISTRUST_MS = 10 * 60_000
const NODES = 1024
const RELEASED = ''

export interface NodeLease {
  /** Another one after the process was away for longer than its lease. */
  readonly node: number
  newId(): string
  release(): Promise<void>
}

interface Lease {
  readonly node: number
  readonly holder: string
  /** By the monotonic clock: a process that was stopped for longer than its lease must not go on making ids. */
  validUntil: number
  readonly newId: () => string
}

/** Takes a node number that no other process has, and keeps it until released: record ids hold it, and so do claims of jobs. */
export async function leaseNode(engine: Engine, clock: () => number): Promise<NodeLease> {
  let lease = await take(engine, clock)
  const timer = setInterval(() => {
    keep(engine, clock, lease)
      .then(async (isKept) => {
        if (!isKept) lease = await take(engine, clock)
      })
      .catch(() => {}) // the database is away; the next round tries again
  }, RENEW_MS).unref()

  return {
    get node() {
      return lease.node
    },
    newId() {
      if (performance.now() > lease.validUntil) throw unavailable('This server was away from its database. Try again.')
      return lease.newId()
    },
    async release() {
      clearInterval(timer)
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
    // What an earlier holder had claimed, it has lost.
    await db.updateTable('job').set({ claimed_by: null }).where('claimed_by', '=', node).execute()
    const newId = idGenerator({ clock, node, ...(ended && { takenUntil: ended.expires_at }) })
    return { node, holder, validUntil: started + LEASE_MS, newId }
  })
}

/** Whether the lease is still this process's; then it is renewed. */
async function keep(engine: Engine, clock: () => number, lease: Lease): Promise<boolean> {
  const started = performance.now()
  const { numUpdatedRows } = await engine.writer.transaction().execute((db) =>
    db
      .updateTable('node_lease')
      .set({ expires_at: clock() + LEASE_MS })
      .where('node', '=', lease.node)
      .where('holder', '=', lease.holder)
      .executeTakeFirst(),
  )
  if (numUpdatedRows === 0n) return false
  lease.validUntil = started + LEASE_MS
  return true
}

function lowestFree(taken: number[]): number {
  const node = Array.from({ length: NODES }, (_, i) => i).find((i) => !taken.includes(i))
  if (node === undefined) throw unavailable(`All ${NODES} places for servers on this database are taken.`)
  return node
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { fault, outcomeUnknown, Refused, refuseAll, unavailable } from '../../domain/errors.ts'
import type { Organization } from '../../domain/organization/organization.ts'
import type { Actor } from '../../domain/people/actor.ts'
import type { Field } from '../../domain/refusal-fields.ts'
import { Organizations, StaleVersionError } from '../organization/organizations.ts'
import type { Tables } from '../tables.ts'
import { MOST_COSTLY_MS } from './costly.ts'
import { type Engine, OutcomeUnknown, type Topic } from './engine.ts'
import { migrate } from './migrate.ts'
import { leaseNode } from './node-lease.ts'

/** For what comes before an actor: sign-in, set-up, the worker's look for due jobs. Its queries name their organization themselves. */
export interface UnscopedReadTx {
  readonly db: Kysely<Tables> // on SQLite, a connection that cannot write
  readonly engine: Engine
  readonly now: number // one clock reading for the whole transaction, Unix milliseconds
}
export interface UnscopedWriteTx extends UnscopedReadTx {
  newId(): string
  /** What other processes and the worker are to hear of after the commit. */
  readonly touched: Set<Topic>
}

export interface ReadTx extends UnscopedReadTx {
  readonly actor: Actor
  /** The actor's organization as this transaction sees it: its users, projects and states. */
  readonly org: Organization
}
export interface WriteTx extends ReadTx, UnscopedWriteTx {
  org: Organization
}

export interface Store {
  readonly engine: Engine
  /** Unix milliseconds. */
  readonly clock: () => number
  /** `work` may run more than once. */
  read<T>(actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * As `read`, for what may take long: away from what answers everybody, and each statement is cut after 2 s. Its
   * statements ask `engine.inTime` for each task.
   *
   * @param narrowedBy  the fields by which the caller can ask for less; a refusal names them
   */
  readCostly<T>(actor: Actor, narrowedBy: readonly Field[], work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** One transaction. `work` may run more than once, and touches nothing but the database. */
  write<T>(actor: Actor, work: (tx: WriteTx) => Promise<T>): Promise<T>
  readUnscoped<T>(work: (tx: UnscopedReadTx) => Promise<T>): Promise<T>
  writeUnscoped<T>(work: (tx: UnscopedWriteTx) => Promise<T>): Promise<T>
  /** Hears of every commit, here and in other processes, that touched the topic. */
  onCommit(topic: Topic, listener: () => void): void
  /** This process's node number, which it shares with no other. */
  readonly node: number
  /** Throws when the database does not answer, or could not be written when that was last tried. */
  ping(): Promise<void>
  close(): Promise<void>
}

const MOST_TRIES = 6

export async function openStore(engine: Engine, clock: () => number = Date.now): Promise<Store> {
  await migrate(engine, clock)
  const lease = await leaseNode(engine, clock)
  const organizations = new Organizations(engine)
  const listeners: { topic: Topic; listener: () => void }[] = []
  const notifyListeners = (topic: Topic) => {
    for (const each of listeners) if (each.topic === topic) each.listener()
  }

  async function transaction<T>(work: (tx: UnscopedWriteTx) => Promise<T>): Promise<T> {
    const touched = new Set<Topic>()
    for (let tries = 1; ; tries++) {
      touched.clear()
      try {
        await lease.ensure()
        const result = await engine.transaction((db) =>
          work({ db, engine, now: clock(), newId: () => lease.newId(), touched }),
        )
        if (touched.size > 0) {
          touched.forEach(notifyListeners)
          engine.announce(touched)
        }
        return result
      } catch (error) {
        if (error instanceof OutcomeUnknown || engine.isUnavailable(error)) void lease.prove()
        if (!isWorthRetrying(engine, error) || tries === MOST_TRIES) throw understood(engine, error)
        await sleep(Math.random() * 2 ** tries)
      }
    }
  }

  async function read<T>(db: Kysely<Tables>, actor: Actor, work: (tx: ReadTx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        const version = tries === 1 ? actor.orgVersion : undefined
        const org = await organizations.current(engine.reader, actor.orgId, version)
        return await work({ db, engine, now: clock(), actor, org })
      } catch (error) {
        if (!(error instanceof StaleVersionError) || tries === MOST_TRIES) throw error
      }
    }
  }

  engine.onAnnouncement(notifyListeners)

  return {
    engine,
    clock,
    get node() {
      return lease.node
    },
    onCommit: (topic, listener) => void listeners.push({ topic, listener }),

    async readUnscoped(work) {
      try {
        return await work({ db: engine.reader, engine, now: clock() })
      } catch (error) {
        throw understood(engine, error)
      }
    },
    async read(actor, work) {
      try {
        return await read(engine.reader, actor, work)
      } catch (error) {
        throw understood(engine, error)
      }
    },
    async readCostly(actor, narrowedBy, work) {
      try {
        return await read(engine.costly, actor, work)
      } catch (error) {
        throw engine.isCut(error) ? tooCostly(narrowedBy) : understood(engine, error)
      }
    },
    writeUnscoped: transaction,
    write: (actor, work) =>
      transaction(async (tx) => {
        const org = await organizations.current(tx.db, actor.orgId)
        return work({ ...tx, actor, org })
      }),

    async ping() {
      await engine.ping()
      if (!lease.isKept) throw new Error('The database cannot be written.')
    },
    async close() {
      await lease.release()
      await engine.close()
    },
  }
}

const isWorthRetrying = (engine: Engine, error: unknown): boolean =>
  error instanceof StaleVersionError || engine.isWorthRetrying(error)

const tooCostly = (fields: readonly Field[]) =>
  refuseAll(fields.map((field) => fault(field, 'too_costly', { seconds: MOST_COSTLY_MS / 1_000 })))

/** The database's trouble in our words; a refusal and our own bugs as they are. */
function understood(engine: Engine, error: unknown): unknown {
  if (error instanceof OutcomeUnknown) return outcomeUnknown(error)
  if (error instanceof Refused || !(engine.isUnavailable(error) || isWorthRetrying(engine, error))) return error
  return unavailable('database_unavailable', error)
}

import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import * as jobs from '../store/job/jobs.ts'
import { LeaseWatch } from './lease-watch.ts'
import { claim, type RunOptions, runDue, runJob } from './run-jobs.ts'

export interface Worker {
  /** Takes no more jobs, waits for those that run, and gives back what does not end in time. */
  stop(): Promise<void>
  /** Runs all that is due now to the end; answers how many ran. */
  runDue(): Promise<number>
}

interface Lane {
  types: string[]
  atOnce: number
  running: Set<jobs.Job>
}

/** Jobs that wait for the outside world hold up none of the others. */
const AT_ONCE = { outside: 5, inside: 3 } // beside those that have places of their own
/** Other processes on a SQLite file cannot call; those on PostgreSQL do, but a call may be lost. The wall clock may jump. */
const LOOK_EVERY_MS = { sqlite: 500, postgres: 5_000 }
const WATCH_EVERY_MS = 10_000
const CHORES_EVERY_MS = 3_600_000
const FIRST_CHORES_MS = 60_000
const GRACE_MS = 25_000

/** Runs jobs as they come due, beside those of other processes on the same database. */
export function startWorker(options: RunOptions): Worker {
  const { store, registry, log } = options
  const lanes = lanesOf(options)
  const watch = new LeaseWatch()
  const end = new AbortController()
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  let isStopped = false
  let isAway = false // the database
  let watchedAt = Number.NEGATIVE_INFINITY
  let looking: Promise<void> | undefined
  let lookAgain = false
  let timer: NodeJS.Timeout | undefined

  function wake(): void {
    if (isStopped) return
    lookAgain = true
    looking ??= lookAround().finally(() => {
      looking = undefined
      if (lookAgain) wake()
    })
  }

  async function lookAround(): Promise<void> {
    clearTimeout(timer)
    let waitMs = 0
    while (lookAgain && !isStopped) {
      await turn() // what is committed in the same turn is seen by one look
      lookAgain = false
      waitMs = await look()
    }
    if (!isStopped) timer = setTimeout(wake, waitMs)
  }

  /** Starts what is due. Answers how long to wait before the next look. */
  async function look(): Promise<number> {
    let waitMs = LOOK_EVERY_MS[store.engine.name]
    try {
      await freeClaimsOfTheGone()
      for (const lane of lanes) {
        const free = lane.atOnce - lane.running.size
        if (free === 0) continue // the first that ends wakes us
        const heads = await store.readUnscoped((tx) => jobs.heads(tx, lane.types))
        const next = Math.min(...heads.map(({ runAt }) => runAt)) - store.clock()
        if (next > 0) waitMs = Math.min(waitMs, Math.ceil(next))
        else fill(lane, await claim(store, heads, free))
      }
      isAway = false
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'the worker cannot look for jobs; it goes on trying')
      isAway = true
    }
    return waitMs
  }

  function fill(lane: Lane, claimed: readonly jobs.Job[]): void {
    for (const job of claimed) {
      lane.running.add(job)
      const run = runJob(options, job, end.signal).finally(() => {
        lane.running.delete(job)
        running.delete(run)
        wake()
      })
      running.add(run)
    }
    if (claimed.length > 0) lookAgain = true
  }

  async function freeClaimsOfTheGone(): Promise<void> {
    const now = performance.now()
    if (now - watchedAt < WATCH_EVERY_MS) return
    watchedAt = now
    const claimants = await store.readUnscoped(jobs.claimants)
    const others = claimants.filter(({ node }) => node !== store.node)
    for (const gone of watch.gone(others, now)) {
      log.warn({ node: gone.node }, 'a server is gone; its jobs run again')
      await store.writeUnscoped((tx) => jobs.releaseClaims(tx, gone))
    }
  }

  let fanningOut: Promise<void> | undefined
  let fanOutAgain = false
  let isFanOutAway = false
  const fanOutTimer = setInterval(fanOut, LOOK_EVERY_MS[store.engine.name])

  function fanOut(): void {
    if (isStopped) return
    fanOutAgain = true
    fanningOut ??= fanOutWhatIsNew().finally(() => {
      fanningOut = undefined
      if (fanOutAgain) fanOut()
    })
  }

  async function fanOutWhatIsNew(): Promise<void> {
    await turn() // what is committed in the same turn is told by one transaction
    fanOutAgain = false
    try {
      await registry.fanOut(stopping.signal)
      isFanOutAway = false
    } catch (error) {
      if (!isFanOutAway) log.warn({ err: error }, 'webhooks cannot be given what happened; the worker goes on trying')
      isFanOutAway = true
    }
  }

  async function doChores(): Promise<void> {
    for (const { name, run } of registry.chores) {
      await run().catch((error) => log.warn({ chore: name, err: error }, 'a chore failed'))
    }
  }

  store.onCommit('jobs', wake)
  store.onCommit('webhooks', fanOut)
  wake()
  fanOut()
  let choring = Promise.resolve()
  const chore = () => {
    choring = doChores()
  }
  const firstChores = setTimeout(chore, FIRST_CHORES_MS)
  const laterChores = setInterval(chore, CHORES_EVERY_MS)

  return {
    async stop() {
      isStopped = true
      stopping.abort()
      for (const each of [timer, firstChores, laterChores, fanOutTimer]) clearTimeout(each)
      await looking
      const grace = new AbortController()
      const ended = Promise.allSettled([...running, choring, fanningOut]).then(() => grace.abort())
      await Promise.race([ended, sleep(GRACE_MS, undefined, { signal: grace.signal }).catch(() => {})])
      end.abort()
      const left = lanes.flatMap((lane) => [...lane.running])
      if (left.length === 0) return
      await store
        .writeUnscoped(async (tx) => {
          for (const job of left) await jobs.release(tx, job, store.node)
        })
        .catch(() => {}) // the lease ends by itself, and the claims with it
    },
    async runDue() {
      const count = await runDue(options)
      await Promise.all(running)
      return count
    },
  }
}

function lanesOf({ registry }: RunOptions): Lane[] {
  const all = [...registry.jobs]
  const lane = (isOutside: boolean, atOnce: number): Lane => ({
    types: all.filter(([, job]) => !job.places && job.isOutside === isOutside).map(([type]) => type),
    atOnce,
    running: new Set(),
  })
  const ofTheirOwn = all.flatMap(([type, { places }]) => (places ? [{ types: [type], atOnce: places, running: new Set<jobs.Job>() }] : [])) // biome-ignore format: one thought
  return [lane(false, AT_ONCE.inside), lane(true, AT_ONCE.outside), ...ofTheirOwn]
}

import type { QueryClient } from '@tanstack/react-query'
import { isOffline } from '../../../api.ts'
import { allKept, forgetKept, keep } from '../../../app/kept.ts'
import { store } from '../../../app/store.ts'
import { fitting, type ImportedRow, type ImportTable, sendPart } from '../../../queries/client-import.ts'

/** What is imported, as it stood when it began. */
export interface Plan {
  /** Tells it from any other, to the server too. */
  key: string
  user: string
  file: string
  table: ImportTable
  /** The rows as they stand in the file, and the names of its columns. */
  whole: { head: string[]; rows: string[][] }
  firstLine: number
}
export interface Run {
  plan: Plan
  /** What became of the rows so far. */
  done: readonly ImportedRow[]
  state: 'running' | 'failed' | 'done'
  error?: unknown
}

/** So many rows at a time, so that one sees it move on, and little is sent twice where a connection is lost. */
const AT_ONCE = 500

/** The import of this page: it goes on, and its report stays, whatever else one looks at meanwhile. */
const current = store<Run | undefined>(undefined)
export const useRun = current.use

export async function begin(plan: Plan, cache: QueryClient): Promise<void> {
  await forgetKept()
  current.set({ plan, done: [], state: 'running' })
  await keep(0, plan)
  await goOn(cache)
}

/** Sends part by part what is not done yet. A part that was done, though its answer was lost, is not done again. */
export async function goOn(cache: QueryClient): Promise<void> {
  let run = current.get()
  if (!run) return
  const { plan } = run
  const isCurrent = () => current.get()?.plan === plan
  try {
    run = { plan, done: run.done, state: 'running' }
    current.set(run)
    while (run.done.length < plan.table.rows.length && isCurrent()) {
      const start: number = run.done.length
      const count = fitting(plan.table, start, AT_ONCE)
      const { rows } = await sendPart(plan.table, plan.table.rows.slice(start, start + count), `${plan.key} ${start}`)
      await keep(start + 1, rows)
      run = { ...run, done: [...run.done, ...rows] }
      if (isCurrent()) current.set(run)
    }
    if (isCurrent()) current.set({ ...run, state: 'done' })
  } catch (error) {
    if (isCurrent()) current.set({ ...run, state: 'failed', error })
    if (isOffline(error)) window.addEventListener('online', () => isFailed(plan) && void goOn(cache), { once: true })
  } finally {
    void cache.invalidateQueries({ queryKey: ['clients'] })
  }
}
const isFailed = (plan: Plan) => current.get()?.plan === plan && current.get()?.state === 'failed'

/** Takes up what a reload has stopped; what somebody else left here is forgotten. */
export async function takeUp(user: string, cache: QueryClient): Promise<void> {
  const shown = current.get()
  if (shown?.plan.user === user) return
  if (shown) await dismiss()
  const [plan, ...parts] = (await allKept()) as [Plan | undefined, ...ImportedRow[][]]
  if (!plan || current.get()) return
  if (plan.user !== user) return void (await forgetKept())
  const done = parts.flat()
  const isDone = done.length >= plan.table.rows.length
  current.set({ plan, done, state: isDone ? 'done' : 'running' })
  if (!isDone) await goOn(cache)
}

/** Room for another one. */
export async function dismiss(): Promise<void> {
  current.set(undefined)
  await forgetKept()
}

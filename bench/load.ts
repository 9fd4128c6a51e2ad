import autocannon, { type Request, type Result } from 'autocannon'
import { type Case, CONNECTIONS } from './cases.ts'
import type { Running } from './servers.ts'

export interface Measured {
  readonly name: string
  readonly bar: number | undefined
  readonly requestsPerS: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Requests per second as a part of the yardstick's. */
  readonly ratio: number
  /** Of the server's process, microseconds per request; beside it what the yardstick took, as a part of that. NaN where they are not to be had. */
  readonly cpuUs: number
  readonly cpuRatio: number
}

const WARM_UP_S = 3

interface Terms {
  readonly seconds: number
  readonly rounds: number
}

/** Loads the yardstick and the server in turns. All that is answered is of the round in the middle. */
export async function inTurns(
  each: Case,
  server: Running,
  yardstick: Running,
  { seconds, rounds }: Terms,
): Promise<Measured> {
  await load(server, each.requests, WARM_UP_S) // so that what is compiled while it runs has been
  const results: { ours: Loaded; bare: Loaded }[] = []
  for (let round = 0; round < rounds; round++) {
    const bare = await load(yardstick, () => [{ path: '/' }], seconds)
    results.push({ bare, ours: await load(server, each.requests, seconds) })
  }
  const median = (pick: (result: Loaded) => number, which: 'ours' | 'bare') =>
    results.map((result) => pick(result[which])).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
  const requestsPerS = median(({ requests }) => requests.average, 'ours')
  return {
    name: each.name,
    bar: each.bar,
    requestsPerS,
    p50Ms: median(({ latency }) => latency.p50, 'ours'),
    p99Ms: median(({ latency }) => latency.p99, 'ours'),
    ratio: requestsPerS / median(({ requests }) => requests.average, 'bare'),
    cpuUs: median(({ cpuUs }) => cpuUs, 'ours'),
    cpuRatio: median(({ cpuUs }) => cpuUs, 'bare') / median(({ cpuUs }) => cpuUs, 'ours'),
  }
}

export type Loaded = Pick<Result, 'requests' | 'latency'> & { cpuUs: number }

/** Throws when anything but success was answered. */
export async function load(
  { origin, cpuMs }: Running,
  requests: (connection: number) => Request[],
  seconds: number,
): Promise<Loaded> {
  let connection = 0
  const before = cpuMs()
  const { non2xx, errors, timeouts, ...result } = await autocannon({
    url: origin,
    connections: CONNECTIONS,
    duration: seconds,
    setupClient: (client) => client.setRequests(requests(connection++)),
  })
  const cpuUs = ((cpuMs() - before) * 1_000) / result.requests.total
  if (non2xx + errors + timeouts === 0) return { ...result, cpuUs }
  const faults = `${non2xx} answers were no success, ${errors} requests failed, ${timeouts} took too long`
  throw new Error(`${origin}: ${faults}. ${await refusalOf(origin, requests(0))}`)
}

/** The first answer that is no success, as the generator keeps none. */
async function refusalOf(origin: string, requests: readonly Request[]): Promise<string> {
  for (const { method = 'GET', path = '/', headers, body } of requests) {
    const init = { method, headers, body } as RequestInit // they were written as texts
    const response = await fetch(origin + path, init)
    if (!response.ok) return `${method} ${path}: ${response.status} ${await response.text()}`
  }
  return ''
}

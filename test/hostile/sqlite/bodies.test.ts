import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readJson } from '../../../server/api/http/json-body.ts'
import { DIALECTS } from '../../support/conformity.ts'
import { type Described, offered } from '../../support/operations.ts'
import { pathOf, queryOf, specimens } from '../../support/specimens.ts'
import { type World, world } from '../../support/world.ts'
import { WORST_BODIES } from '../../support/worst-bodies.ts'

// What is here happens before a database is asked, so that one of them is enough.

const { operations } = await offered()
const taking = operations.filter(({ operation }) => operation.requestBody?.content['application/json'])

const MOST_CPU_MS = 50
/** On a machine that is busy with other things, the same work takes longer: three times what JSON.parse does with this are the 50 ms. */
const YARDSTICK = WORST_BODIES['objects of one'] as string // it is there
const MOST_YARDSTICKS = 3
const TRIES = 5
const LONGEST_ANSWER = 64 * 1024

test.each(DIALECTS)('every operation of %s takes 1 MiB of anything in 50 ms', { timeout: 600_000 }, async (dialect) => {
  const w = await world()
  const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
  const secret: Record<string, string> =
    dialect === '/api/v1' ? { authorization: `Bearer ${w.ada.token}` } : { 'x-auth-token': w.ada.token }
  const met = new Set<string>()
  const bodies = Object.entries(WORST_BODIES).map(([what, payload]) => ({ what, payload, isRead: isRead(payload) }))

  for (const described of taking.filter((each) => each.dialect === dialect)) {
    const { method, name } = described
    const query = new URLSearchParams(queryOf(records, described)).toString()
    const url = `${pathOf(records, described)}${query && `?${query}`}`
    const ask = (headers: Record<string, string>, payload: string): Request => ({
      method,
      url,
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    })
    await w.app.inject(ask(secret, '1')) // compiles the schemas
    const isForAnybody = (await w.app.inject(ask({}, '1'))).statusCode !== 401
    for (const { what, payload, isRead } of bodies) {
      for (const [who, headers, isValidated] of [
        ['with a token', secret, isRead],
        ['without a token', {}, isRead && isForAnybody],
      ] as const) {
        // What no schema gets to see is refused by the same lines for every operation.
        const lines = `${who}\t${isForAnybody}\t${what}`
        if (!isValidated && met.has(lines)) continue
        met.add(lines)
        await expectQuickAnswer(w, ask(headers, payload), `${name}\t${who}\t${what}`)
      }
    }
  }
})

function isRead(payload: string): boolean {
  try {
    readJson(Buffer.from(payload))
    return true
  } catch {
    return false
  }
}

interface Request {
  method: Described['method']
  url: string
  headers: Record<string, string>
  payload: string
}

async function expectQuickAnswer({ app }: World, request: Request, note: string) {
  let leastMs = Number.POSITIVE_INFINITY // a request may meet a collection of garbage, or another process
  let yardstickMs = Number.POSITIVE_INFINITY
  for (let i = 0; i < TRIES && leastMs > MOST_CPU_MS; i++) {
    if (i > 0) yardstickMs = Math.min(yardstickMs, (await measured(async () => JSON.parse(YARDSTICK))).cpuMs)
    const { result, cpuMs } = await measured(() => app.inject(request))
    expect.soft(result.statusCode, note).toBeLessThan(500)
    if (result.statusCode < 400) return // what is done with a right one is not parsing
    expect.soft(result.payload.length, note).toBeLessThan(LONGEST_ANSWER)
    leastMs = Math.min(leastMs, cpuMs)
  }
  if (process.env.CUBOID_TEST_FIGURES)
    appendFileSync(process.env.CUBOID_TEST_FIGURES, `${leastMs.toFixed(1)}\t${yardstickMs.toFixed(1)}\t${note}\n`)
  if (leastMs > MOST_CPU_MS)
    expect.soft(leastMs / yardstickMs, `yardsticks of ${note}`).toBeLessThanOrEqual(MOST_YARDSTICKS)
}

async function measured<T>(work: () => Promise<T>): Promise<{ result: T; cpuMs: number }> {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { result, cpuMs: (user + system) / 1000 }
}

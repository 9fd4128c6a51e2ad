import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DIALECTS } from '../support/conformity.ts'
import { type Described, offered } from '../support/operations.ts'
import { pathOf, queryOf, specimens } from '../support/specimens.ts'
import { type World, world } from '../support/world.ts'
import { WORST_BODIES } from '../support/worst-bodies.ts'

const { operations } = await offered()
const taking = operations.filter(({ operation }) => operation.requestBody?.content['application/json'])

/** CPU time of this process. On average over all operations, as one request may meet a collection of garbage or a busy machine. */
const MOST_CPU_MS = 50
const MOST_CPU_MS_OF_ONE = 4 * MOST_CPU_MS // the least of its tries
const TRIES = 3
const LONGEST_ANSWER = 64 * 1024

test.each(DIALECTS)('every operation of %s takes 1 MiB of anything in 50 ms', { timeout: 600_000 }, async (dialect) => {
  const w = await world()
  const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
  const secret: Record<string, string> =
    dialect === '/api/v1' ? { authorization: `Bearer ${w.ada.token}` } : { 'x-auth-token': w.ada.token }

  const figures: { what: string; cpuMs: number }[] = []
  for (const described of taking.filter((each) => each.dialect === dialect)) {
    const { method, name } = described
    const query = new URLSearchParams(queryOf(records, described)).toString()
    const url = `${pathOf(records, described)}${query && `?${query}`}`
    const send = (headers: Record<string, string>, payload: string) =>
      measured(w, { method, url, headers: { 'content-type': 'application/json', ...headers }, payload })
    await send(secret, '1') // compiles the schemas
    for (const [what, payload] of Object.entries(WORST_BODIES)) {
      for (const headers of [{}, secret]) {
        const note = `${name}\t${headers === secret ? 'with' : 'without'} a token\t${what}`
        let leastMs = Number.POSITIVE_INFINITY
        for (let i = 0; i < TRIES && leastMs > MOST_CPU_MS_OF_ONE; i++) {
          const { statusCode, length, cpuMs } = await send(headers, payload)
          expect.soft(statusCode, note).toBeLessThan(500)
          if (statusCode >= 400) expect.soft(length, note).toBeLessThan(LONGEST_ANSWER)
          leastMs = Math.min(leastMs, statusCode < 400 ? 0 : cpuMs) // what is done with a right one is not parsing
        }
        expect.soft(leastMs, `CPU ms of ${note}`).toBeLessThanOrEqual(MOST_CPU_MS_OF_ONE)
        figures.push({ what, cpuMs: leastMs })
        if (process.env.CUBOID_TEST_FIGURES)
          appendFileSync(process.env.CUBOID_TEST_FIGURES, `${leastMs.toFixed(1)}\t${note}\n`)
      }
    }
  }
  for (const what of Object.keys(WORST_BODIES)) {
    const ofThis = figures.filter((each) => each.what === what)
    const mean = ofThis.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / ofThis.length
    expect.soft(mean, `CPU ms of ${what}`).toBeLessThanOrEqual(MOST_CPU_MS)
  }
})

interface Request {
  method: Described['method']
  url: string
  headers: Record<string, string>
  payload: string
}

async function measured({ app }: World, request: Request) {
  const before = process.cpuUsage()
  const { statusCode, payload } = await app.inject(request)
  const { user, system } = process.cpuUsage(before)
  return { statusCode, length: payload.length, cpuMs: (user + system) / 1000 }
}

test('a malformed body costs budget before sign-in, and one that is understood does not', async () => {
  const { as, ada } = await world({ config: { rateLimit: 3 } })
  const anyone = as(null)
  const left = ({ headers }: { headers: Record<string, unknown> }) => /r=(\d+)/.exec(String(headers.ratelimit))?.[1]

  expect(left(await anyone.post('/session/password-reset', { email: ada.email }))).toBe('3')
  expect(left(await anyone.post('/session', [1]))).toBe('2')
  expect(left(await anyone.post('/session', { email: 1 }))).toBe('1')
  expect(left(await anyone.post('/cubedrive/getLogin', { j_username: 1 }))).toBe('0')
  const refused = await anyone.post('/session', { email: ada.email, password: ada.password })
  expect(refused.status).toBe(429)
  expect((await as(ada).get('/app/me')).status, 'who is known has a budget of his own').toBe(200)
})

test('a malformed body costs the budget of the token that sent it', async () => {
  const { as, ada } = await world({ config: { rateLimit: 3 } })
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) statuses.push((await as(ada).post('/tasks', [1])).status)
  expect(statuses).toEqual([400, 400, 400, 429])
})

import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

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

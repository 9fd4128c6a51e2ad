import { expect } from 'vitest'
import type { Answer, World } from './world.ts'

export const make = ({ as, ada, website }: World, name = 'x') => as(ada).post('/tasks', { group: website, name })

/** 503, in the dialect's own words, with the time to wait, and nothing of the inside. */
export function expectUnavailable({ status, body, headers }: Answer): void {
  expect(status, JSON.stringify(body)).toBe(503)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  const said = body.success === false ? body.info : body.detail
  expect(said).toMatch(/try again/)
  expect(JSON.stringify(body)).not.toMatch(/sqlite|postgres|ECONN|busy|\.db|relation/i)
}

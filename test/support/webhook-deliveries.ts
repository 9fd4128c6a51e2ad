import { onTestFinished, vi } from 'vitest'
import { receiver } from './receiver.ts'
import { type WorldOptions, world } from './world.ts'

export const PATH = '/users/self/webhook'

export const NOW = '2026-03-01T10:00:00Z'

export const HOUR = 3_600_000

export const config = { webhookPrivate: true }

/** Signatures hold for five minutes, by the clock of whoever verifies. */
export function verifierAt(iso: string) {
  vi.useFakeTimers({ now: Date.parse(iso), toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
}

export async function listening(options: WorldOptions = {}) {
  const w = await world({ now: NOW, config, ...options })
  const hook = await receiver()
  const me = w.as(w.ada)
  const listen = async (type: string, more: object = {}, person = w.ada) => {
    const { body } = await w.as(person).post(PATH, { type, url: hook.url, group: w.website, ...more })
    return body as { _id: string; secret: string }
  }
  const deliveries = async (id: string, query = '') => (await me.get(`${PATH}/${id}/deliveries${query}`)).body
  const create = async (more: object = {}) =>
    (await me.post('/tasks', { group: w.website, name: 'Pay rent', ...more })).body
  return { ...w, hook, me, listen, deliveries, create }
}

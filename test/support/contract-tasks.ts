import { expect } from 'vitest'
import { type World, type WorldOptions, world } from './world.ts'

export const make = async ({ as, ada, website }: World, more: object = {}) => {
  const { status, body } = await as(ada).post('/tasks', { group: website, name: 'Pay rent', ...more })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

export async function withTask(more: object = {}, options: WorldOptions = {}) {
  const w = await world(options)
  return { ...w, w, task: await make(w, more) }
}

export function expectMembers(value: object, must: string[], may: string[]) {
  expect(Object.keys(value)).toEqual(expect.arrayContaining(must))
  expect([...must, ...may]).toEqual(expect.arrayContaining(Object.keys(value)))
}

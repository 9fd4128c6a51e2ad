import { expect } from 'vitest'
import type { Person, World } from './world.ts'

export const LEVELS = { tasks: 'edit', files: 'view', reports: 'none' }

/** Makes a project and answers its id. */
export async function make({ as }: World, person: Person, more: object = {}): Promise<string> {
  const { status, body } = await as(person).post('/groups', { name: 'Apollo', ...more })
  expect(body).toMatchObject({ _id: expect.any(String) })
  expect(status).toBe(200)
  return body._id
}

export const ids = (projects: { _id: string }[]) => projects.map(({ _id }) => _id)

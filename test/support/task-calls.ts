import { expect } from 'vitest'
import { uploaded } from './upload.ts'
import { world } from './world.ts'

export const NOON = 1769817600

export const STEPS = [{ name: 'Ask' }, { name: 'Pay', assignees: [] }]

export const RECURRENCE = { type: 'weekly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

/** What the rows of the tables need: a client, a tag, a file, a custom field, a parent project. */
export async function prepared() {
  const w = await world()
  const door = w.as(w.ada)
  const made = async (path: string, body: object): Promise<string> => (await door.post(path, body)).body._id
  await door.put(`/groups/${w.website}`, { customFields: [{ name: 'Floor', type: 'text' }] })
  const part = await made('/groups', { name: 'A part', parents: [w.website] })
  const customer = await made('/crm/customers', { name: 'Nile' })
  const tag = await made('/tags', { group: w.website, name: 'urgent' })
  const file = await uploaded(w, w.ada, 'a plan')
  const make = (more: object = {}) => made('/tasks', { group: w.website, name: 'Pay rent', ...more })
  return { w, door, part, customer, tag, file, make }
}

export type Prepared = Awaited<ReturnType<typeof prepared>>

/** Every member of a body, with what it comes back as where that differs. */
export const MEMBERS: [name: string, given: (p: Prepared) => object, shown?: (p: Prepared) => object][] = [
  ['private', () => ({ private: true })],
  ['recurrent and recurrence', () => ({ recurrent: true, deadline: NOON, recurrence: RECURRENCE })],
  ['steps as a CheckList, whose ids the server sets', () => ({ stepType: 'steps', steps: STEPS }), () => ({ stepType: 'steps', steps: STEPS.map(({ name }) => ({ id: expect.any(String), name, assignees: [], completed: false })) })],
  ['steps as a ProgressBar', () => ({ stepType: 'progress', steps: { completed: 1, total: 4 } })],
  ["stepType 'none'", () => ({ stepType: 'none' })],
  ['files', ({ file }) => ({ files: [file] }), ({ file }) => ({ files: [{ _id: file }] })],
  ['customer', ({ customer }) => ({ customer }), ({ customer }) => ({ customer: { _id: customer, name: 'Nile' } })],
  ['tags (ids)', ({ tag }) => ({ tags: [tag] })],
  ['priority', () => ({ priority: 5 })],
  ['assignees', ({ w }) => ({ assignees: [w.ben._id] })],
  ['deadline', () => ({ deadline: NOON })],
  ['start', () => ({ start: NOON })],
  ['desc', () => ({ desc: 'By Monday' })],
  ['name', () => ({ name: 'Pay power' })],
  ['state', () => ({ state: 'cb_suspended' })],
  ['estimatedTime', () => ({ estimatedTime: 5400 })],
  ['customFields', () => ({ customFields: { Floor: '3' } })],
  ['followers', ({ w }) => ({ followers: [w.cem._id] })],
] // biome-ignore format: a table

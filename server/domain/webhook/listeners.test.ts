import { expect, test } from 'vitest'
import type { Organization } from '../organization/organization.ts'
import { type Listener, listenersTo } from './listeners.ts'

const listener = (id: string, projectId: string | null, isRecursive = false): Listener => ({
  id,
  type: projectId === null ? 'client-created' : 'task-created',
  projectId,
  isRecursive,
  since: null,
  isActive: true,
})

/** A lies over B, and B over C. */
const org = {
  webhooks: [
    listener('1', 'A'),
    listener('2', 'A', true),
    listener('3', 'C'),
    listener('4', null),
    listener('5', 'gone', true),
  ],
  projects: new Map([
    ['A', { parentIds: [] }],
    ['B', { parentIds: ['A'] }],
    ['C', { parentIds: ['B'] }],
  ]),
} as unknown as Organization // all that is asked for

test.each([
  ['a task of A', 'task-created', ['A'], ['1', '2']],
  ['a task of B', 'task-created', ['B'], ['2']],
  ['a task of C', 'task-created', ['C'], ['2', '3']],
  ['a task that moved from A to C', 'task-created', ['C', 'A'], ['1', '2', '3']],
  ['another type', 'task-deleted', ['A'], []],
  ['a client', 'client-created', [], ['4']],
] as const)('%s is told to', (_, type, projectIds, ids) => {
  expect(listenersTo(org, { type, projectIds }).map(({ id }) => id)).toEqual(ids)
})

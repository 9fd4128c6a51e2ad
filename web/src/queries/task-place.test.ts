import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Task } from '../api.ts'
import { placeTask } from './task-place.ts'

const task = (more: object) =>
  ({ _id: '50', name: 'Paint', group: '1', assignees: ['7'], followers: ['7'], assignedBy: '8', customer: null, archivedAt: null, completedAt: null, ...more }) as unknown as Task // biome-ignore format: a task

function afterwards(asked: object, listed: Task[], changed: Task) {
  const cache = new QueryClient()
  const key = ['tasks', 'list', asked]
  cache.setQueryData(
    ['projects'],
    [
      { _id: '1', groups: ['2'] },
      { _id: '2', groups: ['3', '1'] },
    ],
  )
  cache.setQueryData(key, listed)
  placeTask(cache, changed)
  return {
    names: cache.getQueryData<Task[]>(key)?.map(({ _id, name }) => `${_id} ${name}`),
    isAskedAgain: cache.getQueryState(key)?.isInvalidated,
  }
}
const others = [task({ _id: '100' }), task({ _id: '9' })]
const whole = { group: '1', archived: 'false', recursive: false, all: true }

test.each<[string, object, object, boolean]>([
  ['of its project', whole, {}, true],
  ['of another project', { ...whole, group: '4' }, {}, false],
  ['of a project above', { ...whole, recursive: true }, { group: '3' }, true],
  ['of a project above alone', whole, { group: '3' }, false],
  ['of what is not archived', { group: '1' }, { archivedAt: 5 }, false],
  ['of what is archived', { ...whole, archived: 'true' }, { archivedAt: 5 }, true],
  ['of what is open', { assignee: '7', completed: 'false', limit: 5 }, {}, true],
  ['of what is open, when it is done', { assignee: '7', completed: 'false', limit: 5 }, { completedAt: 5 }, false],
  ["of another's", { assignee: '8', limit: 5 }, {}, false],
  ["of its owner's", { assignedBy: '8' }, {}, true],
  ["of a client's", { customer: '6' }, { customer: { _id: '6', name: '' } }, true],
])('a task comes into the list %s, or goes from it', (_name, asked, more, isHeld) => {
  const expected = isHeld ? ['100 Paint', '50 Walls', '9 Paint'] : ['100 Paint', '9 Paint']
  const changed = task({ name: 'Walls', ...more })
  const [first, last] = others as [Task, Task]
  for (const listed of [others, [first, task({}), last]]) {
    expect(afterwards(asked, listed, changed)).toEqual({ names: expected, isAskedAgain: false })
  }
})

test('a list that the server alone can fill is asked for again, if the task is not in it', () => {
  for (const asked of [{ search: 'x' }, { assignee: '7', limit: 2 }]) {
    expect(afterwards(asked, others, task({})).isAskedAgain).toBe(true)
    expect(afterwards(asked, [task({}), ...others], task({ name: 'Walls' }))).toEqual({
      names: ['50 Walls', '100 Paint', '9 Paint'],
      isAskedAgain: false,
    })
  }
})

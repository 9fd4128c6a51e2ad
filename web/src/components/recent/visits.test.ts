import { expect, test } from 'vitest'
import { parseVisits, type Visit, visitOf, withVisit } from './visits.ts'

test.each<[string, string | undefined, Visit | undefined]>([
  ['/projects/7', undefined, { type: 'project', id: '7' }],
  ['/projects/7/board', undefined, { type: 'project', id: '7' }],
  ['/pipelines/8/forecast', undefined, { type: 'pipeline', id: '8' }],
  ['/clients/9', undefined, { type: 'client', id: '9' }],
  ['/tasks/10', undefined, { type: 'task', id: '10' }],
  ['/projects/7/board', '10', { type: 'task', id: '10' }],
  ['/clients', undefined, undefined],
  ['/clients/import', undefined, undefined],
  ['/', undefined, undefined],
])('%s with the task %s', (pathname, task, visit) => {
  expect(visitOf(pathname, task)).toEqual(visit)
})

test('the newest comes first, each once, and the oldest are forgotten', () => {
  const visits = (['1', '2', '1'] as const).reduce<Visit[]>((all, id) => withVisit(all, { type: 'task', id }), [])
  expect(visits.map(({ id }) => id)).toEqual(['1', '2'])
  expect(withVisit(visits, { type: 'client', id: '1' })).toHaveLength(3)
  const many = Array.from({ length: 50 }).reduce<Visit[]>(
    (all, _, i) => withVisit(all, { type: 'task', id: `${i}` }),
    [],
  )
  expect(many).toHaveLength(24)
  expect(many[0]?.id).toBe('49')
})

test('what was kept wrongly is left out', () => {
  expect(parseVisits(null)).toEqual([])
  expect(parseVisits('{')).toEqual([])
  expect(parseVisits('[1,null,{"type":"x","id":"1"},{"type":"task","id":"1"}]')).toEqual([{ type: 'task', id: '1' }])
})

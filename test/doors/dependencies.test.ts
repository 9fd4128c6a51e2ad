import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { type Person, world } from '../support/world.ts'

async function scene() {
  const w = await world()
  const make = async (name: string, more: object = {}, by: Person = w.ada): Promise<string> => {
    const { status, body } = await w.as(by).post('/tasks', { group: w.website, name, ...more })
    expect(status, JSON.stringify(body)).toBe(200)
    return body._id
  }
  const finish = (id: string, value = 'cb_completed', by: Person = w.ada) =>
    w.as(by).put(`/tasks/${id}/state`, { value })
  const told = async (who: Person) =>
    (await w.as(who).get('/notifications')).body.map(({ kind, task, user }: Record<string, string>) => [
      kind,
      task,
      user,
    ])
  return { w, make, finish, told }
}

test('a task says what it waits for, and who it is given to hears when the last of that is finished, once', async () => {
  const { w, make, finish, told } = await scene()
  const [plan, paint] = [await make('Plan'), await make('Paint')]
  const move = await make('Move', { blockedBy: [plan], assignees: [w.ben._id] })
  expect((await w.as(w.ada).get(`/tasks/${move}`)).body).toMatchObject({ blockedBy: [plan], blocked: true })
  const { body } = await w.as(w.ada).put(`/tasks/${move}`, { blockedBy: [plan, paint] })
  expect(body.activity.data.changes).toEqual([{ field: 'blockedBy', from: [plan], to: [plan, paint] }])

  const before = await told(w.ben)
  await finish(plan)
  expect(await told(w.ben)).toEqual(before)
  expect((await w.as(w.ada).get(`/tasks?group=${w.website}&search=Move`)).body).toMatchObject([{ blocked: true }])
  await finish(paint, 'cb_completed')
  expect(await told(w.ben)).toEqual([['unblocked', move, w.ada._id], ...before])
  expect((await w.as(w.ada).get(`/tasks/${move}`)).body).toMatchObject({ blocked: false })
  expect((await w.as(w.ada).put(`/tasks/${move}`, { blockedBy: null })).body.task.blockedBy).toEqual([])
  await finish(paint, 'cb_active')
  await finish(paint)
  expect(await told(w.ben), 'it waits for nothing any more').toHaveLength(before.length + 1)
})

test('what a task waits for is there, is seen and does not wait for it; a refused edit changes nothing', async () => {
  const { w, make } = await scene()
  const [a, b, c] = [await make('A'), await make('B'), await make('C')]
  const hidden = await make('Rise', { private: true })
  await w.as(w.ada).put(`/tasks/${b}`, { blockedBy: [a] })
  await w.as(w.ada).put(`/tasks/${c}`, { blockedBy: [b] })
  const trashed = await make('Old', { blockedBy: [c] })
  await w.as(w.ada).delete(`/tasks/${trashed}`)
  const before = await contents(w)
  const refused: [Person, string, string[], string][] = [
    [w.ada, a, [a], 'waits_for_itself'],
    [w.ada, a, [c], 'waits_for_itself'],
    [w.ada, a, ['1'], 'unknown_reference'],
    [w.ada, a, ['nonsense'], 'unknown_reference'],
    [w.ada, a, [trashed], 'unknown_reference'],
    [w.ben, a, [hidden], 'unknown_reference'],
  ]
  for (const [who, id, blockedBy, code] of refused) {
    const { status, body } = await w.as(who).put(`/tasks/${id}`, { blockedBy })
    expect([status, body.errors[0].code], blockedBy.join()).toEqual([422, code])
    expect(body.errors[0].field).toMatch(/^\/blockedBy/)
  }
  const made = await w.as(w.ben).post('/tasks', { group: w.website, name: 'x', blockedBy: [hidden] })
  expect([made.status, made.body.errors[0].field]).toEqual([422, '/blockedBy/0'])
  expect(await contents(w)).toEqual(before)
})

test('what a reader may not see stays hidden, and stays: in answers, histories, lists and edits', async () => {
  const { w, make, finish, told } = await scene()
  const hidden = await make('Rise', { private: true })
  const open = await make('Open')
  const move = await make('Move', { assignees: [w.ben._id] })
  await w.as(w.ada).put(`/tasks/${move}`, { blockedBy: [hidden, open] })
  const ben = w.as(w.ben)
  expect((await ben.get(`/tasks/${move}`)).body.blockedBy).toEqual([open])
  expect(JSON.stringify((await ben.get(`/tasks/${move}/activities`)).body)).not.toContain(hidden)
  expect((await ben.put(`/tasks/${move}`, { blockedBy: [] })).body.task).toMatchObject({
    blockedBy: [],
    blocked: false,
  })
  expect((await w.as(w.ada).get(`/tasks/${move}`)).body).toMatchObject({ blockedBy: [hidden], blocked: true })
  await finish(hidden)
  expect((await told(w.ben))[0]).toEqual(['unblocked', move, w.ada._id])

  const again = await make('Again', { blockedBy: [open] })
  await w.as(w.ada).delete(`/tasks/${open}`)
  expect((await w.as(w.ada).get(`/tasks/${again}`)).body, 'the trash blocks nothing').toMatchObject({
    blockedBy: [],
    blocked: false,
  })
  await w.as(w.ada).post(`/tasks/${open}/restore`, undefined)
  expect((await w.as(w.ada).get(`/tasks/${again}`)).body).toMatchObject({ blockedBy: [open], blocked: true })
})

test('two tasks that finish at once tell once, and two that come to wait for each other at once do not both', async () => {
  const { w, make, finish, told } = await scene()
  for (let i = 0; i < 5; i++) {
    const [a, b] = [await make('A'), await make('B')]
    const move = await make('Move', { blockedBy: [a, b], assignees: [w.ben._id] })
    await Promise.all([finish(a), finish(b)])
    const heard = (await told(w.ben)).filter(([kind, task]: string[]) => kind === 'unblocked' && task === move)
    expect(heard).toHaveLength(1)
    const [c, d] = [await make('C'), await make('D')]
    const answers = await Promise.all([
      w.as(w.ada).put(`/tasks/${c}`, { blockedBy: [d] }),
      w.as(w.ada).put(`/tasks/${d}`, { blockedBy: [c] }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  }
})

import { describe, expect, test } from 'vitest'
import { type Person, seconds, type World, world } from '../support/world.ts'

const recurring = (more: object = {}) => ({
  recurrent: true,
  recurrence: { type: 'weekly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none', ...more },
})
const DEADLINE = seconds('2026-01-19T09:00:00Z')

async function make({ as, ada, website }: World, more: object = {}): Promise<string> {
  const { body } = await as(ada).post('/tasks', { group: website, name: 'Report', deadline: DEADLINE, ...recurring(), ...more }) // biome-ignore format: one thought
  return body._id
}
const taskOf = async ({ as, ada }: World, id: string) => (await as(ada).get(`/tasks/${id}`)).body
const complete = (w: World, id: string) => w.as(w.ada).put(`/tasks/${id}/state`, { value: 'cb_completed' })
const open = async ({ as, ada }: World) =>
  (await as(ada).get('/tasks?completed=false&include=name,deadline,parent,subtasks,lastCopy,steps,state')).body

/** The ways to open a completed task again. */
const OPENED: [string, (w: World, id: string) => Promise<unknown>][] = [
  ['by its state', (w, id) => w.as(w.ada).put(`/tasks/${id}/state`, { value: 'cb_waiting' })],
  ['by an edit', (w, id) => w.as(w.ada).put(`/tasks/${id}`, { state: 'cb_active' })],
]

describe('opening a completed task again', () => {
  test.each(OPENED)('%s takes its next copy back, when nothing was done in it', async (_, reopen) => {
    const w = await world()
    const first = await make(w)
    await complete(w, first)
    await reopen(w, first)
    expect(await open(w)).toMatchObject([{ _id: first, lastCopy: true }])
    await complete(w, first)
    expect(await open(w)).toMatchObject([{ deadline: DEADLINE + 7 * 86_400, lastCopy: true }])
  })

  test('through the CRM does so, too', async () => {
    const w = await world()
    const lead = await make(w, { group: w.sales })
    const listed = await w.as(w.ada).get(`/cubedrive/taskCategory/listByType?componentId=${w.sales}&type=application`)
    const move = (stage: string) => {
      const { id } = listed.body.categories.find(({ name }: { name: string }) => name === stage)
      const item = { data: { categoryId: id } }
      return w.as(w.ada).post(`/cubedrive/formDataApi/10100000/${lead}/updateFields`, { item })
    }
    await move('Won')
    await move('Proposal')
    expect(await open(w)).toMatchObject([{ _id: lead, lastCopy: true }])
  })

  test.each<[string, (w: World, copy: string) => Promise<unknown>]>([
    ['a comment', (w, copy) => w.as(w.ben).post(`/tasks/${copy}/activities`, { content: 'Begun' })],
    ['another name', (w, copy) => w.as(w.ada).put(`/tasks/${copy}`, { name: 'Report for May' })],
    ['another state', (w, copy) => w.as(w.ada).put(`/tasks/${copy}/state`, { value: 'cb_active' })],
    ['a new subtask', async (w, copy) => {
      w.clock.advance(1000)
      await w.as(w.ada).post('/tasks', { group: w.website, name: 'Figures', parent: copy })
    }],
  ])('leaves a copy that has %s', async (_, work) => {
    const w = await world()
    const first = await make(w)
    await complete(w, first)
    const [copy] = await open(w)
    await work(w, copy._id)
    await w.as(w.ada).put(`/tasks/${first}/state`, { value: 'cb_waiting' })
    expect(await taskOf(w, first)).toMatchObject({ recurrent: true, lastCopy: false })
    expect(await taskOf(w, copy._id)).toMatchObject({ lastCopy: true })
    await complete(w, first)
    expect((await open(w)).filter(({ name }: { name: string }) => name !== 'Figures')).toHaveLength(1)
  }) // biome-ignore format: a table

  test('leaves a copy that was deleted where it is', async () => {
    const w = await world()
    const first = await make(w)
    await complete(w, first)
    await w.as(w.ada).delete(`/tasks/${(await open(w))[0]._id}`)
    await w.as(w.ada).put(`/tasks/${first}/state`, { value: 'cb_waiting' })
    expect(await open(w)).toMatchObject([{ _id: first, lastCopy: false }])
  })

  test('sends the copy to the trash as a task that recurs no more', async () => {
    const w = await world()
    const first = await make(w)
    await complete(w, first)
    const [{ _id: copy }] = await open(w)
    await w.as(w.ada).put(`/tasks/${first}/state`, { value: 'cb_waiting' })
    await w.as(w.ada).post(`/tasks/${copy}/restore`)
    expect(await taskOf(w, copy)).toMatchObject({ recurrent: false })
    await complete(w, copy)
    expect(await open(w)).toHaveLength(1)
  })
})

describe('a copy and the tasks around it', () => {
  const under = async (w: World, parent: string, more: object = {}): Promise<string> =>
    (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Figures', parent, ...more })).body._id

  test('lies under the same parent while that is open', async () => {
    const w = await world()
    const parent = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Closing' })).body._id
    const first = await make(w, { parent })
    await complete(w, first)
    const [copy] = await open(w)
    expect(copy).toMatchObject({ name: 'Report', parent })
    expect((await taskOf(w, parent)).subtasks).toEqual([first, copy._id])
    await complete(w, parent)
    await complete(w, copy._id)
    expect((await open(w))[0]).toMatchObject({ name: 'Report', parent: null })
  })

  test('has the subtasks of the one before, from the start', async () => {
    const w = await world()
    const first = await make(w)
    const steps = [{ name: 'Export', completed: true }]
    const figures = await under(w, first, { deadline: DEADLINE - 86_400, stepType: 'steps', steps, assignees: [w.ben._id] })
    await under(w, figures, { name: 'Sales figures' })
    const archived = await under(w, first, { name: 'Of old' })
    await w.as(w.ada).put(`/tasks/${archived}/archive`, { value: true })
    await complete(w, figures)
    await complete(w, first)
    const copy = (await open(w)).find(({ name }: { name: string }) => name === 'Report')
    const [below, ...more] = await Promise.all(copy.subtasks.map((id: string) => taskOf(w, id)))
    expect(more).toEqual([])
    expect(below).toMatchObject({ name: 'Figures', state: 'cb_waiting', deadline: DEADLINE + 6 * 86_400, parent: copy._id })
    expect(below).toMatchObject({ steps: [{ name: 'Export', completed: false }], assignees: [w.ben._id] })
    expect(await taskOf(w, below.subtasks[0])).toMatchObject({ name: 'Sales figures', deadline: null })
    expect((await taskOf(w, first)).subtasks).toEqual([figures, archived])

    await w.as(w.ada).put(`/tasks/${first}/state`, { value: 'cb_waiting' })
    expect((await open(w)).map(({ name }: { name: string }) => name).sort()).toEqual(['Report', 'Sales figures'])
  }) // biome-ignore format: one thought

  test('has the next copy of a subtask that recurs by itself, which comes back when it is taken back', async () => {
    const w = await world()
    const first = await make(w)
    const daily = await under(w, first, { deadline: DEADLINE, ...recurring({ type: 'daily' }) })
    await complete(w, first)
    expect(await taskOf(w, daily)).toMatchObject({ lastCopy: false })
    const copy = (await open(w)).find(({ name }: { name: string }) => name === 'Report')
    expect(await taskOf(w, copy.subtasks[0])).toMatchObject({ deadline: DEADLINE + 86_400, lastCopy: true })
    await w.as(w.ada).put(`/tasks/${first}/state`, { value: 'cb_waiting' })
    expect(await taskOf(w, daily)).toMatchObject({ lastCopy: true, parent: first })
  })

  test('is made whole by somebody who sees a part of it', async () => {
    const w = await world()
    const first = await make(w, { assignees: [w.ben._id] })
    await under(w, first, { group: w.secret, name: 'Salaries' })
    await w.as(w.ben).put(`/tasks/${first}/state`, { value: 'cb_completed' })
    const copy = (await open(w)).find(({ name }: { name: string }) => name === 'Report')
    expect(copy.subtasks).toHaveLength(1)
    expect((await w.as(w.ben).get(`/tasks/${copy._id}`)).body.subtasks).toEqual([])
  })
})

describe('the days of a series', () => {
  const localize = ({ as }: World, person: Person, timezone: string) =>
    as(person).put('/app/me', { localization: { timezone } })

  test('are those of the zone it was made in', async () => {
    const w = await world({ now: '2026-01-15T09:00:00Z' })
    await w.as(w.ada).put('/organization', { timezone: 'UTC' })
    await localize(w, w.ada, 'Asia/Tokyo')
    const monday8 = (day: string) => seconds(`${day}T08:00:00+09:00`)
    const days = [true, false, false, false, false, false, false]
    const rule = recurring({ days, timezone: 'Asia/Tokyo' })
    const first = await make(w, { deadline: monday8('2026-01-19'), ...rule })
    expect((await taskOf(w, first)).recurrence).toMatchObject({ timezone: 'Asia/Tokyo', days })
    const preview = await w.as(w.ada).post('/recurrences/preview', { recurrence: rule.recurrence, deadline: monday8('2026-01-19'), count: 2 })
    expect(preview.body.map(({ deadline }: { deadline: number }) => deadline)).toEqual([monday8('2026-01-26'), monday8('2026-02-02')])
    await complete(w, first)
    expect(await open(w)).toMatchObject([{ deadline: monday8('2026-01-26') }])
  }) // biome-ignore format: one thought

  test('cannot be those of a zone that there is not', async () => {
    const w = await world()
    const answer = await w.as(w.ada).post('/tasks', { group: w.website, name: 'Report', ...recurring({ timezone: 'Mars/Olympus' }) }) // biome-ignore format: one thought
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0].field).toBe('/recurrence/timezone')
  })

  test.each([
    ['daily', { type: 'daily', period: 2 }, '2026-01-17'],
    ['weekly', { type: 'weekly', period: 1 }, '2026-01-22'],
    ['on Mondays', { type: 'weekly', period: 1, days: [true, false, false, false, false, false, false] }, '2026-01-19'],
    ['monthly', { type: 'monthly', period: 1 }, '2026-02-15'],
  ])('without dates fall a period after the completion: %s', async (_, rule, day) => {
    const w = await world({ now: '2026-01-15T09:00:00Z' }) // a Thursday, in Istanbul
    const first = await make(w, { deadline: null, ...recurring(rule) })
    await complete(w, first)
    expect(await open(w)).toMatchObject([{ deadline: seconds(`${day}T23:59:59+03:00`), lastCopy: true }])
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { WriteTx } from '../../server/store/core/store.ts'
import { deleteClient } from '../../server/usecases/client/clients.ts'
import { deleteProject, editProject } from '../../server/usecases/project/projects.ts'
import { type Answer, type World, world } from '../support/world.ts'

/** The answer to a call that comes while a transaction has done its work and not yet committed. */
async function during(w: World, work: (tx: WriteTx) => Promise<unknown>, call: () => Promise<Answer>): Promise<Answer> {
  let answer: Promise<Answer> | undefined
  await w.store.write(w.ada.actor, async (tx) => {
    await work(tx)
    answer ??= call()
    await isHeld(w, answer)
  })
  return answer as Promise<Answer> // it was asked for above
}

/** Waits until the call waits for the transaction, or is through without. On SQLite all wait for their turn. */
async function isHeld({ store }: World, call: Promise<unknown>): Promise<void> {
  if (store.engine.name === 'sqlite') return
  let isThrough = false
  void call.then(() => {
    isThrough = true
  })
  for (;;) {
    const waiting = sql<{ count: string }>`select count(*) as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    const { rows } = await waiting.execute(store.engine.reader)
    if (isThrough || Number(rows[0]?.count) > 0) return
    await sleep(5)
  }
}

const make = async ({ as, ada }: World, group: string, more: object = {}): Promise<string> =>
  (await as(ada).post('/tasks', { group, name: 'x', ...more })).body._id

describe('while a project is being deleted', () => {
  test('no task is made there', async () => {
    const w = await world()
    const answer = await during(
      w,
      (tx) => deleteProject(tx, w.website),
      () => w.as(w.ada).post('/tasks', { group: w.website, name: 'late' }),
    )
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/group' }] } })
    expect((await w.as(w.ada).get('/tasks?archived=all')).body).toEqual([])
  })

  test('none is moved there', async () => {
    const w = await world()
    const id = await make(w, w.website)
    const answer = await during(
      w,
      (tx) => deleteProject(tx, w.secret),
      () => w.as(w.ada).put(`/tasks/${id}`, { group: w.secret }),
    )
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/group' }] } })
    expect((await w.as(w.ada).get(`/tasks/${id}`)).body.group).toBe(w.website)
  })
})

describe('while a project gets states of its own', () => {
  const states = [{ name: 'Open', type: 'waiting' as const }]

  test('a task is made in one of these', async () => {
    const w = await world()
    const answer = await during(
      w,
      (tx) => editProject(tx, w.website, { states }),
      () => w.as(w.ada).post('/tasks', { group: w.website, name: 'late' }),
    )
    expect(answer).toMatchObject({ status: 200, body: { state: 'Open' } })
  })

  test('no task comes to one that it has no more', async () => {
    const w = await world()
    const id = await make(w, w.website)
    const answer = await during(
      w,
      (tx) => editProject(tx, w.website, { states: [{ name: 'cb_waiting', type: 'waiting' }] }),
      () => w.as(w.ada).put(`/tasks/${id}/state`, { value: 'cb_completed' }),
    )
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/value' }] } })
    expect((await w.as(w.ada).get(`/tasks/${id}`)).body).toMatchObject({ state: 'cb_waiting', completedAt: null })
  })
})

test('while a client is being deleted, no task comes to be for it', async () => {
  const w = await world()
  const { _id } = (await w.as(w.ada).post('/crm/customers', { name: 'Nile' })).body
  const answer = await during(
    w,
    (tx) => deleteClient(tx, _id),
    () => w.as(w.ada).post('/tasks', { group: w.website, name: 'late', customer: _id }),
  )
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: '/customer' }] } })
})

describe('at the same time', () => {
  test('subtasks that come to one parent are all in its list', async () => {
    const w = await world()
    const parent = await make(w, w.website)
    const ids = await Promise.all(Array.from({ length: 12 }, () => make(w, w.website, { parent })))
    expect((await w.as(w.ada).get(`/tasks/${parent}`)).body.subtasks.toSorted()).toEqual(ids.toSorted())
  })

  test('tasks are never put under one another', async () => {
    const w = await world()
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await make(w, w.website), await make(w, w.website)]
      const [c, d] = [await make(w, w.website, { parent: a }), await make(w, w.website, { parent: b })]
      const answers = await Promise.all([
        w.as(w.ada).put(`/tasks/${a}`, { parent: d }),
        w.as(w.ada).put(`/tasks/${b}`, { parent: c }),
      ])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
    }
  })

  test('two changes of one task both last, each with its activity', async () => {
    const w = await world()
    const id = await make(w, w.website)
    await Promise.all([
      ...[1, 2, 4, 5].map((priority) => w.as(w.ada).put(`/tasks/${id}`, { priority })),
      w.as(w.ada).put(`/tasks/${id}`, { desc: 'kept' }),
      w.as(w.ben).put(`/tasks/${id}/state`, { value: 'cb_active' }),
    ])
    expect((await w.as(w.ada).get(`/tasks/${id}`)).body).toMatchObject({ desc: 'kept', state: 'cb_active' })
    const activities = (await w.as(w.ada).get(`/tasks/${id}/activities`)).body
    expect(activities).toHaveLength(6)
  })

  test('a recurring task that is completed twice gets one copy', async () => {
    const w = await world()
    const recurrence = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }
    const id = await make(w, w.website, { recurrent: true, recurrence })
    await Promise.all(Array.from({ length: 8 }, () => w.as(w.ada).put(`/tasks/${id}/state`, { value: 'cb_completed' })))
    expect((await w.as(w.ada).get('/tasks?archived=all')).body).toHaveLength(2)
  })

  test('a lead that is sent twice with one key is made once', async () => {
    const w = await world()
    const { stages } = (await w.as(w.ada).get(`/groups/${w.sales}`)).body
    const data = { name: 'Vans', categoryId: stages[0].id, projectAssemblyId: w.sales, tags: ['new', 'fleet'] }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        w.as(w.ada).post('/cubedrive/formDataApi/10100000/upsert', { item: { data } }, { 'idempotency-key': 'k' }),
      ),
    )
    const done = answers.filter(({ status }) => status === 200)
    expect(new Set(done.map(({ body }) => body.dataId)).size).toBe(1)
    expect(answers.filter(({ status }) => ![200, 409].includes(status))).toEqual([]) // 409: the first one still runs
    expect((await w.as(w.ada).get(`/tasks?group=${w.sales}`)).body).toHaveLength(1)
  })
})

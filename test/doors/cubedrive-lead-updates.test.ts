import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm, openSales } from '../support/crm.ts'
import { world } from '../support/world.ts'

const FORM = '/cubedrive/formDataApi/10100000'

describe('updateFields', () => {
  test('changes what is given, and answers as upsert does', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ city: 'Cairo', tags: ['a'] })
    w.clock.advance(5000)
    const { status, body } = await my.updateFields(id, { mrr: '12' }, { taskId: id })
    expect({ status, body }).toEqual({ status: 200, body: { success: true, formId: 10100000, dataId: id } })
    expect(await my.row(id)).toMatchObject({ mrr: '12', city: 'Cairo', tags: ['a'], updatedAt: w.clock.now() })
    expect((await my.updateFields(id, {})).status).toBe(200)
  })

  test('wants the taskId of the path', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make()
    const answer = await my.updateFields(id, { name: 'x' }, { taskId: `${id}0` })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/taskId' }] } })
    expect(await my.row(id)).toMatchObject({ name: 'Fleet' })
  })

  test('moves the lead to another stage, and to another pipeline', async () => {
    const w = await world()
    const my = crm(w)
    const id = await my.make({ tags: ['hot'], mrr: '5' })
    const won = await my.stage('Won')
    await my.updateFields(id, { categoryId: won })
    expect(await my.row(id)).toMatchObject({ categoryId: won })
    const task = async () => (await w.as(w.ada).get(`/tasks/${id}`)).body
    expect(await task()).toMatchObject({ state: 'Won', completedAt: w.clock.now() / 1000 })

    const { body: other } = await w
      .as(w.ada)
      .post('/pipelines', { name: 'Other', stages: [{ name: 'In' }, { name: 'Out' }] })
    expect(await my.updateFields(id, { projectAssemblyId: other._id })).toMatchObject({
      status: 400,
      body: { errors: [{ field: '/item/data/categoryId' }] },
    })
    const [first] = other.stages
    expect(
      (await my.updateFields(id, { projectAssemblyId: other._id, categoryId: first.id, tags: ['hot'] })).status,
    ).toBe(200)
    expect(await my.row(id)).toMatchObject({
      projectAssemblyId: other._id,
      categoryId: first.id,
      tags: ['hot'],
      mrr: '5',
    })
    expect(await task()).toMatchObject({ group: other._id, state: 'In', completedAt: null })
  })
})

describe('permissions', () => {
  test('viewers change nothing; assignees move the lead along', async () => {
    const w = await world()
    const id = await crm(w).make({ assignedUsers: [crm(w).user(w.cem)] })
    const before = await contents(w)
    const ben = crm(w, w.ben)
    expect((await ben.upsert({ item: { data: await ben.data() } })).status).toBe(403)
    for (const data of [
      { name: 'x' },
      { city: 'x' },
      { own: 1 },
      { tags: ['new'] },
      { categoryId: await ben.stage('Won') },
      { createdAt: '2020-01-01' },
    ]) {
      expect((await ben.updateFields(id, data)).status).toBe(403)
    }
    const cem = crm(w, w.cem)
    for (const data of [{ city: 'x' }, { mrr: 1 }, { priority: '3500' }, { own: 1 }])
      expect((await cem.updateFields(id, data)).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    expect((await cem.updateFields(id, { categoryId: await cem.stage('Won') })).status).toBe(200)
  })

  test('another author is for those who may edit others’ leads', async () => {
    const w = await world()
    await openSales(w, 'create')
    const ben = crm(w, w.ben)
    const before = await contents(w)
    expect((await ben.upsert({ item: { data: await ben.data({ authorId: ben.user(w.cem) }) } })).status).toBe(403)
    expect(await contents(w)).toEqual(before)
    const id = await ben.make({ authorId: ben.user(w.ben) })
    expect((await ben.updateFields(id, { authorId: ben.user(w.cem) })).status).toBe(403)
    const given = await crm(w).make({ authorId: ben.user(w.ben).replace('$userId:', '') })
    expect(await ben.row(given)).toMatchObject({ authorId: w.encryptedIds.encrypt('user', w.ben.id) })
  })
})

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': 'import 1' }

  test('makes one lead of a create that is sent again, and answers the same', async () => {
    const w = await world()
    const my = crm(w)
    const body = { item: { data: await my.data({ tags: ['a'] }) } }
    const answers = [await my.upsert(body, key), await my.upsert(body, key), await my.upsert(body, key)]
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect((await my.paginate({})).body.total).toBe(1)
    const twins = await Promise.all([1, 2, 3, 4].map(() => my.upsert(body, { 'idempotency-key': 'import 2' })))
    const made = twins.filter(({ status }) => status === 200)
    expect(new Set(made.map((answer) => answer.body.dataId)).size).toBe(1)
    const refused = twins.filter((answer) => !made.includes(answer))
    for (const { status, body } of refused) expect([status, body.code]).toEqual([409, 'idempotency_in_progress'])
    expect((await my.paginate({})).body.total).toBe(2)
  })

  test('is refused with another request, is each user’s own, and is free again after a refusal', async () => {
    const w = await world()
    const my = crm(w)
    expect((await my.upsert({ item: { data: await my.data({ mrr: 'x' }) } }, key)).status).toBe(422)
    const first = await my.upsert({ item: { data: await my.data() } }, key)
    expect(first.status).toBe(200)
    expect(await my.upsert({ item: { data: await my.data({ city: 'x' }) } }, key)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'idempotency-key' }] },
    })
    await openSales(w, 'create')
    const second = await crm(w, w.ben).upsert({ item: { data: await my.data() } }, key)
    expect(second.status).toBe(200)
    expect(second.body.dataId).not.toBe(first.body.dataId)
    for (const bad of ['', 'x'.repeat(256)])
      expect((await my.upsert({ item: { data: await my.data() } }, { 'idempotency-key': bad })).status).toBe(400)
  })
})

test('a body that is no JSON says where; other forms and methods are not there', async () => {
  const w = await world()
  const headers = { 'content-type': 'application/json', 'x-auth-token': w.ada.token }
  for (const path of ['upsert', '5/updateFields']) {
    const answer = await w.app.inject({
      method: 'POST',
      url: `${FORM}/${path}`,
      headers,
      payload: '{"item": {data: {}}}',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ success: false, info: expect.stringMatching(/not JSON: .*position 10/) })
  }
  const ada = w.as(w.ada)
  expect((await ada.post('/cubedrive/formDataApi/10100001/upsert', {})).status).toBe(404)
  expect((await ada.post('/cubedrive/formDataApi/10100001/5/updateFields', {})).status).toBe(404)
  expect((await ada.put(`${FORM}/upsert`, {})).status).toBe(405)
  expect((await w.as(null).post(`${FORM}/upsert`, {})).status).toBe(401)
})

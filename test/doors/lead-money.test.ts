import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { crm } from '../support/crm.ts'
import { world } from '../support/world.ts'

/** The world, with its pipeline in another currency. */
async function worldIn(currency: string) {
  const w = await world()
  const lead = await crm(w).make({ expectedRevenue: '12.34', mrr: '5' })
  expect((await w.as(w.ada).put(`/groups/${w.sales}`, { currency })).status).toBe(200)
  return { ...w, lead, add: (of: object) => w.as(w.ada).post('/tasks', { group: w.sales, name: 'x', lead: of }) }
}

test.each([
  ['JPY', '12', '12.5'],
  ['JPY', '12.00', '12.01'],
  ['KWD', '12.345', '12.3456'],
  ['EUR', '12.34', '12.345'],
])('in %s an amount may be %s and not %s, through both doors', async (currency, right, wrong) => {
  const w = await worldIn(currency)
  const my = crm(w)
  for (const field of ['expectedRevenue', 'mrr', 'periodRevenue']) {
    const before = await contents(w)
    for (const answer of [
      await w.add({ [field]: wrong }),
      await w.as(w.ada).put(`/tasks/${w.lead}`, { lead: { [field]: wrong } }),
    ])
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: `/lead/${field}` }] } })
    for (const amount of [wrong, Number(wrong)]) {
      const answers = [
        await my.upsert({ item: { data: await my.data({ [field]: amount }) } }),
        await my.updateFields(w.lead, { [field]: amount }),
      ]
      for (const { status, body } of answers) {
        expect(status).toBe(422)
        expect(body.errors).toMatchObject([{ field: `/item/data/${field}` }])
      }
    }
    expect(await contents(w)).toEqual(before)
    expect((await w.add({ [field]: right })).status).toBe(200)
    expect((await my.updateFields(w.lead, { [field]: right })).status).toBe(200)
  }
})

test('an amount that is there stays, is read, and is sent back', async () => {
  const w = await worldIn('JPY')
  const { body } = await w.as(w.ada).get(`/tasks/${w.lead}`)
  expect(body.lead).toMatchObject({ expectedRevenue: '12.34', mrr: '5' })
  const before = await contents(w)
  expect((await w.as(w.ada).put(`/tasks/${w.lead}`, { lead: body.lead })).status).toBe(200)
  expect((await crm(w).updateFields(w.lead, { expectedRevenue: '12.340' })).status).toBe(200)
  expect(await contents(w)).toEqual(before)
  expect((await w.as(w.ada).put(`/tasks/${w.lead}`, { lead: { mrr: '12.34' } })).status).toBe(422)
})

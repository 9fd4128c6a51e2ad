import { describe, expect, test } from 'vitest'
import { up } from '../../server/store/migrations/0003_client_terms.ts'
import { world } from '../support/world.ts'

const ZINC = {
  name: 'Zinc Works',
  fullname: 'Zinc Works A.Ş.',
  email: 'info@zinc.example',
  phone: '+90 (532) 987 65 43',
  contacts: [{ name: 'Grace Hopper', email: 'grace@navy.example', phone: '0212 555 00 11' }, { name: 'Şule Işık' }],
}

async function withZinc() {
  const w = await world()
  const id: string = (await w.as(w.ada).post('/crm/customers', ZINC)).body._id
  await w.as(w.ada).post('/crm/customers', { name: 'Other', phone: '0532 987 65 44', contacts: [{ name: 'Ann Hope' }] })
  const listed = async (search: string) => {
    const { body } = await w.as(w.ben).get(`/crm/customers?search=${encodeURIComponent(search)}`)
    return body.map(({ name }: { name: string }) => name)
  }
  const found = async (q: string, as = w.ben) =>
    (await w.as(as).get(`/search?q=${encodeURIComponent(q)}`)).body.filter(
      ({ type }: { type: string }) => type === 'client',
    )
  return { ...w, id, listed, found }
}

const FINDS: [string, object | undefined][] = [
  ['0532 987 65 43', { field: 'phone', text: ZINC.phone }],
  ['+90 532 987 65 43', { field: 'phone', text: ZINC.phone }],
  ['9876543', { field: 'phone', text: ZINC.phone }],
  ['0212 555', { field: 'phone', text: '0212 555 00 11' }],
  ['hopper', { field: 'contact', text: 'Grace Hopper' }],
  ['zinc grace', { field: 'contact', text: 'Grace Hopper' }],
  ['şule IŞIK', { field: 'contact', text: 'Şule Işık' }],
  ['grace@navy', { field: 'email', text: 'grace@navy.example' }],
  ['works zinc', undefined],
]

describe('a client', () => {
  test('is found by a phone and by a contact, in the search and in the list', async () => {
    const w = await withZinc()
    for (const [text, match] of FINDS) {
      expect.soft(await w.listed(text), text).toEqual(['Zinc Works'])
      expect
        .soft(await w.found(text), text)
        .toEqual([expect.objectContaining({ _id: w.id, title: 'Zinc Works', ...(match && { match }) })])
    }
    for (const text of ['987', '5329876599', 'opper', 'grace hope', '()', '   ']) {
      expect.soft(text.trim() ? await w.listed(text) : [], text).toEqual([])
    }
    expect(await w.found('hopper', w.eve)).toEqual([])
  })

  test('is found by what it is now, by no others, and not once it is deleted', async () => {
    const w = await withZinc()
    await w
      .as(w.ada)
      .put(`/crm/customers/${w.id}`, { phone: null, contacts: [{ name: 'Ada', phone: '0212 555 00 11' }] })
    expect(await w.listed('9876543')).toEqual([])
    expect(await w.listed('hopper')).toEqual([])
    expect(await w.listed('ada')).toEqual(['Zinc Works'])
    await w.as(w.ada).delete(`/crm/customers/${w.id}`)
    expect(await w.listed('ada')).toEqual([])
    expect(await w.found('0212 555')).toEqual([])
  })

  test('of before is found so once the database is migrated, also where that begins again', async () => {
    const w = await withZinc()
    await w.store.write(w.ada.actor, (tx) =>
      tx.db.deleteFrom('client_term').where('kind', 'in', ['contact', 'phone']).execute(),
    )
    expect(await w.listed('hopper')).toEqual([])
    for (const _ of [1, 2]) await w.store.write(w.ada.actor, (tx) => up(tx.db as never))
    expect(await w.listed('hopper')).toEqual(['Zinc Works'])
    expect(await w.listed('0532 987 65 43')).toEqual(['Zinc Works'])
  })

  test('with as many contacts as it may have is kept and found', async () => {
    const w = await withZinc()
    const contacts = Array.from({ length: 100 }, (_, i) => ({
      name: `${'x '.repeat(140)}last${i}`,
      phone: `90532000${1000 + i}`,
    }))
    const { status } = await w.as(w.ada).post('/crm/customers', { name: 'Big', fullname: '長'.repeat(1000), contacts })
    expect(status).toBe(200)
    expect(await w.listed('last99')).toEqual(['Big'])
    expect(await w.listed('長'.repeat(200))).toEqual(['Big'])
  })
})

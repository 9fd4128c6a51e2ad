import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { world } from '../support/world.ts'

interface Row {
  action: string
  name?: string
  notes?: { field: string; code: string; text: string }[]
  errors?: { code: string }[]
}

async function imports() {
  const w = await world()
  const load = async (columns: unknown, rows: unknown, more: object = {}, headers: Record<string, string> = {}) =>
    (await w.as(w.ben, headers).post('/crm/customers/import', { columns, rows, ...more })).body
  const all = async () => (await w.as(w.ada).get('/crm/customers?includeAllFields=true&limit=500')).body
  return { ...w, load, all }
}
const actions = ({ rows }: { rows: Row[] }) => rows.map(({ action }) => action)
const notes = ({ rows }: { rows: Row[] }) => rows.map((row) => row.notes?.map(({ code }) => code) ?? [])

describe('two rows of one name', () => {
  test('with other e-mails are two clients, first and again, in one part or in two', async () => {
    const w = await imports()
    const columns = ['name', 'email', 'phone']
    const rows = [
      ['Ahmet Yilmaz', 'a@x.example', '0532 111 11 11'],
      ['AHMET YILMAZ', 'b@y.example', '0532 222 22 22'],
    ]
    const done = await w.load(columns, rows)
    expect(done).toMatchObject({ created: 2 })
    expect(notes(done)).toEqual([[], ['namesake']])
    await w.load(columns, [['Ahmet Yilmaz', 'c@z.example']])
    const before = await contents(w)
    for (const overwrite of [true, false, null]) {
      expect(await w.load(columns, rows, { overwrite })).toMatchObject({ unchanged: 2 })
    }
    expect(await contents(w)).toEqual(before)
    expect((await w.all()).map(({ email, phone }: { email: string; phone: string }) => [email, phone])).toEqual([
      ['a@x.example', '0532 111 11 11'],
      ['b@y.example', '0532 222 22 22'],
      ['c@z.example', ''],
    ])
  })

  test('with other phones, too; the same phone written otherwise is the same client', async () => {
    const w = await imports()
    const rows = [
      ['Zinc', '+90 (532) 987 65 43'],
      ['Zinc', '0532 987 65 43'],
      ['Zinc', '0532 987 65 44'],
    ]
    expect(actions(await w.load(['name', 'phone'], rows))).toEqual(['created', 'unchanged', 'created'])
    expect(actions(await w.load(['name', 'phone'], rows))).toEqual(['unchanged', 'unchanged', 'unchanged'])
    // A question that only an id answers.
    expect((await w.load(['name', 'fullname'], [['Zinc', 'Zinc A.Ş.']])).rows).toMatchObject([
      { action: 'refused', errors: [{ code: 'ambiguous' }] },
    ])
  })

  test('of whom one leaves out what tells them apart are one client, which has both', async () => {
    const w = await imports()
    await w.load(
      ['name', 'email', 'phone'],
      [
        ['Zinc', 'a@x.example', ''],
        ['Zinc', '', '0532 111 11 11'],
      ],
    )
    expect(await w.all()).toMatchObject([{ name: 'Zinc', email: 'a@x.example', phone: '0532 111 11 11' }])
  })
})

describe('what a client has', () => {
  test('stays, and the row says so, unless it is asked to be replaced', async () => {
    const w = await imports()
    const { _id } = (await w.as(w.ada).post('/crm/customers', { name: 'Navy', fullname: 'US Navy', phone: '1' })).body
    const columns = ['id', 'name', 'fullname', 'phone', 'email']
    const rows = [[_id, 'Marine', 'United States Navy', '2', 'office@navy.example']]
    const kept = await w.load(columns, rows)
    expect(kept.rows).toMatchObject([{ action: 'updated', changes: [{ field: 'email' }] }])
    expect(kept.rows[0].notes).toMatchObject(
      ['name', 'fullname', 'phone'].map((field) => ({ field, code: 'kept', message: expect.stringContaining('left') })),
    )
    expect(await w.all()).toMatchObject([
      { name: 'Navy', fullname: 'US Navy', phone: '1', email: 'office@navy.example' },
    ])
    expect(notes(await w.load(columns, rows, { overwrite: true }))).toEqual([[]])
    expect(await w.all()).toMatchObject([{ name: 'Marine', fullname: 'United States Navy', phone: '2' }])
  })
})

describe('people', () => {
  test('of one company are its contacts, by first and last name; who has none is a client', async () => {
    const w = await imports()
    const columns = [
      null,
      'name',
      'contactFirstName',
      'contactLastName',
      'contactEmail',
      'contactPosition',
      'contactPhone',
    ]
    const rows = [
      ['zcrm_1', 'Globex', 'Anna', 'Schmidt', 'anna@globex.example', 'CEO', '+49 171 1'],
      ['zcrm_2', 'Globex', 'Bob', 'Meier', 'bob@globex.example', 'CTO', '+49 171 2'],
      ['zcrm_3', 'GLOBEX', 'Cem', 'Ak', '-', '', ''],
      ['zcrm_4', '', 'Dilek', 'Su', 'dilek@su.example', '', '0532 111 11 11'],
    ]
    const done = await w.load(columns, rows)
    expect(actions(done)).toEqual(['created', 'updated', 'updated', 'created'])
    expect(notes(done)).toEqual([[], [], ['nothing'], ['itself']])
    expect(await w.all()).toMatchObject([
      { name: 'Dilek Su', email: 'dilek@su.example', phone: '0532 111 11 11', contacts: [] },
      {
        name: 'Globex',
        email: '',
        contacts: [
          { name: 'Anna Schmidt', position: 'CEO', email: 'anna@globex.example', phone: '+49 171 1' },
          { name: 'Bob Meier', position: 'CTO', email: 'bob@globex.example', phone: '+49 171 2' },
          { name: 'Cem Ak', email: '', phone: '' },
        ],
      },
    ])
    expect(await w.load(columns, rows)).toMatchObject({ unchanged: 4 })
  })

  test('whose own e-mails stand in the column of the company keep them', async () => {
    const w = await imports()
    const rows = [
      ['Globex', 'Anna', 'anna@globex.example', '1111111'],
      ['Globex', 'Bob', 'bob@globex.example', '2222222'],
    ]
    await w.load(['name', 'contactName', 'email', 'phone'], rows)
    expect(await w.all()).toMatchObject([
      {
        email: 'anna@globex.example',
        phone: '1111111',
        contacts: [{ name: 'Anna' }, { name: 'Bob', email: 'bob@globex.example', phone: '2222222' }],
      },
    ])
    expect(await w.load(['name', 'contactName', 'email', 'phone'], rows)).toMatchObject({ unchanged: 2 })
  })
})

test('a row is done without what is no address, number or text, and says so', async () => {
  const w = await imports()
  const done = await w.load(
    ['name', 'email', 'phone'],
    [
      ['A', '-', '="01715550001"'],
      ['B', 'b@x.example; c@y.example', "'+49 171"],
      ['C', 'no address', '9,05E+11'],
      ['D', ' \u00a0', 'N/A'],
    ],
  )
  expect(notes(done)).toEqual([['nothing'], ['severalEmails'], ['notEmail', 'rounded'], ['nothing']])
  expect(done.rows[1].notes[0].text).toBe('c@y.example')
  expect(await w.all()).toMatchObject([
    { name: 'A', email: '', phone: '01715550001' },
    { name: 'B', email: 'b@x.example', phone: '+49 171' },
    { name: 'C', email: '', phone: '' },
    { name: 'D', email: '', phone: '' },
  ])
})

test('a table of any length comes in parts, and a part that comes twice is done once', async () => {
  const w = await imports()
  const part = (number: number) => Array.from({ length: 250 }, (_, i) => [`Same ${(number * 250 + i) % 300}`, `${i}`])
  const send = (number: number, rows = part(number)) =>
    w.load(['name', 'fullname'], rows, {}, { 'idempotency-key': `table 1 ${number}` })
  const first = await send(0)
  expect(first).toMatchObject({ created: 250 })
  await w.as(w.ada).delete(`/crm/customers/${first.rows[0].customer}`) // what was done since is not undone
  const before = await contents(w)
  expect(await send(0)).toEqual(first)
  expect(await contents(w)).toEqual(before)
  const both = await Promise.all([send(1), send(1)])
  const done = both.find(({ status }) => status !== 409) // one that comes while another runs is told so
  expect(await send(1)).toEqual(done)
  expect(await w.all()).toHaveLength(300)
  expect(await send(1, [['Another']])).toMatchObject({ status: 422, errors: [{ field: 'idempotency-key' }] })
  // Somebody else's part of the same name is another one.
  const { body } = await w.as(w.cem, { 'idempotency-key': 'table 1 0' }).post('/crm/customers/import', {
    columns: ['name'],
    rows: [['Cem']],
  })
  expect(body).toMatchObject({ created: 1 })
})

test('clients of one name end where they are more than one could mean', async () => {
  const w = await imports()
  const rows = Array.from({ length: 102 }, (_, i) => ['Twin', `${i}@x.example`])
  expect(await w.load(['name', 'email'], rows)).toMatchObject({ created: 100, refused: 2 })
})

import { describe, expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { type World, world } from '../support/world.ts'

const HEAD = 'id,name,fullname,email,phone,contactName,contactPosition,contactEmail,contactPhone,createdAt'
const QUOTED = `"${HEAD.replaceAll(',', '","')}"`
const NAVY = {
  name: 'Navy',
  fullname: 'United States Navy',
  email: 'office@navy.example',
  phone: '+1 202 555 0143',
  contacts: [
    { name: 'Grace', position: 'Admiral', phone: '1', email: 'grace@navy.example' },
    { name: 'Ann', position: '', phone: '', email: '' },
  ],
}

/** A contact whose job has more than one line, which a name has not. */
const al = (position: string) => ({ name: 'Al', position, phone: '', email: '' })

async function withNavy() {
  const w = await world({ now: '2026-03-01T10:00:00Z' })
  const navy: string = (await w.as(w.ada).post('/crm/customers', NAVY)).body._id
  const load = (columns: unknown, rows: unknown, more: object = {}) =>
    w.as(w.ben).post('/crm/customers/import', { columns, rows, overwrite: true, ...more })
  const all = async () => (await w.as(w.ada).get('/crm/customers?includeAllFields=true&limit=500')).body
  return { ...w, navy, load, all }
}
const linesOf = async ({ as, ben }: World) => String((await as(ben).get('/crm/customers.csv')).body).split('\r\n')
const actions = (body: { rows: { action: string }[] }) => body.rows.map(({ action }) => action)

describe('the table of clients', () => {
  test('has a line for each contact, is a file, and runs nothing in a spreadsheet', async () => {
    const w = await withNavy()
    await w.as(w.ada).post('/crm/customers', { name: '=HYPERLINK("x")', contacts: [al('Two,\nlines "here"')] })
    const { headers } = await w.as(w.ben).get('/crm/customers.csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toContain('filename="clients.csv"')
    const lines = await linesOf(w)
    expect(lines[0]).toBe(`\ufeff${QUOTED}`)
    expect(lines[1]).toContain(`,"'=HYPERLINK(""x"")",,,,"Al","Two,\nlines ""here""",,,"2026-03-01T10:00:00.000Z"`)
    const navy = `"${w.navy}","Navy","United States Navy","office@navy.example","+1 202 555 0143"`
    expect(lines.slice(2)).toEqual([
      `${navy},"Grace","Admiral","grace@navy.example","1","2026-03-01T10:00:00.000Z"`,
      `${navy},"Ann",,,,"2026-03-01T10:00:00.000Z"`,
      '',
    ])
  })

  test('comes as the spreadsheet of the reader takes tables apart, and runs nothing in any', async () => {
    const w = await withNavy()
    const contacts = [al('x,\n =1+1')]
    await w.as(w.ada).post('/crm/customers', { name: 'Evil;=1+1', phone: '+49 171 1', email: '', contacts })
    const path = '/crm/customers.csv?separator=semicolon&decimal=comma'
    const [head = '', evil] = String((await w.as(w.ben).get(path)).body).split('\r\n')
    expect(head).toBe(`\ufeff${QUOTED.replaceAll(',', ';')}`)
    expect(evil).toContain(`;"Evil;'=1+1";;;"+49 171 1";"Al";"x,\n '=1+1";`)
    for (const wrong of ['separator=;', 'decimal=x', 'seperator=tab']) {
      expect((await w.as(w.ben).get(`/crm/customers.csv?${wrong}`)).status).toBe(400)
    }
    const [id] = (evil ?? '').slice(1).split('"')
    const { body } = await w.load(['id', 'name'], [[id, "Evil;'=1+1"]])
    expect(body).toMatchObject({ unchanged: 1 })
  })

  test('holds all there are, those of one name too, and none that are deleted', async () => {
    const w = await withNavy()
    await w.as(w.ada).delete(`/crm/customers/${w.navy}`)
    const rows = Array.from({ length: 1203 }, (_, i) => [i < 600 ? `Same ${i}` : 'Twin', String(i)])
    for (const [name, phone] of rows.slice(0, 3)) await w.as(w.ada).post('/crm/customers', { name, phone })
    await w.load(['name', 'phone'], rows.slice(3, 600))
    await w.store.write(w.ada.actor, async (tx) => {
      const { createClient } = await import('../../server/usecases/client/clients.ts')
      for (const [name = '', phone = ''] of rows.slice(600)) await createClient(tx, { name, phone })
    })
    const lines = (await linesOf(w)).slice(1, -1)
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(1203)
    expect(lines).toHaveLength(1203)
    await w.as(w.ada).post('/crm/customers', { name: 'Eve must not see this' })
    expect(String((await w.as(w.eve).get('/crm/customers.csv')).body)).toBe(`\ufeff${QUOTED}\r\n`)
  })
})

describe('an import', () => {
  test('says first what it would do, does it, and does nothing the second time', async () => {
    const w = await withNavy()
    const columns = ['name', null, 'phone', 'contactName', 'contactEmail']
    const rows = [
      ['NAVY', 'x', '5', '', ''],
      ['Army', 'x', null, 'Bob', 'bob@army.example'],
      ['army', '', '7'],
      ['Army', '', '', 'Bob Ross', 'BOB@army.example'],
      ['', 'x', '1'],
      ['Air', '', '', 'x'.repeat(301)],
      [' Navy '],
    ]
    const before = await contents(w)
    const preview = (await w.load(columns, rows, { dryRun: true })).body
    expect(preview).toMatchObject({ dryRun: true, created: 1, updated: 4, unchanged: 0, refused: 2 })
    expect(preview.rows).toMatchObject([
      {
        action: 'updated',
        customer: w.navy,
        changes: [
          { field: 'name', from: 'Navy', to: 'NAVY' },
          { field: 'phone', from: '+1 202 555 0143', to: '5' },
        ],
      },
      { action: 'created', changes: [{ field: 'name' }, { field: 'contactName' }, { field: 'contactEmail' }] },
      {
        action: 'updated',
        changes: [
          { field: 'name', from: 'Army', to: 'army' },
          { field: 'phone', to: '7' },
        ],
      },
      { action: 'updated', changes: [{ field: 'name' }, { field: 'contactName' }, { field: 'contactEmail' }] },
      { action: 'refused', errors: [{ field: 'name', code: 'needed' }] },
      { action: 'refused', errors: [{ field: 'contactName', code: 'tooLong' }] },
      { action: 'updated', changes: [{ field: 'name', from: 'NAVY', to: 'Navy' }] },
    ])
    expect(await contents(w)).toEqual(before)

    const done = (await w.load(columns, rows)).body
    expect(actions(done)).toEqual(actions(preview))
    expect(await w.all()).toMatchObject([
      {
        name: 'Army',
        phone: '7',
        contacts: [{ name: 'Bob Ross', email: 'BOB@army.example', position: '', phone: '' }],
      },
      { _id: w.navy, name: 'Navy', fullname: 'United States Navy', phone: '5', contacts: NAVY.contacts },
    ])
    const after = await contents(w)
    expect(new Set(actions((await w.load(['name', 'phone'], [['Army', '7']])).body))).toEqual(new Set(['unchanged']))
    expect(await contents(w)).toEqual(after)
  })

  test('takes what the export gave, and finds nothing to change', async () => {
    const w = await withNavy()
    const rows = (await linesOf(w)).slice(1, -1).map((line) => line.replaceAll('"', '').split(','))
    const columns = [...HEAD.split(',').slice(0, -1), null]
    expect((await w.load(columns, rows)).body).toMatchObject({ unchanged: 2, created: 0, updated: 0, refused: 0 })
  })

  test('goes by id, by name, by e-mail, in this order; and refuses what may be several', async () => {
    const w = await withNavy()
    for (const email of ['a@twin.example', 'b@twin.example'])
      await w.as(w.ada).post('/crm/customers', { name: 'Twin', email })
    await w.as(w.ada).post('/crm/customers', { name: 'Other', email: 'a@twin.example' })
    const { body } = await w.load(
      ['id', 'name', 'email', 'phone'],
      [
        [w.navy, 'Marine', '', '1'],
        ['', '', 'OFFICE@navy.example', '2'],
        ['', 'Twin', '', '3'],
        ['', 'Twin', 'b@twin.example', '4'],
        ['', '', 'a@twin.example', '5'],
        ['', '', 'nobody@twin.example', '6'],
        ['99999', 'Navy', '', '7'],
        ['x', 'Navy', '', '8'],
      ],
    )
    expect(body.rows).toMatchObject([
      { action: 'updated', customer: w.navy, name: 'Marine' },
      { action: 'updated', customer: w.navy },
      { action: 'refused', errors: [{ field: 'name', code: 'ambiguous' }] },
      { action: 'updated' },
      { action: 'refused', errors: [{ field: 'email', code: 'ambiguous' }] },
      { action: 'refused', errors: [{ field: 'name', code: 'needed' }] },
      { action: 'refused', errors: [{ field: 'id', code: 'unknown' }] },
      { action: 'refused', errors: [{ field: 'id', code: 'unknown' }] },
    ])
    expect((await w.all()).map(({ phone }: { phone: string }) => phone).sort()).toEqual(['', '', '2', '4'])
  })

  test('does nothing of a row that breaks a limit, and takes one that meets it', async () => {
    const w = await withNavy()
    const { body } = await w.load(
      ['name', 'fullname'],
      [
        ['x'.repeat(300), 'y'],
        ['x'.repeat(301), 'y'],
        ['Navy', 'y'.repeat(1001)],
        ['Navy', 'y'.repeat(1000)],
      ],
    )
    expect(actions(body)).toEqual(['created', 'refused', 'refused', 'updated'])
    const contacts = Array.from({ length: 101 }, (_, i) => ['Full', `Contact ${i}`])
    const full = (await w.load(['name', 'contactName'], contacts)).body
    expect(full).toMatchObject({ created: 1, updated: 99, refused: 1 })
    expect(full.rows[100].errors).toMatchObject([{ field: 'contactName', code: 'tooMany' }])
  })

  test.each<[string, object, number, string]>([
    ['no columns', { rows: [['x']] }, 400, '/columns'],
    ['an unknown column', { columns: ['nam'], rows: [['x']] }, 400, '/columns/0'],
    ['a column twice', { columns: ['name', 'name'], rows: [['x']] }, 422, '/columns'],
    ['columns that say of nobody', { columns: ['phone'], rows: [['x']] }, 422, '/columns'],
    ['no rows', { columns: ['name'], rows: [] }, 400, '/rows'],
    ['5,001 rows', { columns: ['name'], rows: Array(5001).fill(['x']) }, 400, '/rows'],
    ['a cell that is no text', { columns: ['name'], rows: [[1]] }, 400, '/rows/0/0'],
  ])('is refused with %s', async (_, body, status, field) => {
    const w = await withNavy()
    const before = await contents(w)
    const answer = await w.as(w.ben).post('/crm/customers/import', body)
    expect(answer).toMatchObject({ status, body: { errors: [{ field }] } })
    expect(await contents(w)).toEqual(before)
  })

  test('takes 5,000 rows, and finds nothing of another organization', async () => {
    const w = await withNavy()
    const rows = Array.from({ length: 5000 }, (_, i) => [`Client ${i % 50}`])
    expect((await w.load(['name'], rows, { dryRun: true })).body).toMatchObject({ created: 50, unchanged: 4950 })
    const { body } = await w.as(w.eve).post('/crm/customers/import', {
      columns: ['id', 'name'],
      rows: [
        [w.navy, 'Mine'],
        ['', 'Navy'],
      ],
    })
    expect(actions(body)).toEqual(['refused', 'created'])
    expect(await w.all()).toMatchObject([{ _id: w.navy, name: 'Navy' }])
  })
})

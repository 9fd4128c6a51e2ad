import { describe, expect, test } from 'vitest'
import { none, ok, STATES } from '../support/planned-reports.ts'
import { type Person, seconds, world } from '../support/world.ts'

describe('the report of tasks', () => {
  async function january() {
    const w = await world({ now: '2026-01-05T09:00:00Z' })
    const { as, ada, ben, cem, clock, website } = w
    ok(await as(ada).put(`/groups/${website}`, { taskStates: STATES }))
    const client = ok(await as(ada).post('/crm/customers', { name: 'Globex' }))
    const make = async (iso: string, body: object): Promise<string> => {
      clock.set(iso)
      return ok(await as(ada).post('/tasks', { group: website, name: 'x', ...body }))._id
    }
    const move = async (iso: string, id: string, value: string) => {
      clock.set(iso)
      ok(await as(ada).put(`/tasks/${id}/state`, { value }))
    }
    const old = await make('2025-12-20T09:00:00Z', { assignees: [ben._id], customer: client._id })
    const fresh = await make('2026-01-05T09:00:00Z', { assignees: [ben._id, cem._id], state: 'Doing' })
    const dropped = await make('2026-01-06T09:00:00Z', {})
    await make('2026-01-07T09:00:00Z', { deadline: seconds('2026-01-20T09:00:00Z'), customer: client._id })
    const put = await make('2026-01-08T09:00:00Z', {})
    await move('2026-01-10T09:00:00Z', old, 'Done')
    await move('2026-01-12T09:00:00Z', dropped, 'Dropped')
    ok(await as(ada).put(`/tasks/${put}/archive`, { value: true }))
    await move('2026-02-03T09:00:00Z', fresh, 'Done')
    const period = `from=${seconds('2026-01-01T00:00:00+03:00')}&to=${seconds('2026-02-01T00:00:00+03:00') - 0.001}`
    return { ...w, client, period }
  }

  test('counts by state, in the order of the project', async () => {
    const { as, ada, website, period } = await january()
    const rows = ok(await as(ada).get(`/reports/tasks?by=state&group=${website}&${period}`))
    expect(rows.map(({ state, ...counts }: { state: { name: string } }) => [state.name, counts])).toEqual([
      ['Todo', { created: 2, done: 0, cancelled: 0, open: 1, overdue: 1 }],
      ['Doing', none],
      ['Done', { created: 1, done: 1, cancelled: 0, open: 1, overdue: 0 }], // one was completed in February alone
      ['Dropped', { created: 1, done: 0, cancelled: 1, open: 0, overdue: 0 }],
    ])
    expect(rows[1].state).toMatchObject({ name: 'Doing', type: 'active' })
  })

  test('counts by assignee, the busiest first and nobody last', async () => {
    const { as, ada, ben, cem, website, period } = await january()
    const person = ({ _id, firstname, lastname }: Person) => ({ _id, firstname, lastname, profile: '' })
    expect(ok(await as(ada).get(`/reports/tasks?by=person&group=${website}&${period}`))).toEqual([
      { user: person(ben), created: 1, done: 1, cancelled: 0, open: 1, overdue: 0 },
      { user: person(cem), created: 1, done: 0, cancelled: 0, open: 1, overdue: 0 },
      { user: null, created: 3, done: 0, cancelled: 1, open: 1, overdue: 1 },
    ])
  })

  test('counts by client; without a period, from the first task to now', async () => {
    const { as, ada, client } = await january()
    const customer = { _id: client._id, name: 'Globex' }
    expect(ok(await as(ada).get('/reports/tasks?by=client'))).toEqual([
      { customer, created: 2, done: 1, cancelled: 0, open: 1, overdue: 1 },
      { customer: null, created: 3, done: 1, cancelled: 1, open: 0, overdue: 0 },
    ])
  })

  test('calls nothing overdue whose deadline is still to come in the period', async () => {
    const { as, ada, clock, website } = await world({ now: '2026-01-15T09:00:00Z' })
    ok(await as(ada).post('/tasks', { group: website, name: 'x', deadline: seconds('2026-01-20T09:00:00Z') }))
    const overdue = async () =>
      ok(await as(ada).get(`/reports/tasks?by=client&to=${seconds('2026-01-31T00:00:00Z')}`))[0].overdue
    expect(await overdue()).toBe(0)
    clock.set('2026-01-20T09:00:00.001Z')
    expect(await overdue()).toBe(1)
  })

  test('takes in sub-projects when asked to, and one kind alone', async () => {
    const { as, ada, website, sales } = await world()
    const { _id: part } = ok(await as(ada).post('/groups', { name: 'Part', parents: [website] }))
    for (const group of [website, part, part, sales]) ok(await as(ada).post('/tasks', { group, name: 'x' }))
    const created = async (query: string): Promise<number> =>
      ok(await as(ada).get(`/reports/tasks?by=client&${query}`)).reduce(
        (sum: number, row: { created: number }) => sum + row.created,
        0,
      )
    expect(await created(`group=${website}`)).toBe(1)
    expect(await created(`group=${website}&recursive=true`)).toBe(3)
    expect(await created('')).toBe(4)
    expect(await created('kind=project')).toBe(3)
    expect(await created(`group=${sales}&kind=project`)).toBe(0)
    const states = ok(await as(ada).get('/reports/tasks?by=state'))
    expect(states.map(({ state }: { state: { name: string } }) => state.name)).toEqual(['cb_waiting', 'New lead'])
  })

  test('counts nothing that the caller may not see, nor what is in the trash', async () => {
    const { as, ada, ben, cem, website, secret } = await world()
    const make = async (body: object) => ok(await as(ada).post('/tasks', { group: website, name: 'x', ...body }))._id
    await make({ private: true })
    await make({ private: true, assignees: [ben._id] })
    await make({ group: secret })
    ok(await as(ada).delete(`/tasks/${await make({})}`))
    const created = async (person: Person, query = '') => ok(await as(person).get(`/reports/tasks?by=client${query}`))
    const count = (n: number) => [{ customer: null, ...none, created: n, open: n }]
    expect(await created(ada)).toEqual(count(3))
    expect(await created(ben)).toEqual(count(1))
    expect(await created(cem)).toEqual([])
    expect(await created(cem, `&group=${secret}`)).toEqual([])
    expect(await created(cem, '&group=nonsense')).toEqual([])
    const levels = { tasks: 'edit', files: 'edit' }
    const perms = { members: { ...levels, reports: 'none' }, everybody: { ...levels, reports: 'view' } }
    ok(await as(ada).put(`/groups/${website}`, { perms }))
    expect((await as(ben).get(`/reports/tasks?by=state&group=${website}`)).status).toBe(403)
    expect(await created(ben)).toEqual([])
  })

  test.each([
    ['by', ''],
    ['by', 'by=colour'],
    ['to', 'by=state&from=2&to=1'],
    ['from', 'by=state&from=soon'],
    ['gruop', 'by=state&gruop=1'],
    ['format', 'by=state&format=xls'],
  ])('names %s when it is wrong: %s', async (field, query) => {
    const { as, ada } = await world()
    expect(await as(ada).get(`/reports/tasks?${query}`)).toMatchObject({ status: 400, body: { errors: [{ field }] } })
  })

  test('is a table for spreadsheets, too', async () => {
    const { as, ada, ben, website } = await world()
    const { _id } = ok(await as(ada).post('/crm/customers', { name: '=2+2, "Ltd"' }))
    ok(await as(ada).post('/tasks', { group: website, name: 'x', customer: _id, assignees: [ben._id] }))
    const figures = '1,0,0,1,0'
    const csv = await as(ada).get('/reports/tasks?by=client&format=csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['content-disposition']).toContain('filename="tasks-by-client.csv"')
    const head = '"created","done","cancelled","open","overdue"\r\n'
    expect(csv.body).toBe(`\ufeff"customer","name",${head}"${_id}","'=2+2, ""Ltd""",${figures}\r\n`)
    const accepted = await as(ada).get('/reports/tasks?by=person', { accept: 'text/csv' })
    expect(accepted.body).toBe(`\ufeff"user","name",${head}${ben._id},"Ben Franklin",${figures}\r\n`)
    const line = async () => (await as(ada).get('/reports/tasks?by=state&format=csv')).body.split('\r\n')[1]
    expect(await line()).toBe(`"Pending","waiting",${figures}`)
    ok(await as(ada).put('/app/me', { language: 'tr' }))
    expect(await line()).toBe(`"Bekliyor","waiting",${figures}`)
  })
})

describe('what is done per week', () => {
  test('is counted from Monday to Sunday, as the organization has them', async () => {
    const { as, ada, clock, website } = await world({ now: '2026-01-01T09:00:00Z' })
    ok(await as(ada).put(`/groups/${website}`, { taskStates: STATES }))
    // In Istanbul a week begins at 21:00 UTC on Sunday.
    const ends: [string, string][] = [
      ['2026-01-04T20:59:59.999Z', 'Done'],
      ['2026-01-04T21:00:00Z', 'Done'],
      ['2026-01-11T20:59:59.999Z', 'Done'],
      ['2026-01-12T09:00:00Z', 'Dropped'],
    ]
    for (const [at, value] of ends) {
      const { _id } = ok(await as(ada).post('/tasks', { group: website, name: 'x' }))
      clock.set(at)
      ok(await as(ada).put(`/tasks/${_id}/state`, { value }))
    }
    clock.set('2026-01-13T09:00:00Z')
    const weeks = [
      { week: '2026-W01', start: seconds('2025-12-28T21:00:00Z'), done: 1 },
      { week: '2026-W02', start: seconds('2026-01-04T21:00:00Z'), done: 2 },
      { week: '2026-W03', start: seconds('2026-01-11T21:00:00Z'), done: 0 },
    ]
    const period = `from=${seconds('2026-01-01T00:00:00Z')}&to=${seconds('2026-01-31T00:00:00Z')}`
    expect(ok(await as(ada).get(`/reports/done-per-week?group=${website}&${period}`))).toEqual(weeks)
    const twelve = ok(await as(ada).get('/reports/done-per-week'))
    expect(twelve).toHaveLength(12)
    expect(twelve.slice(-3)).toEqual(weeks)
    const { body } = await as(ada).get(`/reports/done-per-week?format=csv&${period}`)
    expect(body).toBe(
      '\ufeff"week","monday","done"\r\n"2026-W01","2025-12-29",1\r\n"2026-W02","2026-01-05",2\r\n"2026-W03","2026-01-12",0\r\n',
    )
    expect(ok(await as(ada).get(`/reports/done-per-week?from=${seconds('2027-01-01T00:00:00Z')}`))).toEqual([])
    expect((await as(ada).get('/reports/done-per-week?from=0')).body.errors).toEqual([
      { field: 'from', message: 'is more than 10 years back', code: 'too_far_back', params: { years: 10 } },
    ])
  })
})

describe('the report of leads', () => {
  test('adds up each stage exactly, in the currency of its pipeline', async () => {
    const { as, ada, sales, website } = await world()
    ok(await as(ada).put(`/groups/${sales}`, { currency: 'KWD' })) // three decimals, as many as any has
    const make = (state: string, lead: object) => as(ada).post('/tasks', { group: sales, name: 'x', state, lead })
    ok(await make('Proposal', { expectedRevenue: '0.1', probability: 50 }))
    ok(await make('Proposal', { expectedRevenue: '0.2', probability: 50 }))
    ok(await make('Proposal', { expectedRevenue: '999999999999999', probability: 0 }))
    ok(await make('Proposal', { expectedRevenue: '99999999999.999' }))
    ok(await make('Won', { expectedRevenue: '1000', probability: 10 }))
    ok(await make('Lost', { expectedRevenue: '70', probability: 90 }))
    ok(await make('Lost', {}))
    const rows = ok(await as(ada).get(`/reports/leads?group=${sales}`))
    const figures = rows.map((row: Record<string, unknown> & { stage: { name: string } }) => [
      row.stage.name, row.count, row.amount, row.weighted,
    ]) // biome-ignore format: a line of the table
    expect(figures).toEqual([
      ['New lead', 0, '0', '0'],
      ['Introductory call', 0, '0', '0'],
      ['Proposal', 4, '1000099999999999.299', '0.15'],
      ['Won', 1, '1000', '1000'],
      ['Lost', 2, '70', '0'],
    ])
    expect(rows[0]).toMatchObject({ group: sales, currency: 'KWD', stage: { type: 'waiting', color: '#4c6ef5' } })
    const { body } = await as(ada).get('/reports/leads?format=csv')
    expect(body.split('\r\n')[4]).toBe(`"${sales}","Sales","Won","completed",1,1000,1000,"KWD"`)
    const german = await as(ada).get('/reports/leads?format=csv&separator=semicolon&decimal=comma')
    expect(german.body.split('\r\n')[3]).toMatch(/;"Proposal";"\w+";4;1000099999999999,299;0,15;"KWD"$/)
    expect(await as(ada).get(`/reports/leads?group=${website}`)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'group', message: 'the project is no pipeline' }] },
    })
  })
})

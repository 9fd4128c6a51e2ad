import { describe, expect, test } from 'vitest'
import { uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

const BASE = '/cubedrive'
const FORM = `${BASE}/formDataApi/10100000`
const ACTIONS = ['OrganizationTaskActionHandler.addRemind', 'OrganizationTaskActionHandler.sendEmailAtUserOnDesc']
const WHEN = Date.parse('2025-06-29T11:31:36.061Z')

/** An integration as the document has it: it signs in, and takes the ids from one answer to the next request. */
async function integration() {
  const w = await world()
  const { body } = await w.as(null).post(`${BASE}/getLogin`, { j_username: w.ada.email, j_password: w.ada.password })
  const door = w.as(null, { 'X-Auth-Token': body['x-auth-token'] })
  const list = await door.get(`${BASE}/taskCategory/listByType?componentId=${w.sales}&type=application`)
  const [first, second] = list.body.categories
  const { cubedrive } = (await w.as(w.ada).get('/app/me')).body
  /** The payload of "Create a new lead", as it stands there. */
  const data = (more: object = {}) => ({
    address: '70 Springland Dr.', attachments: [], authorId: `$userId:${cubedrive.userId}`, categoryId: first.id, city: 'Ottawa',
    contact: 'John Doe', country: 'Canada', createdAt: '2025-06-29T11:31:36.061Z', customer: 'EDC manpower Inc.',
    desc: 'This is description for the lead', dueDate: '$iso8601:2025-06-29T11:31:36.061Z', email: 'johnDoe@cubedrive.com',
    estimateDays: '2', expectedRevenue: '2500', linkedin: 'https://www.linkedin.com/in/teten', mrr: '500', name: 'Lead title',
    organizationId: '', period: '1', periodRevenue: '500', phone: '6131283776', position: 'CEO', postCode: 'K2G5T0', priority: '6000',
    probablity: 75, projectAssemblyDataId: 'application', projectAssemblyId: w.sales, related: 'app', 'remind Date': null,
    state: 'Ontario', status: 'todo', tags: [], url: '', ...more,
  }) // biome-ignore format: a list of fields
  const upsert = (more: object = {}) => door.post(`${FORM}/upsert`, { actions: ACTIONS, item: { data: data(more) } })
  const make = async (more: object = {}): Promise<string> => (await upsert(more)).body.dataId
  const page = async (filters: object = {}, more: object = {}) =>
    door.post(`${FORM}/paginate`, {
      ...{ rowsHandler: 'OrganizationTaskRowsHandler.toTasks', start: 0, limit: 50 },
      ...{ sorts: { 'data.rank': -1, updatedAt: -1 }, filters, ...more },
    })
  const row = async (id: string) => (await page({ id })).body.rows[0]
  return { w, door, list, first, second, cubedrive, data, upsert, make, page, row }
}

describe('Get CRM Categories', () => {
  test('Response Result', async () => {
    const { w, list } = await integration()
    expect(list).toMatchObject({ status: 200, body: { success: true, archivedCategories: [] } })
    expect(list.body.categories.length).toBeGreaterThan(1)
    for (const [i, category] of list.body.categories.entries())
      expect(category).toEqual({
        ...{
          id: expect.any(Number),
          name: expect.any(String),
          color: expect.any(String),
          authorId: expect.any(Number),
        },
        ...{ weight: 100 + i, componentId: w.sales, categoryType: 'application', active: true },
        ...{ settings: { collapse: false }, createdAt: expect.any(Number) },
      })
  })

  test.each([
    ['componentId', 'type=application'],
    ['type', 'componentId=SALES&type=other'],
  ])('parameter %s', async (_, query) => {
    const { w, door } = await integration()
    expect((await door.get(`${BASE}/taskCategory/listByType?${query.replace('SALES', w.sales)}`)).status).toBe(400)
  })
})

describe('List tasks by category', () => {
  const byCategory = ({ w, first }: Awaited<ReturnType<typeof integration>>) => ({
    'data.projectAssemblyId': w.sales,
    'data.projectAssemblyDataId': 'application',
    'data.related': 'app',
    'data.categoryId': first.id,
    'data.status': { $in: ['todo', 'inProgress', 'expired', 'done'] },
  })

  test('Request Payload, Response Result', async () => {
    const crm = await integration()
    const ids = [await crm.make({ name: 'VAMS' }), await crm.make({ name: 'TruVue' })]
    await crm.make({ categoryId: crm.second.id })
    const { body } = await crm.page(byCategory(crm))
    expect(body).toMatchObject({ success: true, total: 2 })
    expect(body.rows.map((row: { id: string }) => row.id).toSorted()).toEqual(ids)
    expect(body.rows.map((row: { title: string }) => row.title).toSorted()).toEqual(['TruVue', 'VAMS'])
  })

  test('color goes through cyan, green, blue, geekblue, purple, gold, cyan', async () => {
    const crm = await integration()
    for (let i = 0; i < 7; i++) await crm.make()
    const colors = (await crm.page(byCategory(crm))).body.rows.map((row: { color: string }) => row.color)
    expect(colors).toEqual(['cyan', 'green', 'blue', 'geekblue', 'purple', 'gold', 'cyan'])
  })

  test.each(['data.projectAssemblyId', 'data.projectAssemblyDataId', 'data.related', 'data.categoryId'])(
    'filter %s',
    async (path) => {
      const crm = await integration()
      await crm.make()
      const filters: Record<string, unknown> = byCategory(crm)
      expect((await crm.page({ [path]: filters[path] })).body.total).toBe(1)
      expect((await crm.page({ [path]: { $ne: filters[path] } })).body.total).toBe(0)
    },
  )

  test.each([
    ['todo', { status: 'todo', dueDate: null }],
    ['inProgress', { status: 'inProgress', dueDate: null }],
    ['expired', { status: 'todo' }],
    ['done', { status: 'done' }],
  ])('filter data.status: %s', async (status, given) => {
    const crm = await integration()
    const id = await crm.make(given)
    await crm.make({ status: status === 'done' ? 'todo' : 'done' })
    const { rows } = (await crm.page({ 'data.status': { $in: [status] } })).body
    expect(rows).toMatchObject([{ id, status }])
  })

  test('start and limit', async () => {
    const crm = await integration()
    for (const name of ['a', 'b', 'c']) await crm.make({ name })
    const { body } = await crm.page({}, { start: 1, limit: 1, sorts: { 'data.name': 1 } })
    expect(body).toMatchObject({ rows: [{ title: 'b' }], total: 3 })
  })

  test('sorts data.rank and updatedAt, descending', async () => {
    const crm = await integration()
    for (const [name, rank] of [['low', 1], ['high', 9]] as const) await crm.make({ name, rank }) // biome-ignore format: pairs
    expect((await crm.page()).body.rows).toMatchObject([{ title: 'high' }, { title: 'low' }])
  })

  test('a specific user’s tasks: data.assignedUsers.userId', async () => {
    const crm = await integration()
    const ben = crm.w.encryptedIds.encrypt('user', crm.w.ben.id)
    const id = await crm.make({ assignedUsers: [{ userId: `$userId:${ben}` }] })
    await crm.make()
    const { body } = await crm.page({ 'data.assignedUsers.userId': `$userId:${ben}`, ...byCategory(crm) })
    expect(body).toMatchObject({ rows: [{ id }], total: 1 })
  })
})

describe('Create a new lead', () => {
  test('Request Payload, Response Result', async () => {
    const { upsert } = await integration()
    expect(await upsert()).toMatchObject({
      status: 200,
      body: { dataId: expect.stringMatching(/^[0-9]+$/), formId: 10100000, success: true },
    })
  })

  /** Each row of the table: what its example value reads as. */
  test.each<[parameter: string, is: unknown]>([
    ['address', '70 Springland Dr.'],
    ['attachments', []],
    ['city', 'Ottawa'],
    ['contact', 'John Doe'],
    ['country', 'Canada'],
    ['createdAt', WHEN],
    ['customer', 'EDC manpower Inc.'],
    ['desc', 'This is description for the lead'],
    ['dueDate', WHEN],
    ['email', 'johnDoe@cubedrive.com'],
    ['estimateDays', '2'],
    ['expectedRevenue', '2500'],
    ['linkedin', 'https://www.linkedin.com/in/teten'],
    ['mrr', '500'],
    ['name', 'Lead title'],
    ['organizationId', ''],
    ['period', '1'],
    ['periodRevenue', '500'],
    ['phone', '6131283776'],
    ['position', 'CEO'],
    ['postCode', 'K2G5T0'],
    ['priority', '6000'],
    ['probablity', 75],
    ['projectAssemblyDataId', 'application'],
    ['related', 'app'],
    ['remind Date', null],
    ['state', 'Ontario'],
    ['status', 'expired'], // its due date has passed
    ['tags', []],
    ['url', null], // empty
  ])('parameter %s', async (parameter, is) => {
    const { make, row } = await integration()
    expect((await row(await make()))[parameter]).toEqual(is)
  })

  test('parameters authorId, categoryId and projectAssemblyId', async () => {
    const { w, make, row, first, cubedrive } = await integration()
    expect(await row(await make())).toMatchObject({
      authorId: cubedrive.userId,
      categoryId: first.id,
      projectAssemblyId: w.sales,
    })
  })

  test('parameters with other values: attachments, tags, organizationId, remind Date', async () => {
    const { w, make, row } = await integration()
    const file = await uploaded(w, w.ada, 'a plan')
    const { _id: client } = (await w.as(w.ada).post('/crm/customers', { name: 'Nile' })).body
    const given = {
      attachments: [file],
      tags: ['fleet'],
      organizationId: client,
      'remind Date': '$iso8601:2026-03-01T00:00:00Z',
    }
    expect(await row(await make(given))).toMatchObject({
      ...given,
      attachments: [{ id: file, name: expect.any(String) }],
      'remind Date': Date.parse('2026-03-01T00:00:00Z'),
    })
  })

  test.each([[0, 200], [100, 200], [-1, 422], [101, 422]])('probablity must be 0 - 100: %i', async (probablity, status) => {
    const { upsert } = await integration()
    expect((await upsert({ probablity })).status).toBe(status)
  }) // biome-ignore format: pairs

  test.each(['categoryId', 'projectAssemblyId'])('%s must be a valid ID', async (field) => {
    const { upsert } = await integration()
    expect((await upsert({ [field]: field === 'categoryId' ? 99999 : '5' })).status).toBe(422)
    expect((await upsert({ [field]: undefined })).status).toBe(400)
  })

  test('action addRemind: a reminder at the remind Date', async () => {
    const { w, make } = await integration()
    await make({ 'remind Date': '$iso8601:2026-03-01T00:00:00Z' })
    w.clock.set('2026-03-01T00:00:01Z')
    await w.runJobs()
    expect(w.mails.map(({ to }) => to)).toMatchObject([{ address: w.ada.email }])
  })

  test('action sendEmailAtUserOnDesc: an e-mail to the users in the description', async () => {
    const { w, make } = await integration()
    await make({ desc: `See @${w.ben.email}` })
    await w.runJobs()
    expect(w.mails.map(({ to }) => to)).toMatchObject([{ address: w.ben.email }])
  })
})

describe('Update lead', () => {
  test('Request Payload: all of it, with taskId', async () => {
    const { door, make, row, data, second } = await integration()
    const taskId = await make({ name: 'Before', city: 'Toronto', categoryId: second.id })
    const { status, body } = await door.post(`${FORM}/${taskId}/updateFields`, {
      taskId,
      actions: ACTIONS,
      item: { data: data() },
    })
    expect({ status, body }).toEqual({ status: 200, body: { dataId: taskId, formId: 10100000, success: true } })
    expect(await row(taskId)).toMatchObject({ name: 'Lead title', city: 'Ottawa', estimateDays: '2' })
  })

  test('parts of data: estimateDays: 23', async () => {
    const { door, make, row } = await integration()
    const taskId = await make()
    const before = await row(taskId)
    await door.post(`${FORM}/${taskId}/updateFields`, { taskId, item: { data: { estimateDays: 23 } } })
    expect(await row(taskId)).toEqual({ ...before, estimateDays: 23, updatedAt: expect.any(Number) })
  })

  test('from one category to another', async () => {
    const { door, make, row, second } = await integration()
    const taskId = await make()
    await door.post(`${FORM}/${taskId}/updateFields`, { taskId, item: { data: { categoryId: second.id } } })
    expect((await row(taskId)).categoryId).toBe(second.id)
  })
})

describe('List Organization Users', () => {
  test('Parameters, Results', async () => {
    const { w, door, cubedrive } = await integration()
    const path = `${BASE}/groupContact/listPeople?groupId=${cubedrive.groupId}&type=group`
    const { status, body } = await door.get(`${path}&start=0&limit=100`)
    expect({ status, body }).toMatchObject({ status: 200, body: { success: true, totalCount: 4 } })
    expect(body.results).toHaveLength(4)
    expect(body.results[0]).toEqual({
      ...{ contactUserId: cubedrive.userId, info: w.ada.email, self: true, email: w.ada.email },
      ...{ firstname: 'Ada', lastname: 'Lovelace', name: 'Lovelace/Ada' },
    })
    expect((await door.get(`${path}&start=1&limit=1`)).body.results).toEqual([body.results[1]])
  })

  test('the token comes first', async () => {
    const { w, cubedrive } = await integration()
    expect((await w.as(null).get(`${BASE}/groupContact/listPeople?groupId=${cubedrive.groupId}`)).status).toBe(401)
  })
})

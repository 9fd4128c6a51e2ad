import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openApi } from '../support/conformity.ts'
import { crm } from '../support/crm.ts'
import { type World, world } from '../support/world.ts'

const send = (w: World, url: string, payload: Buffer | string, headers: Record<string, string> = {}) =>
  w.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { authorization: `Bearer ${w.ada.token}`, 'content-type': 'application/json', ...headers },
  })

describe.each(['/api/v1/tasks', '/cubedrive/formDataApi/10100000/paginate'])('a body for %s', (url) => {
  const bodyFor = (w: World) =>
    JSON.stringify(url.endsWith('tasks') ? { group: w.website, name: 'Ağaç' } : { limit: 1 })

  test('may begin with a byte order mark, and be packed with gzip', async () => {
    const w = await world()
    const body = Buffer.from(bodyFor(w))
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body])
    for (const [payload, headers] of [
      [marked, {}],
      [gzipSync(body), { 'content-encoding': 'gzip' }],
      [gzipSync(marked), { 'content-encoding': 'x-gzip' }],
      [body, { 'content-encoding': 'identity' }],
    ] as const) {
      const answer = await send(w, url, payload, headers)
      expect(answer.statusCode, answer.body).toBe(200)
      if (url.endsWith('tasks')) expect(answer.json().name).toBe('Ağaç')
    }
  })

  test('packed otherwise, or badly, is refused in words that say so', async () => {
    const w = await world()
    const body = Buffer.from(bodyFor(w))
    const said = async (payload: Buffer, encoding: string) => {
      const answer = await send(w, url, payload, { 'content-encoding': encoding })
      return [answer.statusCode, answer.json().detail ?? answer.json().info]
    }
    expect(await said(brotliCompressSync(body), 'br')).toEqual([415, expect.stringMatching(/"br".*gzip/)])
    expect(await said(gzipSync(body), 'gzip, gzip')).toEqual([415, expect.stringMatching('gzip')])
    expect(await said(body, 'gzip')).toEqual([400, expect.stringMatching('not gzip')])
    expect(await said(gzipSync(body).subarray(0, 30), 'gzip')).toEqual([400, expect.stringMatching('not gzip')])
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))
    expect(await said(bomb, 'gzip')).toEqual([413, expect.stringMatching('larger than is taken')])
  })
})

test('a form that is packed is refused in words that say so', async () => {
  const w = await world()
  const answer = await send(w, '/cubedrive/getLogin', gzipSync('j_username=a&j_password=b'), {
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
  })
  expect([answer.statusCode, answer.json().info]).toEqual([415, expect.stringMatching('Content-Encoding')])
})

test.each([
  ['/tasks?limit=1&limit=2', 'limit', /given 2 times/],
  ['/search?q=a&q=b&q=c', 'q', /given 3 times/],
  ['/cubedrive/groupContact/listPeople?start=0&start=1', 'start', /given 2 times/],
])('a repeated parameter is named as such: %s', async (path, field, words) => {
  const w = await world()
  const { status, body } = await w.as(w.ada).get(path)
  expect({ status, ...body.errors[0] }).toMatchObject({
    status: 400,
    field: expect.stringContaining(field),
    message: expect.stringMatching(words),
  })
})

test.each([
  ['/tasks?asignee=1', '; did you mean assignee?'],
  ['/tasks?Limit=1', '; did you mean limit?'],
  ['/tasks?colour=1', ''],
  ['/tasks?x=1', ''],
])('%s is refused, with a nearest name only where one is near', async (path, words) => {
  const w = await world()
  const { status, body } = await w.as(w.ada).get(path)
  expect([status, body.errors[0].message]).toEqual([400, `is not a parameter here${words}`])
})

test.each([
  ['paginate', { filter: {} }, '/filter', 'filters'],
  ['paginate', { sort: {} }, '/sort', 'sorts'],
  ['paginate', { filters: {}, pageSize: 5 }, '/pageSize', ''],
  ['upsert', { item: { data: {} }, action: [] }, '/action', 'actions'],
  ['upsert', { item: { data: {}, dataid: '1' } }, '/item/dataid', 'dataId'],
  ['1/updateFields', { item: { data: {} }, task: '1' }, '/task', 'taskId'],
  ['1/updateFields', { item: { data: {}, more: 1 } }, '/item/more', ''],
])('CubeDrive’s %s refuses the unknown member of %j by name', async (call, given, field, meant) => {
  const w = await world()
  const item = { ...('item' in given && given.item), data: await crm(w).data() }
  const body = call === 'upsert' ? { ...given, item } : given
  const answer = await w.as(w.ada).post(`/cubedrive/formDataApi/10100000/${call}`, body)
  const message = `is not a member of this body${meant && `; did you mean ${meant}?`}`
  expect(answer).toMatchObject({ status: 400, body: { success: false, errors: [{ field, message }] } })
})

test('CubeDrive’s getLogin refuses an unknown member by name', async () => {
  const w = await world()
  const body = { j_username: 'ada@example.com', j_password: 'x', j_pasword: 'y' }
  const answer = await w.as(null).post('/cubedrive/getLogin', body)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: '/j_pasword' }] } })
})

test.each([
  [{ start: '0', limit: '1' }, 200, 1],
  [{ start: '1' }, 200, 1],
  [{ start: '', limit: 1 }, 400, '/start'],
  [{ limit: '0' }, 400, '/limit'],
  [{ limit: '501' }, 400, '/limit'],
  [{ limit: '1.5' }, 400, '/limit'],
  [{ limit: 1.5 }, 400, '/limit'],
  [{ start: '-1' }, 400, '/start'],
])('paginate with %j is %i', async (given, status, expected) => {
  const w = await world()
  const my = crm(w)
  const stage = await my.stage('Proposal')
  for (const name of ['a', 'b']) await my.make({ name, categoryId: String(stage) })
  const { status: is, body } = await my.paginate({ filters: { 'data.categoryId': String(stage) }, ...given })
  expect(is).toBe(status)
  if (status === 400) expect(body.errors[0].field).toBe(expected)
  else expect([body.rows.length, body.total, body.rows[0].categoryId]).toEqual([expected, 2, stage])
})

test('a malformed $userId: in a filter is 400; an unknown one matches nothing', async () => {
  const w = await world()
  const my = crm(w)
  await my.make({ assignedUsers: [my.user(w.ben)] })
  for (const path of ['data.authorId', 'data.assignedUsers', 'data.assignedUsers.userId'])
    for (const given of ['$userId:nobody', 'x', '', '$userId:', '$userId:AAAAAAAAAAB', '2']) {
      const answer = await my.paginate({ filters: { [path]: { $in: [given] } } })
      expect(answer, given).toMatchObject({
        status: 400,
        body: { errors: [{ message: expect.stringMatching('encrypted id') }] },
      })
    }
  expect(await my.rows({ 'data.assignedUsers.userId': '$userId:AAAAAAAAAAA' })).toEqual([])
  expect(await my.rows({ 'data.assignedUsers.userId': my.user(w.ben) })).toHaveLength(1)
})

/** One value that breaks the pattern of each text that has one, by the documents. */
test('no message shows a regular expression', async () => {
  const w = await world()
  const { paths } = await openApi(w.app, '/api/v1')
  const seen = new Set<string>()
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(methods)) {
      const schema = requestBody?.content['application/json']?.schema
      const names = Object.entries(schema?.properties ?? {}).filter(([, each]) => 'pattern' in each)
      if (names.length === 0) continue
      const body = Object.fromEntries(names.map(([name]) => [name, ' /\u0001']))
      const answer = await w.app.inject({
        method: method.toUpperCase() as 'POST',
        url: path.replaceAll(/\{\w+\}/g, '1'),
        payload: body,
        headers: { authorization: `Bearer ${w.ada.token}` },
      })
      for (const { message } of answer.json().errors ?? []) seen.add(message)
    }
  for (const payload of [{ name: ' ' }, { email: 'x' }])
    for (const { message } of (await w.as(w.ada).post('/crm/customers', { name: 'x', ...payload })).body.errors ?? [])
      seen.add(message)
  expect([...seen]).toContain('is no e-mail address')
  expect([...seen].filter((message) => /pattern|\\|\^|\$|\[/.test(message))).toEqual([])
})

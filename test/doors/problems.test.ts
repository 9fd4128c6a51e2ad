import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { errorsDocument } from '../../server/api/http/errors-document.ts'
import { REFUSALS } from '../../server/domain/refusals.ts'
import { world } from '../support/world.ts'

test('docs/errors.md lists every code as it is', () => {
  expect(readFileSync('docs/errors.md', 'utf8'), 'npm run errors-doc').toBe(errorsDocument())
})

test('the type of a problem leads to a page that says what it means', async () => {
  const { app, as, ada, website } = await world()
  const { body } = await as(ada).post('/tasks', { group: website, name: 'Rent', start: 2, deadline: 1 })
  expect(body).toMatchObject({
    type: '/problems/deadline_before_start',
    code: 422,
    errors: [{ field: '/deadline', code: 'deadline_before_start', params: {} }],
  })
  const { statusCode, headers, payload } = await app.inject(body.type)
  expect({ statusCode, type: headers['content-type'] }).toEqual({ statusCode: 200, type: 'text/html; charset=utf-8' })
  expect(payload).toContain('is before the start')
})

test('each code has a page, and what is no code has none', async () => {
  const { app } = await world()
  for (const code of Object.keys(REFUSALS)) expect((await app.inject(`/problems/${code}`)).statusCode, code).toBe(200)
  for (const code of ['toString', 'made_up', '<b>']) {
    const answer = await app.inject(`/problems/${encodeURIComponent(code)}`)
    expect(answer.json(), code).toMatchObject({ status: 404, type: '/problems/nothing_here' })
  }
  expect((await app.inject('/problems')).payload).toContain('/problems/too_long')
})

test('several faults at once have the code of their kind, and each its own', async () => {
  const { as, ada, website } = await world()
  const { body } = await as(ada).post('/tasks', { group: website, name: 'Rent', state: 'made up', customer: '1' })
  expect(body).toMatchObject({ type: '/problems/invalid', code: 422 })
  expect(body.errors).toEqual(
    expect.arrayContaining([
      { field: '/state', code: 'unknown_state', params: {}, message: 'the project has no such state' },
      { field: '/customer', code: 'unknown_reference', params: { noun: 'client' }, message: 'there is no such client' },
    ]),
  )
})

test('a route that writes a field elsewhere names that place', async () => {
  const { as, ada, website } = await world()
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const { body } = await as(ada).put(`/tasks/${_id}/state`, { value: 'made up' })
  expect(body.errors).toMatchObject([{ field: '/value', code: 'unknown_state' }])
})

test('the name of a custom field is escaped in the pointer', async () => {
  const { as, ada, website } = await world()
  const { body } = await as(ada).post('/tasks', { group: website, name: 'Rent', customFields: { 'a/b~c': 'x' } })
  expect(body.errors).toMatchObject([{ field: '/customFields/a~1b~0c', code: 'unknown_custom_field' }])
})

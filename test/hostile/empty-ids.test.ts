import { expect, test } from 'vitest'
import { contents } from '../support/contents.ts'
import { offered } from '../support/operations.ts'
import { bodyOf, parametersOf, pathOf, queryOf, specimens } from '../support/specimens.ts'
import { world } from '../support/world.ts'

const { operations } = await offered()

test('an empty id names nothing, in every route of both doors, and changes nothing', async () => {
  const w = await world()
  const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
  const before = await contents(w)
  const answered: string[] = []
  for (const described of operations) {
    const body = bodyOf(records, described)
    const query = new URLSearchParams(queryOf(records, described)).toString()
    for (const { name } of parametersOf(described, 'path')) {
      const url = `${pathOf(records, described, { [name]: '' })}${query && `?${query}`}`
      const { statusCode } = await w.app.inject({
        method: described.method,
        url,
        headers: { authorization: `Bearer ${w.ada.token}`, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { payload: JSON.stringify(body.example) }),
      })
      // Slashes in a row are one, so that an empty id in the middle leads to another address, or to none.
      const isRefused = statusCode >= 400 && statusCode < 500
      if (!isRefused || (url.endsWith('/') && statusCode !== 404))
        answered.push(`${described.method} ${url}: ${statusCode}`)
    }
  }
  expect(answered).toEqual([])
  expect(await contents(w)).toEqual(before)
})

test.each([
  ['DELETE', '/api/v1/sessions/'],
  ['PUT', '/api/v1/notifications/'],
  ['GET', '/api/v1/tasks/'],
  ['GET', '/cubedrive/categories/'],
] as const)('%s %s is at no address', async (method, url) => {
  const { app, ada } = await world()
  const headers = { authorization: `Bearer ${ada.token}` }
  expect((await app.inject({ method, url, headers })).statusCode).toBe(404)
})

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { upload, uploaded } from '../support/upload.ts'
import { type Person, type World, world } from '../support/world.ts'

async function urlOf(w: World, person: Person, id: string): Promise<URL> {
  const { status, body } = await w.as(person).get(`/files/${id}/url`)
  expect(status).toBe(200)
  return new URL(body)
}
const pathOf = ({ pathname, search }: URL) => pathname + search
const download = async (w: World, person: Person, id: string, headers = {}) =>
  w.as(null).get(pathOf(await urlOf(w, person, id)), headers)

test('an address is absolute, needs no token and serves the content with its checksum', async () => {
  const w = await world({ config: { url: 'https://cuboid.example' } })
  const id = await uploaded(w, w.ben, 'hello', 'çığ.txt')
  const url = await urlOf(w, w.ben, id)
  expect(url.href).toMatch(`https://cuboid.example/api/v1/files/${id}/content?`)
  expect(await w.as(null).get(pathOf(url))).toMatchObject({
    status: 200,
    body: 'hello',
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '5',
      'content-disposition': `attachment; filename="___.txt"; filename*=UTF-8''%C3%A7%C4%B1%C4%9F.txt`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      etag: `"${createHash('sha256').update('hello').digest('hex')}"`,
    },
  })
})

test.each([
  ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>', 'attachment', 'text/plain; charset=utf-8'],
  [
    'image.svg',
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    'attachment',
    'text/plain; charset=utf-8',
  ],
  ['image.png', 'image/png', '<script>alert(1)</script>', 'attachment', 'text/plain; charset=utf-8'],
  ['code.js', 'text/javascript', 'alert(1)', 'attachment', 'text/plain; charset=utf-8'],
  ['zip.pdf', 'application/pdf', 'PK\x03\x04', 'attachment', 'application/octet-stream'],
  ['page.html', 'text/html', '\x89PNG\r\n\x1a\n\0', 'inline', 'image/png'],
  ['plan', '', '%PDF-1.7', 'inline', 'application/pdf'],
])('%s, said to be %s, with %j, is %s as %s', async (name, type, content, kind, contentType) => {
  const w = await world()
  const { body } = await upload(w, w.ben, { name, type, content: Buffer.from(content, 'latin1') })
  const { headers } = await download(w, w.ben, body._id)
  expect(headers).toMatchObject({
    'content-type': contentType,
    'content-disposition': expect.stringMatching(`^${kind};`),
    'content-security-policy': expect.stringContaining('sandbox'),
  })
})

test('an address lives for 5 minutes', async () => {
  const w = await world()
  const path = pathOf(await urlOf(w, w.ben, await uploaded(w, w.ben, 'hello')))
  w.clock.advance(5 * 60_000 - 1)
  expect((await w.as(null).get(path)).status).toBe(200)
  w.clock.advance(1)
  expect((await w.as(null).get(path)).status).toBe(403)
})

test('an address that was altered in anything is refused', async () => {
  const w = await world()
  const [id, other] = [await uploaded(w, w.ben, 'hello'), await uploaded(w, w.ben, 'other')]
  const good = await urlOf(w, w.ben, id)
  const altered = (change: (url: URL) => void) => {
    const url = new URL(good)
    change(url)
    return w.as(null).get(pathOf(url))
  }
  const set = (name: string, value: string) => altered(({ searchParams }) => searchParams.set(name, value))
  const signature = good.searchParams.get('signature') ?? ''
  const refused = [
    await altered((url) => {
      url.pathname = url.pathname.replace(id, other)
    }),
    await set('expires', String(Number(good.searchParams.get('expires')) + 1)),
    await set('user', w.ada._id),
    await set('org', '2'),
    await set('signature', ''),
    await set('signature', signature.slice(1)),
    await set('signature', `${signature}AAAA`),
    await set(
      'signature',
      signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
    ),
  ]
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403))
  const malformed = [
    await altered(({ searchParams }) => searchParams.delete('signature')),
    await altered(({ searchParams }) => searchParams.delete('expires')),
    await set('expires', 'never'),
    await set('org', '-1'),
    await set('more', 'of it'),
  ]
  expect(malformed.map(({ status }) => status)).toEqual(malformed.map(() => 400))
  expect((await w.as(null).get(pathOf(good))).status).toBe(200)
})

test.each([
  ['bytes=2-4', 206, 'llo', 'bytes 2-4/5'],
  ['bytes=3-', 206, 'lo', 'bytes 3-4/5'],
  ['bytes=-2', 206, 'lo', 'bytes 3-4/5'],
  ['bytes=0-99', 206, 'hello', 'bytes 0-4/5'],
  ['bytes=0-0,2-2', 200, 'hello', undefined],
  ['lines=1-2', 200, 'hello', undefined],
])('the range %s', async (range, status, body, contentRange) => {
  const w = await world()
  const answer = await download(w, w.ben, await uploaded(w, w.ben, 'hello'), { range })
  expect({ ...answer, headers: null }).toEqual({ status, body, headers: null })
  expect(answer.headers['content-range']).toBe(contentRange)
  expect(answer.headers['content-length']).toBe(String(body.length))
})

test('a range beyond the end is 416 and tells the size', async () => {
  const w = await world()
  const answer = await download(w, w.ben, await uploaded(w, w.ben, 'hello'), { range: 'bytes=5-' })
  expect(answer).toMatchObject({ status: 416, body: { status: 416 }, headers: { 'content-range': 'bytes */5' } })
})

test('who has the content gets none; who has another gets all of it', async () => {
  const w = await world()
  const id = await uploaded(w, w.ben, 'hello')
  const etag = String((await download(w, w.ben, id)).headers.etag)
  expect(await download(w, w.ben, id, { 'if-none-match': `"other", W/${etag}` })).toMatchObject({
    status: 304,
    body: '',
    headers: { etag },
  })
  expect(await download(w, w.ben, id, { range: 'bytes=0-0', 'if-range': '"other"' })).toMatchObject({
    status: 200,
    body: 'hello',
  })
  expect(await download(w, w.ben, id, { range: 'bytes=0-0', 'if-range': etag })).toMatchObject({
    status: 206,
    body: 'h',
  })
})

test('HEAD tells of the content without reading it', async () => {
  const w = await world()
  const url = pathOf(await urlOf(w, w.ben, await uploaded(w, w.ben, 'hello')))
  const read = vi.spyOn(w.storage.blobs, 'read')
  const { statusCode, headers, body } = await w.app.inject({ method: 'HEAD', url })
  expect({ statusCode, body, length: headers['content-length'] }).toEqual({ statusCode: 200, body: '', length: '5' })
  expect(read).not.toHaveBeenCalled()
})

test('an empty file is served', async () => {
  const w = await world()
  const answer = await download(w, w.ben, await uploaded(w, w.ben, ''))
  expect(answer).toMatchObject({ status: 200, body: '', headers: { 'content-length': '0' } })
})

test('a client that goes takes the reading with it', async () => {
  const w = await world()
  const content = Buffer.alloc(20_000_000, 1)
  const url = await urlOf(w, w.ben, await uploaded(w, w.ben, content))
  const { read } = w.storage.blobs
  let reading: Readable | undefined
  w.storage.blobs.read = async (...blob) => {
    reading = await read(...blob)
    return reading
  }
  await w.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = w.app.server.address() as { port: number } // it listens on TCP
  const request = get({ port, path: pathOf(url) })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  await once(response, 'readable')
  expect(reading?.destroyed).toBe(false) // the client reads no further, so neither does the server
  response.destroy()
  await vi.waitFor(() => expect(reading?.destroyed).toBe(true), 10_000)
})

test('a content that cannot be read is 503', async () => {
  const w = await world()
  const url = await urlOf(w, w.ben, await uploaded(w, w.ben, 'hello'))
  w.storage.blobs.read = () => Promise.reject(new Error('S3 answered 500'))
  expect(await w.as(null).get(pathOf(url))).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
})

test('an unattached file is its uploader’s alone', async () => {
  const w = await world()
  const id = await uploaded(w, w.ben, 'draft')
  const statuses = [w.ben, w.ada, w.cem, w.eve].map(
    async (person) => (await w.as(person).get(`/files/${id}/url`)).status,
  )
  expect(await Promise.all(statuses)).toEqual([200, 404, 404, 404])
  expect((await w.as(null).get(`/files/${id}/url`)).status).toBe(401)
  const body = { group: w.website, name: 'Look', files: [id] }
  expect(await w.as(w.ada).post('/tasks', body)).toMatchObject({ status: 422, body: { errors: [{ field: '/files' }] } })
})

test.each(['1', '0', 'x', '99999999999999999999', '7296438250274881536', '__proto__', "'"])(
  'there is no file %s',
  async (id) => {
    const w = await world()
    expect((await w.as(w.ben).get(`/files/${encodeURIComponent(id)}/url`)).status).toBe(404)
  },
)

test('who sees the task sees its files and those of its posts', async () => {
  const w = await world()
  const [onTask, onPost] = [await uploaded(w, w.ben, 'task'), await uploaded(w, w.ben, 'post')]
  const task = { group: w.website, name: 'Look', files: [onTask], private: true, assignees: [w.cem._id] }
  const { body } = await w.as(w.ben).post('/tasks', task)
  await w.as(w.ben).post(`/tasks/${body._id}/activities`, { fileIds: [onPost] })
  const seen = async (person: Person) =>
    Promise.all([onTask, onPost].map(async (id) => (await w.as(person).get(`/files/${id}/url`)).status))
  expect(await seen(w.ben)).toEqual([200, 200]) // owner
  expect(await seen(w.cem)).toEqual([200, 200]) // assignee
  expect(await seen(w.ada)).toEqual([404, 404]) // an admin is no exception
  expect(await seen(w.eve)).toEqual([404, 404])

  await w.as(w.ben).put(`/tasks/${body._id}`, { private: false })
  expect(await seen(w.dan)).toEqual([200, 200]) // everybody may look at the project
  await w.as(w.ben).delete(`/tasks/${body._id}`)
  expect(await seen(w.ben)).toEqual([404, 404])
})

test('who has lost sight of a file has lost it at an address made before', async () => {
  const w = await world()
  const id = await uploaded(w, w.ben, 'secret')
  const { body } = await w.as(w.ben).post('/tasks', { group: w.website, name: 'Look', files: [id] })
  const path = pathOf(await urlOf(w, w.cem, id))
  expect((await w.as(null).get(path)).status).toBe(200)
  await w.as(w.ben).put(`/tasks/${body._id}`, { private: true })
  expect((await w.as(null).get(path)).status).toBe(404)

  const [own, bens] = [await uploaded(w, w.ben, 'own'), await urlOf(w, w.ben, id)]
  const mine = await urlOf(w, w.ben, own)
  await w.as(w.ada).delete(`/organization/users/${w.ben._id}`)
  expect((await w.as(null).get(pathOf(mine))).status).toBe(404)
  expect((await w.as(null).get(pathOf(bens))).status).toBe(404)
})

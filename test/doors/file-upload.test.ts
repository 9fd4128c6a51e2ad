import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as files from '../../server/store/file/files.ts'
import * as jobs from '../../server/store/job/jobs.ts'
import { answerOf, NOTHING, rowOf, send } from '../support/raw-upload.ts'
import { BOUNDARY, FORM_TYPE, form, onDisk, type Part, upload } from '../support/upload.ts'
import { world } from '../support/world.ts'

test('an uploaded file has a name, a type of its content and a checksum', async () => {
  const w = await world()
  const { status, body } = await upload(w, w.ben, { name: 'plan.html', type: 'text/html', content: '%PDF-1.7 …' })
  expect({ status, body }).toEqual({ status: 200, body: { _id: expect.stringMatching(/^\d+$/), name: 'plan.html' } })
  expect(await rowOf(w, w.ben, body._id)).toEqual({
    id: body._id,
    name: 'plan.html',
    contentType: 'application/pdf',
    sizeBytes: 12,
    sha256: createHash('sha256').update('%PDF-1.7 …').digest('hex'),
    uploaderId: w.ben.id,
    createdAt: w.clock.now(),
  })
  expect((await onDisk(w)).arriving).toEqual([])
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\plan.txt', 'plan.txt'],
  ['..', 'file'],
  ['bill\u202excod.exe', 'billxcod.exe'],
  ['çığ 🦊.txt', 'çığ 🦊.txt'],
  ['__proto__', '__proto__'],
  [`${'🦊'.repeat(255)}`, '🦊'.repeat(255)],
  [`${'🦊'.repeat(256)}`, '🦊'.repeat(255)],
])('the name %j is kept as the label %j', async (name, label) => {
  const w = await world()
  const { body } = await upload(w, w.ben, { name, content: 'x' })
  expect(body).toEqual({ _id: expect.any(String), name: label })
})

test('an empty file is a file, and other fields of the form are passed over', async () => {
  const w = await world()
  const { status, body } = await upload(
    w,
    w.ben,
    { field: 'comment', content: 'see this' },
    { name: 'empty.txt', content: '' },
  )
  expect(status).toBe(200)
  expect(await rowOf(w, w.ben, body._id)).toMatchObject({ sizeBytes: 0, contentType: 'text/plain' })
})

const wrongForms: [string, Part[]][] = [
  ['no part at all', []],
  ['a field that is no file', [{ field: 'file', content: 'x' }]],
  ['a file of another name', [{ field: 'upload', name: 'a.txt', content: 'x' }]],
  [
    'two files',
    [
      { name: 'a.txt', content: 'x' },
      { name: 'b.txt', content: 'y' },
    ],
  ],
  ['three files', ['a', 'b', 'c'].map((name) => ({ name, content: name }))],
]

test.each(wrongForms)('a form with %s is refused, and nothing is kept', async (_what, parts) => {
  const w = await world()
  const { status, body } = await upload(w, w.ben, ...parts)
  expect(status).toBe(400)
  expect(body.errors).toMatchObject([{ field: 'file' }])
  expect(await onDisk(w)).toEqual(NOTHING)
})

test.each([
  ['cut short', form({ name: 'a.txt', content: 'x'.repeat(1000) }).subarray(0, 500)],
  ['of another boundary', Buffer.from('--another\r\n\r\nx\r\n--another--\r\n')],
  ['of no sense', Buffer.from('hello')],
])('a form that is %s is refused, and nothing is kept', async (_what, payload) => {
  const w = await world()
  const headers = { authorization: `Bearer ${w.ben.token}`, 'content-type': FORM_TYPE }
  const response = await w.app.inject({ method: 'POST', url: '/api/v1/files/upload', headers, payload })
  expect(response.statusCode).toBe(400)
  expect(response.json().errors).toMatchObject([{ field: 'file' }])
  expect(await onDisk(w)).toEqual(NOTHING)
})

test.each(['application/json', 'text/plain', 'multipart/mixed; boundary=x', 'application/octet-stream'])(
  'a body of %s is 415',
  async (type) => {
    const w = await world()
    const response = await w.as(w.ben).post('/files/upload', {}, { 'content-type': type })
    expect(response.status).toBe(415)
  },
)

test('without a boundary it is no form', async () => {
  const w = await world()
  const response = await w.as(w.ben).post('/files/upload', {}, { 'content-type': 'multipart/form-data' })
  expect(response).toMatchObject({ status: 400, body: { errors: [{ field: 'file' }] } })
})

test('a stranger is refused before the body is read', async () => {
  const w = await world()
  const request = await send(w, { token: 'cub_nobody' }, { 'content-length': 1_000_000 })
  request.flushHeaders()
  expect(await answerOf(request)).toMatchObject({ status: 401 })
})

test('a body without its length is refused', async () => {
  const w = await world()
  const chunked = await send(w, w.ben, { 'transfer-encoding': 'chunked' })
  chunked.end(form({ name: 'a.txt', content: 'x' }))
  expect(await answerOf(chunked)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'Content-Length', message: 'is required' }] },
  })
  expect(await onDisk(w)).toEqual(NOTHING)
})

test.each([
  [4 * 1024 ** 3 + 64 * 1024 + 1, 413],
  [Number.MAX_SAFE_INTEGER, 413],
])('a body of %i bytes is refused before it comes', async (length, status) => {
  const w = await world()
  const request = await send(w, w.ben, { 'content-length': length })
  request.flushHeaders()
  expect(await answerOf(request)).toMatchObject({ status })
})

const whole = form({ name: 'a.bin', content: Buffer.alloc(300_000, 'a') })

test.each([
  ['in the file', whole.subarray(0, 200_000), whole.length],
  [
    'after the file and before the end of the form',
    whole.subarray(0, whole.length - BOUNDARY.length - 4),
    whole.length,
  ],
  ['after the form and before the length that was said', whole, whole.length + 1],
])('a body that breaks off %s leaves nothing behind', async (_where, sent, length) => {
  const w = await world()
  const request = await send(w, w.ben, { 'content-length': length })
  request.write(sent)
  await vi.waitFor(async () => expect((await onDisk(w)).arriving).toHaveLength(1), 10_000)
  request.destroy()
  await vi.waitFor(async () => expect(await onDisk(w)).toEqual(NOTHING), 10_000)
  expect(await w.store.read(w.ben.actor, files.totalSize)).toBe(0)
  expect(await w.store.readUnscoped(jobs.depth)).toEqual({ due: 0, failed: 0 })
  expect((await upload(w, w.ben, { name: 'a.txt', content: 'x' })).status).toBe(200)
})

test('a file comes whole over a real connection, in pieces', async () => {
  const w = await world()
  const content = Buffer.alloc(5_000_000, 'Cuboid ')
  const body = form({ name: 'a.txt', content })
  const request = await send(w, w.ben, { 'content-length': body.length })
  for (let at = 0; at < body.length; at += 60_000) request.write(body.subarray(at, at + 60_000))
  request.end()
  const answer = await answerOf(request)
  expect(answer.status).toBe(200)
  expect(await rowOf(w, w.ben, String(answer.body._id))).toMatchObject({ sizeBytes: content.length })
})

test('a body that comes too slowly is hung up on; a file is given time by its length', async () => {
  const w = await world()
  expect(w.app.server.headersTimeout).toBe(60_000) // headers are timed by Node
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const slow = await send(w, w.ben, { 'content-length': 10, 'content-type': 'application/json' }, '/tasks')
  const come = once(w.app.server, 'request')
  slow.flushHeaders()
  await come
  vi.advanceTimersByTime(60_000)
  const requestId = expect.any(String)
  expect(await answerOf(slow)).toMatchObject({ status: 408, body: { instance: '/api/v1/tasks', requestId } })

  const body = form({ name: 'a.bin', content: Buffer.alloc(64 * 60_000) }) // a minute's worth, beyond the minute that all have
  const begin = async () => {
    const request = await send(w, w.ben, { 'content-length': body.length })
    request.write(body.subarray(0, 100_000))
    await eventually(async () => expect((await onDisk(w)).arriving).toHaveLength(1))
    return request
  }
  const inTime = await begin()
  vi.advanceTimersByTime(119_999)
  inTime.end(body.subarray(100_000))
  expect((await answerOf(inTime)).status).toBe(200)

  const late = await begin()
  vi.advanceTimersByTime(121_000)
  expect((await answerOf(late)).status).toBe(408)
  await eventually(async () => expect((await onDisk(w)).arriving).toEqual([]))
})

/** As `vi.waitFor`, which moves a clock that is not the real one. */
async function eventually(check: () => Promise<void>): Promise<void> {
  const giveUpAt = performance.now() + 10_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > giveUpAt) throw error
      await new Promise(setImmediate)
    }
  }
}

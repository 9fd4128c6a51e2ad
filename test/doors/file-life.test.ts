import { expect, test } from 'vitest'
import * as jobs from '../../server/store/job/jobs.ts'
import { NOTHING, rowOf } from '../support/raw-upload.ts'
import { s3Bucket } from '../support/s3.ts'
import { onDisk, upload, uploaded } from '../support/upload.ts'
import { world } from '../support/world.ts'

const DAY_MS = 24 * 60 * 60 * 1000

test('a file that hangs on nothing for a day goes, and its content another day later', async () => {
  const w = await world()
  const id = await uploaded(w, w.ben, 'forgotten')
  w.clock.advance(DAY_MS - 1)
  await w.runJobs()
  expect(await rowOf(w, w.ben, id)).toBeDefined()
  expect((await onDisk(w)).kept).toHaveLength(1)
  w.clock.advance(1)
  await w.runJobs()
  expect(await rowOf(w, w.ben, id)).toBeUndefined()
  w.clock.advance(DAY_MS - 1)
  await w.runJobs()
  expect((await onDisk(w)).kept, 'for backups that began before').toHaveLength(1)
  w.clock.advance(1)
  await w.runJobs()
  expect(await onDisk(w)).toEqual(NOTHING)
})

test('a file that hangs on a task stays; taken off again, it has another day', async () => {
  const w = await world()
  const id = await uploaded(w, w.ben, 'of use')
  const { body: task } = await w.as(w.ben).post('/tasks', { group: w.website, name: 'Look', files: [id] })
  expect(task.files).toEqual([{ _id: id }])
  w.clock.advance(2 * DAY_MS)
  await w.runJobs()
  expect(await rowOf(w, w.ben, id)).toBeDefined()

  await w.as(w.ben).put(`/tasks/${task._id}`, { files: [] })
  w.clock.advance(DAY_MS - 1)
  await w.runJobs()
  expect(await rowOf(w, w.ben, id)).toBeDefined()
  w.clock.advance(1)
  await w.runJobs()
  expect(await rowOf(w, w.ben, id)).toBeUndefined()
  w.clock.advance(DAY_MS)
  await w.runJobs()
  expect(await onDisk(w)).toEqual(NOTHING)
})

test('two files of one content share it, within their organization, and the last one takes it along', async () => {
  const w = await world()
  const [first, second] = [await uploaded(w, w.ben, 'the same'), await uploaded(w, w.ben, 'the same')]
  expect((await onDisk(w)).kept).toHaveLength(1)
  const rivals = await uploaded(w, w.eve, 'the same')
  expect((await onDisk(w)).kept).toHaveLength(2)

  const { body: task } = await w.as(w.ben).post('/tasks', { group: w.website, name: 'Look', files: [second] })
  w.clock.advance(DAY_MS)
  await w.runJobs()
  expect([await rowOf(w, w.ben, first), await rowOf(w, w.eve, rivals)]).toEqual([undefined, undefined])
  w.clock.advance(DAY_MS)
  await w.runJobs()
  expect((await onDisk(w)).kept).toHaveLength(1)

  await w.as(w.ben).put(`/tasks/${task._id}`, { files: null })
  for (const _ of ['the file', 'its content']) {
    w.clock.advance(DAY_MS)
    await w.runJobs()
  }
  expect(await onDisk(w)).toEqual(NOTHING)
})

test('uploads of one content at once all succeed', async () => {
  const w = await world()
  const ids = await Promise.all(Array.from({ length: 5 }, () => uploaded(w, w.ben, 'the same')))
  expect(new Set(ids).size).toBe(5)
  expect((await onDisk(w)).kept).toHaveLength(1)
})

test('a content that is just being removed cannot be had again until it is gone', async () => {
  const w = await world()
  await uploaded(w, w.ben, 'going')
  w.clock.advance(DAY_MS)
  await w.runJobs() // the file
  w.clock.advance(DAY_MS)
  const claimed = await w.store.writeUnscoped((tx) => jobs.claimDue(tx, w.store.node, 'remove-blob', 1))
  expect(claimed).toHaveLength(1)
  expect(await upload(w, w.ben, { name: 'a', content: 'going' })).toMatchObject({
    status: 503,
    headers: { 'retry-after': '1' },
  })
  await w.store.writeUnscoped(async (tx) => {
    for (const job of claimed) await jobs.release(tx, job, w.store.node)
  })
  expect((await upload(w, w.ben, { name: 'a', content: 'going' })).status).toBe(200)
  await w.runJobs()
  expect((await onDisk(w)).kept).toHaveLength(1)
})

test('with S3, contents are kept there', async () => {
  const s3 = await s3Bucket()
  const w = await world({ config: { s3 } })
  const id = await uploaded(w, w.ben, 'hello')
  const { sha256 } = (await rowOf(w, w.ben, id)) ?? {}
  expect([...s3.objects]).toEqual([[`/files/1/${sha256?.slice(0, 2)}/${sha256}`, Buffer.from('hello')]])
  expect(await onDisk(w)).toEqual(NOTHING)
  const { pathname, search } = new URL((await w.as(w.ben).get(`/files/${id}/url`)).body)
  expect((await w.as(null).get(pathname + search)).body).toBe('hello')
  expect(await w.as(null).get(pathname + search, { range: 'bytes=1-2' })).toMatchObject({ status: 206, body: 'el' })
  for (const _ of ['the file', 'its content']) {
    w.clock.advance(DAY_MS)
    await w.runJobs()
  }
  expect(s3.objects.size).toBe(0)
})

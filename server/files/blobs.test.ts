import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { s3Bucket } from '../../test/support/s3.ts'
import type { Blobs } from './blobs.ts'
import { diskBlobs } from './disk.ts'
import { Inbox } from './inbox.ts'
import { s3Blobs } from './s3.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cuboid-files-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

const storages: [string, () => Promise<Blobs>][] = [
  ['the disk', async () => diskBlobs(await folder())],
  ['S3', async () => s3Blobs(await s3Bucket())],
]

describe.each(storages)('blobs on %s', (_name, open) => {
  const content = Buffer.from('0123456789'.repeat(100_000))
  const blob = { orgId: 7, sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length }
  const arrived = async () => {
    const path = join(await folder(), 'arrived')
    await writeFile(path, content)
    return { path, sizeBytes: content.length }
  }

  test('are read as they were put, whole and in part', async () => {
    const blobs = await open()
    await blobs.put(blob, await arrived())
    expect(await buffer(await blobs.read(blob))).toEqual(content)
    expect(await text(await blobs.read(blob, { start: 3, end: 5 }))).toBe('345')
    expect(await text(await blobs.read(blob, { start: 0, end: 0 }))).toBe('0')
  })

  test('can be put twice', async () => {
    const blobs = await open()
    await blobs.put(blob, await arrived())
    await blobs.put(blob, await arrived())
    expect(await buffer(await blobs.read(blob))).toEqual(content)
  })

  test('are gone once removed, and can be removed again', async () => {
    const blobs = await open()
    await blobs.put(blob, await arrived())
    await blobs.remove(blob)
    await expect(blobs.read(blob)).rejects.toThrow()
    await blobs.remove(blob)
  })

  test('of one organization are not those of another', async () => {
    const blobs = await open()
    await blobs.put(blob, await arrived())
    await expect(blobs.read({ ...blob, orgId: 8 })).rejects.toThrow()
    await blobs.remove({ ...blob, orgId: 8 })
    expect(await buffer(await blobs.read(blob))).toEqual(content)
  })
})

test('S3 that refuses is an error which tells why, and so is S3 that is not there', async () => {
  const s3 = await s3Bucket()
  const path = join(await folder(), 'arrived')
  await writeFile(path, 'x')
  const blob = { orgId: 7, sha256: createHash('sha256').update('x').digest('hex'), sizeBytes: 1 }
  const stranger = s3Blobs({ ...s3, secretKey: 'wrong' })
  await expect(stranger.put(blob, { path, sizeBytes: 1 })).rejects.toThrow(
    'S3 answered 403: <Code>SignatureDoesNotMatch</Code>',
  )
  await expect(stranger.read(blob)).rejects.toThrow('403')
  await expect(stranger.remove(blob)).rejects.toThrow('403')
  const nowhere = s3Blobs({ ...s3, endpoint: 'http://127.0.0.1:1' })
  await expect(nowhere.put(blob, { path, sizeBytes: 1 })).rejects.toThrow('ECONNREFUSED')
  await expect(nowhere.read(blob)).rejects.toThrow('ECONNREFUSED')
})

test('S3 gets each file under its organization and checksum', async () => {
  const s3 = await s3Bucket()
  const path = join(await folder(), 'arrived')
  await writeFile(path, 'x')
  const sha256 = createHash('sha256').update('x').digest('hex')
  await s3Blobs(s3).put({ orgId: 7, sha256 }, { path, sizeBytes: 1 })
  expect([...s3.objects.keys()]).toEqual([`/files/7/2d/${sha256}`])
})

describe('the inbox', () => {
  test('writes down what comes, and says what it is', async () => {
    const inbox = new Inbox(await folder())
    const received = await inbox.receive(Readable.from([Buffer.from('%PDF'), Buffer.from('-1.7')]))
    expect(received).toMatchObject({ sizeBytes: 8, contentType: 'application/pdf' })
    expect(received.sha256).toBe(createHash('sha256').update('%PDF-1.7').digest('hex'))
    expect(await readFile(received.path, 'utf8')).toBe('%PDF-1.7')
    await inbox.discard(received)
    await expect(readFile(received.path)).rejects.toThrow('ENOENT')
  })

  test('keeps nothing of what breaks off', async () => {
    const path = await folder()
    const broken = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000)
        throw new Error('the line went dead')
      })(),
    )
    await expect(new Inbox(path).receive(broken)).rejects.toThrow('the line went dead')
    expect(await readdir(path)).toEqual([])
  })

  test('is swept of what has not grown for an hour, and of nothing else', async () => {
    const path = await folder()
    const inbox = new Inbox(path)
    await writeFile(join(path, 'old'), 'x')
    await writeFile(join(path, 'growing'), 'x')
    const now = Date.now()
    await utimes(join(path, 'old'), now / 1000, now / 1000 - 3601)
    await utimes(join(path, 'growing'), now / 1000, now / 1000 - 3599)
    await inbox.sweep(now)
    expect(await readdir(path)).toEqual(['growing'])
    await new Inbox(join(path, 'not made yet')).sweep()
  })
})

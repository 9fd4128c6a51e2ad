import { expect, test } from 'vitest'
import * as files from '../../server/store/file/files.ts'
import { touch } from '../../server/store/organization/organizations.ts'
import { answerOf, NOTHING, send } from '../support/raw-upload.ts'
import { onDisk, upload } from '../support/upload.ts'
import { world } from '../support/world.ts'

test('the quota of the organization is kept to the byte', async () => {
  const w = await world({ config: { storageQuotaBytes: 50 } })
  const setQuota = (bytes: number | null) =>
    w.store.write(w.ada.actor, async (tx) => {
      await tx.db
        .updateTable('organization')
        .set({ storage_quota_bytes: bytes })
        .where('org_id', '=', tx.org.id)
        .execute()
      await touch(tx)
    })
  await setQuota(10)
  const full = (totalSize: number, totalCapacity = 10) => ({
    status: 403,
    body: { code: 204, totalCapacity, totalSize },
  })

  expect(await upload(w, w.ben, { name: 'a', content: 'x'.repeat(11) })).toMatchObject(full(0))
  expect(await onDisk(w)).toEqual(NOTHING)
  expect((await upload(w, w.ben, { name: 'a', content: 'x'.repeat(6) })).status).toBe(200)
  expect(await upload(w, w.ben, { name: 'a', content: 'x'.repeat(5) })).toMatchObject(full(6))
  expect((await upload(w, w.ada, { name: 'a', content: 'x'.repeat(4) })).status).toBe(200)
  expect(await upload(w, w.ben, { name: 'a', content: '' })).toMatchObject(full(10))
  expect((await upload(w, w.eve, { name: 'a', content: 'x'.repeat(11) })).status).toBe(200) // of another organization

  await setQuota(null)
  expect(await upload(w, w.ben, { name: 'a', content: 'x'.repeat(41) })).toMatchObject(full(10, 50))
  expect((await upload(w, w.ben, { name: 'a', content: 'x'.repeat(40) })).status).toBe(200)
})

test('what cannot fit is refused before it comes', async () => {
  const w = await world({ config: { storageQuotaBytes: 1000 } })
  const request = await send(w, w.ben, { 'content-length': 1_000_000 })
  request.flushHeaders()
  expect(await answerOf(request)).toMatchObject({ status: 403, body: { code: 204, totalCapacity: 1000, totalSize: 0 } })
})

test('a quota holds against uploads that come at once', async () => {
  const w = await world({ config: { storageQuotaBytes: 10 } })
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((name) => upload(w, w.ben, { name, content: name.repeat(4) })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 403, 403, 403])
  expect(await w.store.read(w.ben.actor, files.totalSize)).toBe(8)
})

test('a storage that cannot be written is 503, and nothing is kept', async () => {
  const w = await world()
  w.storage.blobs.put = async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })
  }
  const answer = await upload(w, w.ben, { name: 'a', content: 'x' })
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
  expect(JSON.stringify(answer.body)).not.toContain('ENOSPC')
  expect(await onDisk(w)).toEqual(NOTHING)
  expect(await w.store.read(w.ben.actor, files.totalSize)).toBe(0)
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { deriveKey } from './hashing.ts'

const parameters = { message: 'x', nonce: Buffer.alloc(16), memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

test('a crowd waits in a short queue, and the rest is sent away at once', async () => {
  const settled = await Promise.allSettled(Array.from({ length: 100 }, () => deriveKey(parameters)))
  const [done, refused] = ['fulfilled', 'rejected'].map((status) => settled.filter((each) => each.status === status))
  expect(done).toHaveLength(34)
  expect(refused?.[0]).toMatchObject({ reason: { code: 'hashing_unavailable', retryAfterS: 1 } })
  expect(await deriveKey(parameters)).toHaveLength(32) // and then there is room again
})

test('files are read meanwhile', async () => {
  const order: string[] = []
  const hashes = Array.from({ length: 20 }, () => deriveKey(parameters).then(() => order.push('hash')))
  await readFile(import.meta.filename).then(() => order.push('file'))
  await Promise.all(hashes)
  expect(order.indexOf('file')).toBeLessThan(10)
})

test('what cannot be derived fails alone', async () => {
  await expect(deriveKey({ ...parameters, memory: 1 })).rejects.toThrow()
  expect(await deriveKey(parameters)).toHaveLength(32)
})

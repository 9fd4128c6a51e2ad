import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentTypeOf, HEAD_BYTES } from '../domain/file/content-type.ts'

/** A file that has arrived whole, not yet anybody's and not yet sure to outlive a power cut. */
export interface Received {
  readonly path: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
  readonly contentType: string
}

/** What is longer without a new byte was left behind by a process that ended. */
const ABANDONED_MS = 60 * 60 * 1000

/** Where files arrive. It lies on the same disk as the blobs, so that taking one in is a change of name. */
export class Inbox {
  readonly #folder: string
  readonly #requireInPlace: () => void

  /** @param requireInPlace  throws when the folder above is no longer the one that was opened */
  constructor(folder: string, requireInPlace: () => void = () => {}) {
    this.#folder = folder
    this.#requireInPlace = requireInPlace
  }

  /** Writes a stream down as it comes. What breaks off leaves nothing behind. */
  async receive(content: Readable): Promise<Received> {
    this.#requireInPlace()
    await mkdir(this.#folder, { mode: 0o700 }).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
    const path = join(this.#folder, randomUUID())
    const hash = createHash('sha256')
    let sizeBytes = 0
    let head = Buffer.alloc(0)
    async function* measured(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        sizeBytes += chunk.length
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
        yield chunk
      }
    }
    try {
      await pipeline(content, measured, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    return { path, sizeBytes, sha256: hash.digest('hex'), contentType: contentTypeOf(head) }
  }

  /** Nothing happens to one that was taken in. */
  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true })
  }

  /** Removes what processes that ended have left. */
  async sweep(now = Date.now()): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const path = join(this.#folder, name)
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now })) // another process was quicker
      if (now - mtimeMs > ABANDONED_MS) await rm(path, { force: true })
    }
  }
}

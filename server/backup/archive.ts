import { createHash } from 'node:crypto'
import type { EventEmitter } from 'node:events'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { extract, type Pack, pack } from 'tar-stream'
import { ConfigError } from '../config.ts'

export interface Entry {
  readonly name: string
  readonly sizeBytes: number
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** The last entry: the checksum of every byte before it, so that nothing can be altered or cut off unnoticed. */
const SEAL = 'SHA256'
const SEAL_BYTES = 512 + 512 + 1024 // its header, its content, and the two empty blocks that end an archive
const NOBODY = { mode: 0o600, uid: 0, gid: 0, mtime: new Date(0) }
const READ_BYTES = 256 * 1024

/** Writes a new archive, which is safe on the disk when this returns. Answers its size. */
export async function writeArchive(path: string, entries: AsyncIterable<Entry>): Promise<number> {
  const tar = pack()
  const file = await open(path, 'wx', 0o600)
  try {
    const written = write(tar, file)
    written.catch((error) => tar.destroy(error)) // and with it what waits for room in it
    const added = addAll(tar, entries)
    added.catch((error) => tar.destroy(error))
    const [sizeBytes] = await Promise.all([written, added])
    return sizeBytes
  } finally {
    await file.close()
  }
}

async function addAll(tar: Pack, entries: AsyncIterable<Entry>): Promise<void> {
  for await (const entry of entries) await add(tar, entry)
  tar.finalize()
}

async function add(tar: Pack, { name, sizeBytes, content }: Entry): Promise<void> {
  const done = Promise.withResolvers<void>()
  done.promise.catch(() => {}) // it is awaited below
  const sink = tar.entry({ ...NOBODY, name, size: sizeBytes }, (error) => {
    if (error) done.reject(error)
    else done.resolve()
  })
  for await (const chunk of content) {
    if (sink.destroying) break
    if (!sink.write(chunk)) await roomIn(sink)
  }
  sink.end(undefined)
  await done.promise
}

async function write(tar: Pack, file: FileHandle): Promise<number> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of tar as AsyncIterable<Buffer>) {
    hash.update(held)
    await file.appendFile(held)
    sizeBytes += held.length
    held = chunk
  }
  // What is held is the end of an archive, which comes after the seal.
  await file.appendFile(await seal(hash.digest('hex')))
  await file.sync()
  return sizeBytes + SEAL_BYTES
}

/** The same bytes for the same checksum. */
async function seal(sha256: string): Promise<Buffer> {
  const tar = pack()
  tar.entry({ ...NOBODY, name: SEAL }, `${sha256}\n`)
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Throws ConfigError unless every byte is as it was written. */
export async function checkSeal(path: string): Promise<void> {
  const file = await open(path).catch((error) => {
    throw new ConfigError(`${path} cannot be read: ${error.message}`)
  })
  try {
    const { size } = await file.stat()
    const end = Buffer.alloc(SEAL_BYTES)
    if (size > SEAL_BYTES) await file.read(end, 0, SEAL_BYTES, size - SEAL_BYTES)
    if (!end.toString('latin1', 0, 100).startsWith(`${SEAL}\0`)) {
      throw new ConfigError(`${path} is cut short, or is no backup of Cuboid`)
    }
    const hash = createHash('sha256')
    const content = file.createReadStream({ end: size - SEAL_BYTES - 1, highWaterMark: READ_BYTES, autoClose: false })
    for await (const chunk of content) hash.update(chunk)
    if (!end.equals(await seal(hash.digest('hex')))) {
      throw new ConfigError(`${path} was altered since it was made: its checksum is another`)
    }
  } finally {
    await file.close()
  }
}

/** In their order. The content of each has to be read, or the entry left, before the next one comes. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const tar = extract()
  const fed = feed(path, tar).catch((error) => tar.destroy(error))
  try {
    for await (const entry of tar) {
      const { name, size } = entry.header
      yield { name, sizeBytes: size, content: entry as AsyncIterable<Buffer> }
      entry.resume()
    }
  } finally {
    tar.destroy()
    await fed
  }
}

async function feed(path: string, tar: ReturnType<typeof extract>): Promise<void> {
  for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) {
    if (tar.destroying) return
    if (!tar.write(chunk)) await roomIn(tar)
  }
  tar.end(undefined)
}

/** Until the stream takes more, or is gone. */
function roomIn(stream: Pick<EventEmitter, 'on' | 'off'>): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      stream.off('drain', goOn).off('close', goOn)
      resolve()
    }
    stream.on('drain', goOn).on('close', goOn)
  })
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Blobs, ContentLost, keyOf } from '../files/blobs.ts'
import type { Snapshot } from '../store/core/rows.ts'
import type { Entry } from './archive.ts'

/** Raised when an archive of this release can no longer be read by the one before. */
export const FORMAT = 1

/** `backup.json`, the first entry: what the archive is. */
export interface Facts {
  readonly format: number
  /** The version that made it. */
  readonly cuboid: string
  readonly madeAt: string
  readonly database: 'sqlite' | 'postgres'
  /** What has made the schema. */
  readonly migrations: readonly string[]
}

export const NAMES = {
  facts: 'backup.json',
  secret: 'secret',
  sqlite: 'database/cuboid.db',
  files: 'files/',
  rows: 'database/rows/',
  checksums: 'SHA256SUMS',
} as const

const ROWS_BYTES = 4 * 1024 ** 2
const READ_BYTES = 256 * 1024

export interface Source {
  readonly facts: Facts
  /** Hex. */
  readonly secret: string
  readonly snapshot: Snapshot
  readonly blobs: Blobs
  /** A folder for what is too much to be kept in memory: the copy of SQLite's database lies in it. */
  readonly draft: string
  readonly copy: string | undefined
  /** Is told of each content that cannot be read. */
  onLost(name: string): void
}

/** All that a backup holds, one after the other. */
export async function* contentsOf(source: Source): AsyncGenerator<Entry> {
  const { facts, secret, snapshot, copy } = source
  yield ofText(NAMES.facts, `${JSON.stringify(facts, null, 2)}\n`)
  yield ofText(NAMES.secret, `${secret}\n`)
  for await (const entry of filesOf(source)) yield entry
  if (copy) yield await ofFile(NAMES.sqlite, copy)
  else yield* rowsOf(snapshot)
}

async function* filesOf({ snapshot, blobs, onLost }: Source): AsyncGenerator<Entry> {
  for await (const { orgId, sha256, sizeBytes } of snapshot.contents()) {
    const name = NAMES.files + keyOf({ orgId, sha256 })
    try {
      yield { name, sizeBytes, content: await blobs.read({ orgId, sha256, sizeBytes }) }
    } catch (error) {
      if (!(error instanceof ContentLost)) throw error
      onLost(name) // a backup without it is better than none
    }
  }
}

/** As JSON Lines, in parts that fit into memory: `database/rows/task/00001.jsonl`. */
async function* rowsOf(snapshot: Snapshot): AsyncGenerator<Entry> {
  for (const table of snapshot.tables) {
    let lines: string[] = []
    let bytes = 0
    let parts = 0
    const part = () => {
      const name = `${NAMES.rows}${table.name}/${String(++parts).padStart(6, '0')}.jsonl`
      const entry = ofText(name, lines.join(''))
      lines = []
      bytes = 0
      return entry
    }
    for await (const rows of snapshot.rows(table)) {
      for (const row of rows) {
        const line = `${JSON.stringify(row, requireFinite)}\n`
        lines.push(line)
        bytes += line.length
      }
      if (bytes >= ROWS_BYTES) yield part()
    }
    if (lines.length > 0) yield part()
  }
}

/** JSON would write null. */
function requireFinite(column: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${column} of a row is ${value}`)
  return value
}

function ofText(name: string, text: string): Entry {
  const bytes = Buffer.from(text)
  return { name, sizeBytes: bytes.length, content: [bytes] }
}

async function ofFile(name: string, path: string): Promise<Entry> {
  const { size } = await stat(path)
  return { name, sizeBytes: size, content: createReadStream(path, { highWaterMark: READ_BYTES }) }
}

/** The same entries, and after them their checksums as `sha256sum -c` reads them. */
export async function* withChecksums(entries: AsyncIterable<Entry>, draft: string): AsyncGenerator<Entry> {
  const path = join(draft, NAMES.checksums)
  for await (const { content, ...entry } of entries) {
    const hash = createHash('sha256')
    yield { ...entry, content: hashed(content, hash) }
    await appendFile(path, `${hash.digest('hex')}  ${entry.name}\n`)
  }
  yield await ofFile(NAMES.checksums, path)
}

async function* hashed(content: Entry['content'], hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

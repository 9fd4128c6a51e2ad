import { existsSync } from 'node:fs'
import { open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type Config, ConfigError } from '../config.ts'
import type { Blobs } from '../files/blobs.ts'
import { type FileStorage, openStorage } from '../files/storage.ts'
import { findSecret, secretFile } from '../secret.ts'
import { makeFolder } from '../store/core/folder.ts'
import { databaseFile } from '../store/core/open.ts'
import type { Loading, Row, TableName } from '../store/core/rows.ts'
import { fill } from '../store/core/snapshot.ts'
import { migrations } from '../store/migrations/index.ts'
import { checkSeal, type Entry, readArchive } from './archive.ts'
import { type Facts, FORMAT, NAMES } from './contents.ts'
import { requireNothingIn } from './empty-database.ts'
import { MARK_TEXT, markOf, removeMark } from './unfinished.ts'

export interface Restored {
  readonly facts: Facts
  readonly files: number
  /** Remains of an earlier database that lay there; they were moved to these names. */
  readonly setAside: readonly string[]
}

/**
 * Brings all that a backup holds into an empty data folder, and an empty database. Whatever is doubtful is refused before
 * anything is touched. The database comes last, and as long as it is not there no server starts.
 */
export async function restore(config: Config, path: string): Promise<Restored> {
  const { facts, secret } = await checkBackup(path)
  requireFitting(config, facts, secret)
  const { isAgain } = await requireEmpty(config)
  await requireRoom(config.data, path)

  const { data } = config
  makeFolder(data)
  await writeFile(markOf(data), MARK_TEXT, { flush: true })
  if (isAgain) await removeUnfinished(data)
  const setAside = await setAsideLogs(data)
  const storage = openStorage(config)
  try {
    const files = await bringAll(config, storage, path, facts)
    removeMark(data)
    await sync(data)
    return { facts, files, setAside }
  } finally {
    storage.close()
  }
}

/** Reads all of it. Throws ConfigError unless it is whole, unaltered and of this release or an older one. */
export async function checkBackup(path: string): Promise<{ facts: Facts; secret: string }> {
  await checkSeal(path)
  const found = new Map<string, string>()
  for await (const { name, content } of readArchive(path)) {
    if (name !== NAMES.facts && name !== NAMES.secret) break // these are the first
    found.set(name, (await textOf(content)).trim())
  }
  const facts = factsIn(found.get(NAMES.facts))
  if (!facts) throw new ConfigError(`${path} is no backup of Cuboid`)
  const known = new Set(migrations.map(({ name }) => name))
  const newer = facts.migrations.filter((name) => !known.has(name))
  if (facts.format > FORMAT || newer.length > 0) {
    const why = newer.length > 0 ? newer.join(', ') : `format ${facts.format}`
    throw new ConfigError(`${path} was made by a newer Cuboid, ${facts.cuboid} (${why}); restore it with that one`)
  }
  return { facts, secret: found.get(NAMES.secret) ?? '' }
}

function factsIn(text: string | undefined): Facts | undefined {
  try {
    const facts = JSON.parse(text ?? '') as Partial<Facts>
    return typeof facts.format === 'number' && Array.isArray(facts.migrations) ? (facts as Facts) : undefined
  } catch {
    return undefined
  }
}

function requireFitting({ databaseUrl, secret: given }: Config, { database }: Facts, secret: string): void {
  if (database === 'sqlite' && databaseUrl !== null) {
    throw new ConfigError(
      'this backup is of a server on SQLite; restore it without CUBOID_DATABASE_URL, then `cuboid move-to` brings it to PostgreSQL',
    )
  }
  if (given !== null && given.toLowerCase() !== secret.toLowerCase()) {
    throw new ConfigError('CUBOID_SECRET is not the one that this backup was made with; unset it, or set that one')
  }
}

/** An empty folder may hold this: the top of a file system, and what SQLite leaves when a database alone is removed. */
const LET_BE = ['lost+found']
const LOGS = ['cuboid.db-wal', 'cuboid.db-shm']
/** What a restore that was broken off has written. */
const WRITTEN = ['restore-unfinished', 'files', 'secret', 'cuboid.db.unfinished', 'cuboid.db.unfinished-wal', 'cuboid.db.unfinished-shm'] // biome-ignore format: a list

async function requireEmpty({ data, databaseUrl }: Config): Promise<{ isAgain: boolean }> {
  if (databaseUrl !== null) await requireNothingIn(databaseUrl)
  const names = existsSync(data) ? await readdir(data) : []
  const isAgain = names.includes('restore-unfinished')
  const may = [...LET_BE, ...(names.includes('cuboid.db') ? [] : LOGS), ...(isAgain ? WRITTEN : [])]
  const there = names.filter((name) => !may.includes(name))
  if (there.length === 0) return { isAgain }
  throw new ConfigError(
    `${data} is not empty (${there.slice(0, 3).join(', ')}${there.length > 3 ? ', …' : ''}); stop the server if one is at work there, and move the folder away or restore into another one`,
  )
}

async function requireRoom(data: string, backup: string): Promise<void> {
  let folder = data
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const file = await open(backup)
  const { size } = await file.stat().finally(() => file.close())
  if (bavail * bsize < size) {
    throw new ConfigError(
      `${folder} has room for ${megabytes(bavail * bsize)}, and the backup is of ${megabytes(size)}`,
    )
  }
}
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 ** 2)} MiB`

async function removeUnfinished(data: string): Promise<void> {
  for (const name of WRITTEN.slice(1)) await rm(join(data, name), { recursive: true, force: true })
}

/** SQLite would bring the rows of such a log into the database that is to come. */
async function setAsideLogs(data: string): Promise<string[]> {
  const aside: string[] = []
  for (const name of LOGS) {
    const path = join(data, name)
    if (!existsSync(path)) continue
    const to = `${path}.old-${Date.now()}`
    await rename(path, to)
    aside.push(to)
  }
  return aside
}

/** Answers how many files there were. */
async function bringAll(
  config: Config,
  storage: FileStorage,
  path: string,
  { migrations, database }: Facts,
): Promise<number> {
  const { data, databaseUrl } = config
  const file = databaseFile(data)
  const draft = `${file}.unfinished`
  const blobs = new BlobsToBring(storage)
  const bring = async (loading?: Loading): Promise<number> => {
    for await (const entry of readArchive(path)) {
      if (entry.name.startsWith(NAMES.files)) await blobs.bring(entry)
      else if (entry.name === NAMES.secret) await bringSecret(config, entry)
      else if (entry.name === NAMES.sqlite) await writeFile(draft, entry.content, { mode: 0o600, flush: true })
      else if (entry.name.startsWith(NAMES.rows)) await bringRows(loading, entry)
    }
    await blobs.end()
    await sync(data)
    return blobs.count
  }
  const count =
    database === 'sqlite'
      ? await bring()
      : await fill({ databaseUrl, file: draft }, { migrations, clock: Date.now }, bring)
  if (databaseUrl === null) await rename(draft, file)
  return count
}

async function bringSecret({ secret, data }: Config, { content }: Entry): Promise<void> {
  const text = await textOf(content)
  if (secret === null && !findSecret({ secret, data }))
    await writeFile(secretFile(data), text, { mode: 0o600, flush: true })
}

const AT_ONCE = 16

/** Each has to be safe on the disk, which several wait for together. */
class BlobsToBring {
  readonly #storage: FileStorage
  readonly #coming = new Set<Promise<void>>()
  count = 0

  constructor(storage: FileStorage) {
    this.#storage = storage
  }

  async bring({ name, content }: Entry): Promise<void> {
    const [, org, sha256] = /^files\/(\d+)\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(name) ?? []
    if (!org || !sha256) throw new ConfigError(`the backup holds ${name}, which is no name of ours`)
    const received = await this.#storage.inbox.receive(Readable.from(content))
    if (received.sha256 !== sha256) throw new ConfigError(`${name} is not what it was when the backup was made`)
    await this.#put({ orgId: Number(org), sha256 }, received)
    this.count++
  }

  async #put(...[blob, content]: Parameters<Blobs['put']>): Promise<void> {
    const put = this.#storage.blobs.put(blob, content).finally(() => this.#coming.delete(put))
    put.catch(() => {}) // whoever waits for one of them hears of it
    this.#coming.add(put)
    if (this.#coming.size >= AT_ONCE) await Promise.race(this.#coming)
  }

  async end(): Promise<void> {
    await Promise.all(this.#coming)
  }
}

/** `database/rows/task/000001.jsonl` */
async function bringRows(loading: Loading | undefined, { name, content }: Entry): Promise<void> {
  const table = name.slice(NAMES.rows.length).split('/')[0] as TableName // else there is no such table
  const rows = (await textOf(content)).split('\n').filter(Boolean)
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE)
    await loading?.insert(table, some.map((row) => JSON.parse(row) as Row)) // biome-ignore format: one thought
  }
}
const ROWS_AT_ONCE = 500

async function textOf(content: Entry['content']): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

import { existsSync } from 'node:fs'
import { cp, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import { lostDatabase } from '../lost-database.ts'
import { makeFolder } from '../store/core/folder.ts'
import { databaseFile } from '../store/core/open.ts'
import type { Loading, Snapshot } from '../store/core/rows.ts'
import { fill, withSnapshot } from '../store/core/snapshot.ts'
import { requireSameRows } from './compare.ts'
import { requireIdle, requireNothingIn } from './empty-database.ts'
import { movedFile } from './unfinished.ts'

export interface Moved {
  readonly rows: number
  /** Where the former database is now, if it was given another name. */
  readonly former: string | undefined
  /** The data folder to go on with. */
  readonly data: string
}

/**
 * Brings every row from the database of the settings to another one, empty, and compares them there. No server may be at
 * work meanwhile. Whatever goes wrong, the target is as it was, so that it can be run again.
 *
 * @param to  a postgres:// URL, a data folder, or the path of a SQLite database in one
 */
export async function moveTo(config: Config, to: string): Promise<Moved> {
  const target = targetOf(to)
  const from = { databaseUrl: config.databaseUrl, file: databaseFile(config.data) }
  if (from.databaseUrl === null && target.databaseUrl === null) {
    throw new ConfigError('the database is of SQLite already; `cuboid backup` and `restore` bring it to another folder')
  }
  const lost = lostDatabase(config)
  if (lost || (from.databaseUrl === null && !existsSync(from.file))) {
    throw new ConfigError(lost ?? `there is no database in ${config.data}`)
  }
  await requireIdle(config)
  if (target.databaseUrl !== null) await requireNothingIn(target.databaseUrl)
  else await requireFree(target.file, config.data)

  const draft = `${target.file}.unfinished`
  if (target.databaseUrl === null) await removeDatabase(draft)
  const rows = await withSnapshot(
    from,
    (snapshot) => {
      const filling = { migrations: snapshot.migrations, clock: Date.now }
      return fill({ ...target, file: draft }, filling, (loading) => copyRows(snapshot, loading))
    },
    true,
  )
  if (target.databaseUrl !== null) return { rows, former: await setAside(config), data: config.data }
  const data = dirname(target.file)
  if (data !== config.data) await copyFolder(config.data, data)
  await rename(draft, target.file)
  await sync(data)
  return { rows, former: undefined, data }
}

function targetOf(to: string): { databaseUrl: string | null; file: string } {
  if (/^postgres(ql)?:\/\//.test(to)) return { databaseUrl: to, file: '' }
  if (to.includes('://')) throw new ConfigError('the target is a postgres:// URL, or a data folder')
  const path = resolve(to)
  return { databaseUrl: null, file: path.endsWith('/cuboid.db') ? path : databaseFile(path) }
}

/** The data folder that there is may get a database; another one has to be empty. */
async function requireFree(file: string, ownData: string): Promise<void> {
  const data = dirname(file)
  const names = existsSync(data) ? await readdir(data) : []
  const isOurs = (name: string) => name.startsWith('cuboid.db.unfinished') || name === 'lost+found'
  const there = data === ownData ? names.filter((name) => /^cuboid\.db(-wal|-shm)?$/.test(name)) : names.filter((name) => !isOurs(name)) // biome-ignore format: one thought
  if (there.length > 0) throw new ConfigError(`${data} is not empty (${there.slice(0, 3).join(', ')})`)
  makeFolder(data)
}

async function copyRows(snapshot: Snapshot, loading: Loading): Promise<number> {
  let count = 0
  for (const table of snapshot.tables) {
    for await (const rows of snapshot.rows(table)) {
      await loading.insert(table.name, rows)
      count += rows.length
    }
  }
  await requireSameRows(snapshot, loading)
  return count
}

/** So that nobody starts on it by mistake. */
async function setAside({ databaseUrl, data }: Config): Promise<string | undefined> {
  if (databaseUrl !== null) return undefined
  for (const suffix of ['-wal', '-shm', '']) {
    // a log is there when somebody else has the database open
    if (existsSync(databaseFile(data) + suffix)) await rename(databaseFile(data) + suffix, movedFile(data) + suffix)
  }
  await sync(data)
  return movedFile(data)
}

/** Of a server that keeps them in S3 there are no files. */
async function copyFolder(from: string, to: string): Promise<void> {
  for (const name of ['files', 'secret']) {
    if (existsSync(join(from, name))) await cp(join(from, name), join(to, name), { recursive: true })
  }
}

async function removeDatabase(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(path + suffix, { force: true })
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

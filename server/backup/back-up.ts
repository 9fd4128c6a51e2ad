import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Config, ConfigError, VERSION } from '../config.ts'
import { openStorage } from '../files/storage.ts'
import { lostDatabase } from '../lost-database.ts'
import { findSecret, secretFile } from '../secret.ts'
import { note } from '../store/backup/backups.ts'
import { schemaState } from '../store/core/checks.ts'
import { databaseFile, openEngine } from '../store/core/open.ts'
import type { Snapshot } from '../store/core/rows.ts'
import { copySqlite, withSnapshot } from '../store/core/snapshot.ts'
import { checkSeal, writeArchive } from './archive.ts'
import { contentsOf, type Facts, FORMAT, withChecksums } from './contents.ts'
import { draftOf, keepNewest, pathFor, removeAbandoned } from './place.ts'

export interface Options {
  readonly to: string
  readonly keep: number | null
  readonly at?: number
}

export interface Made {
  readonly path: string
  readonly sizeBytes: number
  /** Contents of files that are missing or damaged on this server, and so in the backup. */
  readonly lost: readonly string[]
  /** The names of older backups that were removed. */
  readonly removed: readonly string[]
}

/**
 * Makes a backup of all that this server has, also while it runs, and reads it again before it is given its name. It holds
 * what was acknowledged before this began.
 *
 * @param options.to    a folder, or a file whose name ends in .tar
 * @param options.keep  how many of the newest stay in the folder; null: all
 * @param options.at    what time it is, in Unix milliseconds
 */
export async function backUp(config: Config, { to, keep, at = Date.now() }: Options): Promise<Made> {
  const now = new Date(at)
  const path = pathFor(to, now)
  const secret = requireSource(config)
  await requireKnownSchema(config)
  const folder = dirname(path)
  await removeAbandoned(folder)
  const draft = draftOf(path, randomBytes(4).toString('hex'))
  await mkdir(draft, { mode: 0o700 })
  try {
    const archive = join(draft, 'backup.tar')
    const lost: string[] = []
    const sizeBytes = await withSource(config, draft, (snapshot, copy) => {
      const { migrations } = snapshot
      const facts: Facts = { format: FORMAT, cuboid: VERSION, madeAt: now.toISOString(), database: copy ? 'sqlite' : 'postgres', migrations } // biome-ignore format: one thought
      const storage = openStorage(config)
      const source = { facts, secret, snapshot, copy, draft, blobs: storage.blobs }
      const contents = contentsOf({ ...source, onLost: (name) => void lost.push(name) })
      return writeArchive(archive, withChecksums(contents, draft)).finally(() => storage.close())
    })
    await checkSeal(archive)
    await giveName(archive, path)
    await noteInDatabase(config, { madeAt: at, path, sizeBytes })
    return { path, sizeBytes, lost, removed: keep === null ? [] : await keepNewest(path, keep) }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Answers the secret. */
function requireSource(config: Config): string {
  const lost = lostDatabase(config)
  if (lost) throw new ConfigError(lost)
  if (config.databaseUrl === null && !existsSync(databaseFile(config.data))) {
    throw new ConfigError(`there is no database in ${config.data}; set CUBOID_DATA as the server has it`)
  }
  const secret = findSecret(config)
  if (secret) return secret
  throw new ConfigError(
    `${secretFile(config.data)} is not there, and without it a backup would be of little use; set CUBOID_DATA or CUBOID_SECRET as the server has it`,
  )
}

async function requireKnownSchema(config: Config): Promise<void> {
  const engine = await openEngine(config)
  try {
    const { newer } = await schemaState(engine)
    if (newer.length === 0) return
    throw new ConfigError(
      `a newer Cuboid has migrated the database (${newer.join(', ')}); make the backup with that one`,
    )
  } finally {
    await engine.close()
  }
}

/** The rows as they are now: of SQLite those of a copy, which is to go into the backup as it is. */
async function withSource<T>(
  { databaseUrl, data }: Config,
  draft: string,
  work: (snapshot: Snapshot, copy: string | undefined) => Promise<T>,
): Promise<T> {
  const file = databaseFile(data)
  if (databaseUrl) return withSnapshot({ databaseUrl, file }, (snapshot) => work(snapshot, undefined))
  const copy = databaseFile(draft)
  await copySqlite(file, copy).catch((error: Error) => {
    throw new ConfigError(`the database cannot be copied: ${error.message}`, { cause: error })
  })
  return withSnapshot({ databaseUrl: null, file: copy }, (snapshot) => work(snapshot, copy))
}

/** All at once. A hard link would never take another file's place, but not every file system has them. */
async function giveName(archive: string, path: string): Promise<void> {
  if (existsSync(path)) throw new ConfigError(`${path} is there already`)
  await rename(archive, path)
  const folder = await open(dirname(path))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** For the doctor and the other servers. A release that has not migrated yet has no place for it. */
async function noteInDatabase(
  config: Config,
  made: { madeAt: number; path: string; sizeBytes: number },
): Promise<void> {
  const engine = await openEngine(config)
  try {
    const { missing } = await schemaState(engine)
    if (!missing.includes('0040_backup')) await engine.transaction((db) => note({ db }, made))
  } finally {
    await engine.close()
  }
}

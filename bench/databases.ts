import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrations } from '../server/store/migrations/index.ts'
import { type Postgres, startPostgres } from '../test/support/postgres.ts'
import { cuboid } from './servers.ts'

export type EngineName = 'sqlite' | 'postgres'

/** A seeded database of its own for a server: the settings that lead to it, and its end. */
export interface SeededDatabase {
  readonly env: Record<string, string>
  remove(): Promise<void>
}

/** Seeds a database, or takes the one of a former run: a million tasks take minutes. Servers get a copy. */
export async function seeded(engine: EngineName, tasks: number): Promise<SeededDatabase> {
  const data = folderFor(`${engine}-${tasks}-${schemaName()}`, (folder) => {
    if (engine === 'sqlite') cuboid(['seed', '--tasks', String(tasks)], { CUBOID_DATA: folder })
  })
  const copy = mkdtempSync(join(KEPT, 'run-')) // beside it, so that it is on a disk and not in memory
  const removeCopy = () => rmSync(copy, { recursive: true, force: true })
  if (engine === 'sqlite') {
    cpSync(data, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
    return { env: { CUBOID_DATA: copy }, remove: async () => removeCopy() }
  }
  const postgres = await startPostgres({ fsync: true, keptIn: join(reachable(KEPT), 'postgres') })
  const url = await copyOfTemplate(postgres, `seeded_${tasks}_${schemaName()}`, async (databaseUrl) =>
    cuboid(['seed', '--tasks', String(tasks)], { CUBOID_DATA: data, CUBOID_DATABASE_URL: databaseUrl }),
  )
  return {
    env: { CUBOID_DATA: copy, CUBOID_DATABASE_URL: url },
    async remove() {
      await postgres.stop()
      removeCopy()
    },
  }
}

const KEPT = fileURLToPath(new URL('../.bench', import.meta.url))

/** The folder of this name. A new one is there when it has been filled, whatever else fills one at the same time. */
function folderFor(name: string, fill: (folder: string) => void): string {
  const folder = join(KEPT, name)
  if (existsSync(folder)) return folder
  mkdirSync(KEPT, { recursive: true })
  const making = mkdtempSync(join(KEPT, 'making-'))
  try {
    fill(making)
    if (!existsSync(folder)) renameSync(making, folder)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

const RUN = 'bench_run'

/** A fresh copy of the database of this name, which is made and filled when it is not there. */
async function copyOfTemplate(
  { url }: Postgres,
  name: string,
  fill: (url: string) => Promise<unknown>,
): Promise<string> {
  const urlOf = (database: string) => Object.assign(new URL(url), { pathname: database }).href
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) {
      await client.query(`drop database if exists ${name}_unfinished`)
      await client.query(`create database ${name}_unfinished`)
      await fill(urlOf(`${name}_unfinished`))
      await client.query(`alter database ${name}_unfinished rename to ${name}`)
      await client.query('checkpoint') // it is ended without one
    }
    await client.query(`drop database if exists ${RUN} with (force)`)
    await client.query(`create database ${RUN} template ${name} strategy file_copy`)
    return urlOf(RUN)
  } finally {
    await client.end()
  }
}

/** The last migration, and something that changes with the text of any. */
function schemaName(): string {
  const store = fileURLToPath(new URL('../server/store', import.meta.url))
  const hash = createHash('sha256').update(readFileSync(join(store, 'core/sqlite/search.ts')))
  for (const file of readdirSync(join(store, 'migrations')).sort())
    hash.update(readFileSync(join(store, 'migrations', file)))
  return `${migrations.at(-1)?.name}_${hash.digest('hex').slice(0, 8)}`
}

/** PostgreSQL never runs as root, and whom it runs as then may not be let into root's folders. */
function reachable(folder: string): string {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const isOpen = !existsSync(at) || (statSync(at).mode & 0o001) === 1
    if (process.getuid?.() === 0 && !isOpen) return '/var/tmp/cuboid-bench'
  }
  return folder
}

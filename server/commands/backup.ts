import { resolve } from 'node:path'
import { ConfigError } from '../config.ts'
import { complain, print } from '../print.ts'
import { type Command, text } from './command.ts'

const MOST_KEPT = 10_000

export const backup: Command = {
  usage: '[<folder or file.tar>] [--keep <number>]',
  summary: 'makes a backup of everything in one file, also while the server runs',
  takes: ['to'],
  options: { keep: { type: 'string' } },
  async run(config, { to: given, keep }) {
    const to = text(given) ?? config.backup.to
    if (to === null) throw new ConfigError('where to? cuboid backup <folder>, or set CUBOID_BACKUP_TO')
    const { backUp } = await import('../backup/back-up.ts')
    const made = await sayably(() => backUp(config, { to, keep: countIn(text(keep), to) }))
    for (const name of made.lost) complain(`${name} is missing or damaged on this server, and so in the backup`)
    for (const name of made.removed) print(`Removed ${name}, as newer ones are there`)
    print(`${made.path}: ${megabytes(made.sizeBytes)}, read again and found whole`)
  },
}

export const restore: Command = {
  usage: '<file.tar> [--check]',
  summary: 'brings a backup into an empty data folder; --check only says whether it could',
  takes: ['file'],
  needs: ['file'],
  options: { check: { type: 'boolean' } },
  async run(config, { file, check }) {
    const path = resolve(text(file) ?? '')
    const { checkBackup, restore } = await import('../backup/restore.ts')
    if (check) {
      const { facts } = await sayably(() => checkBackup(path))
      return print(`${path} is whole: made ${facts.madeAt} by Cuboid ${facts.cuboid} on ${facts.database}`)
    }
    const { facts, files, setAside } = await sayably(() => restore(config, path))
    for (const name of setAside) print(`What an earlier database had left there is now ${name}`)
    print(`Restored what was there ${facts.madeAt}, with ${files} files, into ${config.data}. Start the server.`)
  },
}

export const moveTo: Command = {
  usage: '<postgres:// URL, or a data folder>',
  summary: 'brings everything from SQLite to PostgreSQL, or back; the server is stopped meanwhile',
  takes: ['to'],
  needs: ['to'],
  async run(config, { to }) {
    const { moveTo } = await import('../backup/move-to.ts')
    const { rows, former, data } = await sayably(() => moveTo(config, text(to) ?? ''))
    print(`Moved ${rows} rows, and compared each`)
    if (former) print(`The former database is kept as ${former}; remove it when you no longer need it`)
    const next = config.databaseUrl === null ? 'CUBOID_DATABASE_URL set to the new database' : `CUBOID_DATA=${data} and without CUBOID_DATABASE_URL` // biome-ignore format: one thought
    print(`Start the server with ${next}`)
  },
}

function countIn(keep: string | undefined, to: string): number | null {
  if (keep === undefined) return null
  const count = /^[0-9]{1,5}$/.test(keep) ? Number(keep) : 0
  if (count < 1 || count > MOST_KEPT) throw new ConfigError(`--keep is a whole number, 1 to ${MOST_KEPT}`)
  if (to.endsWith('.tar')) throw new ConfigError('--keep is for a folder; a file is one backup')
  return count
}

/** What the disk or the database has to say is for the operator, who gets no stack of ours to read. */
async function sayably<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isTheirs = error instanceof Error && ('code' in error || 'errcode' in error)
    throw isTheirs ? new ConfigError(error.message || String(Object(error).code), { cause: error }) : error
  }
}

const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`

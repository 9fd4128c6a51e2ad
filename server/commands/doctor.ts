import { existsSync } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { keyOf } from '../files/blobs.ts'
import { lostDatabase } from '../lost-database.ts'
import { print } from '../print.ts'
import { secretFile } from '../secret.ts'
import { findLast } from '../store/backup/backups.ts'
import * as checks from '../store/core/checks.ts'
import type { Engine } from '../store/core/engine.ts'
import { databaseFile, openEngine } from '../store/core/open.ts'
import { depth } from '../store/job/jobs.ts'
import { migrations } from '../store/migrations/index.ts'
import type { Command } from './command.ts'
import { mailboxes, mailServer, unreadable, webhooks } from './doctor-outside.ts'

const LEAST_FREE_BYTES = 1024 ** 3
const MOST_NAMED = 5
const HOUR_MS = 3_600_000
/** A backup that somebody makes himself from time to time. */
const OLD_HOURS = 7 * 24

/** Looks, and changes nothing. */
export const doctor: Command = {
  summary:
    'looks after the settings, the database, the files, the disk, mail and webhooks; exits 1 when something is wrong',
  async run(config) {
    let isWell = true
    const report = (what: string, faults: readonly string[], fine = '') => {
      if (faults.length > 0) isWell = false
      print(
        `${faults.length > 0 ? 'bad' : 'ok '} ${what}${faults.length > 0 ? `: ${faults.join('; ')}` : fine && `: ${fine}`}`,
      )
    }
    report('settings', []) // a wrong one has stopped us before
    if (existsSync(config.data)) await folder(config, report)
    else print('--  nothing has been started here yet; the first start makes the rest')
    const lost = lostDatabase(config)
    if (lost) report('database', [lost])
    else if (config.databaseUrl !== null || existsSync(databaseFile(config.data))) await database(config, report)
    else if (existsSync(config.data)) print('--  no database yet; the first start makes it')
    await mailServer(config, report)
    if (!isWell) process.exitCode = 1
  },
}

export type Report = (what: string, faults: readonly string[], fine?: string) => void

async function folder({ data, secret }: Config, report: Report): Promise<void> {
  const faults: string[] = []
  await access(data, constants.R_OK | constants.W_OK).catch(() => faults.push(`${data} cannot be written`))
  const { bavail, bsize } = await statfs(data)
  const free = bavail * bsize
  if (free < LEAST_FREE_BYTES) faults.push(`only ${Math.floor(free / 1024 ** 2)} MiB are free`)
  report('data folder', faults, `${data}, ${Math.floor(free / 1024 ** 3)} GiB free`)
  if (secret !== null) return
  const file = await stat(secretFile(data)).catch(() => undefined)
  const isOpen = file !== undefined && (file.mode & 0o077) !== 0 && process.platform !== 'win32'
  report('secret', [...(file ? [] : ['it is not there']), ...(isOpen ? ['others may read it; chmod 600'] : [])])
}

async function database(config: Config, report: Report): Promise<void> {
  let engine: Engine
  let schema: checks.SchemaState
  try {
    engine = await openEngine(config)
    schema = await checks.schemaState(engine)
  } catch (error) {
    return report('database', unreadable(error))
  }
  const { missing, newer } = schema
  if (missing.length === migrations.length && newer.length === 0) {
    print('--  nothing is in the database yet; the first start makes it')
    return engine.close()
  }
  report('database', newer.length > 0 ? [`a newer Cuboid has migrated it (${newer.join(', ')})`] : [], engine.name)
  report('schema', missing.length > 0 ? [`to be migrated: ${missing.join(', ')}`] : [])
  report('integrity', (await checks.integrityFaults(engine).catch(unreadable)).slice(0, MOST_NAMED))
  if (missing.length === 0) {
    await files(config, engine, report).catch((error) => report('files', unreadable(error)))
    await backups(config, engine, report).catch((error) => report('backups', unreadable(error)))
    await jobs(engine).catch((error) => report('jobs', unreadable(error)))
    await mailboxes(config, engine, report).catch((error) => report('mailboxes', unreadable(error)))
    await webhooks(engine).catch((error) => report('webhooks', unreadable(error)))
  }
  await engine.close()
}

/** None is a warning. One that the server should have made, and did not twice in a row, is wrong. */
async function backups({ backup: { everyHours } }: Config, engine: Engine, report: Report): Promise<void> {
  const last = await findLast({ db: engine.reader })
  const ageHours = last && Math.max(0, Math.round((Date.now() - last.madeAt) / HOUR_MS))
  const how = everyHours === null ? 'set CUBOID_BACKUP_EVERY and CUBOID_BACKUP_TO, or run `cuboid backup <folder>`' : `one is due every ${everyHours} h; the log of the server says what hinders it` // biome-ignore format: one thought
  if (!last || ageHours === undefined) return print(`--  backups: none was made yet; ${how}`)
  const text = `the newest is ${ageHours} h old, ${last.path}`
  if (everyHours !== null && ageHours > 2 * everyHours + 1) return report('backups', [`${text}; ${how}`])
  if (everyHours === null && ageHours > OLD_HOURS) return print(`--  backups: ${text}; ${how}`)
  report('backups', [], text)
}

/** A warning: what was given up is a loss for somebody, and no fault of this server's. */
async function jobs(engine: Engine): Promise<void> {
  const { failed } = await depth({ db: engine.reader, engine, now: Date.now() })
  print(failed === 0 ? 'ok  jobs' : `--  jobs: ${failed} given up; \`cuboid jobs\` lists them`)
}

async function files({ data, s3 }: Config, engine: Engine, report: Report): Promise<void> {
  if (s3) return print('--  files are in S3, and are not looked at')
  let count = 0
  const lost: string[] = []
  for await (const { sizeBytes, ...blob } of checks.fileContents({ db: engine.reader, engine, now: Date.now() })) {
    count++
    const path = join(data, 'files', keyOf(blob))
    const file = await stat(path).catch(() => undefined)
    if (!file) lost.push(`${path} is missing`)
    else if (file.size !== sizeBytes) lost.push(`${path} has ${file.size} bytes, not ${sizeBytes}`)
  }
  const more = lost.length > MOST_NAMED ? [`and ${lost.length - MOST_NAMED} more`] : []
  report('files', [...lost.slice(0, MOST_NAMED), ...more], String(count))
}

import { existsSync, statSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ConfigError } from '../config.ts'

const UNFINISHED = '.unfinished'
/** What is longer without a new byte was left behind by a process that was killed. */
const ABANDONED_MS = 60 * 60_000
const OURS = /^cuboid-\d{8}T\d{6}Z\.tar$/

/** Where a backup goes: into a folder under a name of its time, or to a file that is not there yet. */
export function pathFor(to: string, now: Date): string {
  const isFile = to.endsWith('.tar')
  const path = resolve(to)
  const folder = isFile ? dirname(path) : path
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new ConfigError(`${folder} is no folder`)
  const backup = isFile ? path : join(folder, nameAt(now))
  if (existsSync(backup)) throw new ConfigError(`${backup} is there already`)
  return backup
}

/** They sort by time. */
const nameAt = (now: Date) => `cuboid-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar`

/** Where a backup grows until it is whole. */
export const draftOf = (path: string, nonce: string): string => `${path}.${nonce}${UNFINISHED}`

/** Removes what backups have left that did not come to their end. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(UNFINISHED) || !name.includes('.tar.')) continue
    const path = join(folder, name)
    const times = await Promise.all([path, ...(await readdir(path)).map((each) => join(path, each))].map(changedAt))
    if (Date.now() - Math.max(...times) > ABANDONED_MS) await rm(path, { recursive: true, force: true })
  }
}

const changedAt = async (path: string) => (await stat(path).catch(() => undefined))?.mtimeMs ?? 0

/** Removes the oldest backups beside this one that have a name of ours, until so many are left. Answers those that went. */
export async function keepNewest(path: string, count: number): Promise<string[]> {
  const folder = dirname(path)
  if (!OURS.test(basename(path))) return []
  const all = (await readdir(folder)).filter((name) => OURS.test(name)).sort()
  const old = all.slice(0, -count).filter((name) => name !== basename(path))
  for (const name of old) await rm(join(folder, name), { force: true })
  return old
}

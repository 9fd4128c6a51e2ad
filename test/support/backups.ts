import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backUp } from '../../server/backup/back-up.ts'
import type { Config } from '../../server/config.ts'
import { place } from './process.ts'
import { uploaded } from './upload.ts'
import { type World, type WorldOptions, world } from './world.ts'

export const SECRET = 'ab'.repeat(32)

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cuboid-backups-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

/** A world with a file and its content, and where its backups go. */
export async function worldToKeep(options: WorldOptions = {}) {
  const w = await world({ ...options, config: { secret: SECRET, ...options.config } })
  const file = await uploaded(w, w.ben, 'a plan')
  await w.as(w.ben).post('/tasks', { group: w.website, name: 'Bake', files: [file] })
  const to = await folder()
  return { ...w, to, backUp: (keep: number | null = null) => backUp(w.config, { to, keep, at: w.clock.now() }) }
}

/** An empty server, with the settings of this one. */
export async function emptyServer({ config }: Pick<World, 'config'>): Promise<Config> {
  const { CUBOID_DATA: data, CUBOID_DATABASE_URL: databaseUrl = null } = await place()
  return { ...config, data, databaseUrl }
}

import { ConfigError } from '../config.ts'
import { isServed, schemaState } from '../store/core/checks.ts'
import type { Engine } from '../store/core/engine.ts'
import { openEngine } from '../store/core/open.ts'
import { migrations } from '../store/migrations/index.ts'

/** Throws ConfigError where Cuboid has been at work. */
export async function requireNothingIn(databaseUrl: string): Promise<void> {
  await withOpened({ databaseUrl, data: '' }, async (engine) => {
    const { missing, newer } = await schemaState(engine)
    if (missing.length === migrations.length && newer.length === 0) return
    const isAtWork = await isServed(engine, Date.now()).catch(() => false)
    const why = isAtWork ? 'a server is at work on it, or was until half a minute ago' : 'it is of a server already'
    throw new ConfigError(`the PostgreSQL database is not empty: ${why}; take a new one, as \`createdb\` makes`)
  })
}

/** Throws ConfigError when a server is at work there, or a newer release has been. */
export async function requireIdle(at: { databaseUrl: string | null; data: string }): Promise<void> {
  await withOpened(at, async (engine) => {
    const { newer } = await schemaState(engine)
    if (newer.length > 0) throw new ConfigError(`a newer Cuboid has migrated the database (${newer.join(', ')})`)
    if (await isServed(engine, Date.now())) {
      throw new ConfigError(
        'a server is at work on the database, or was killed within the last half minute; stop it first',
      )
    }
  })
}

async function withOpened(
  at: { databaseUrl: string | null; data: string },
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = await openEngine(at)
  try {
    await work(engine)
  } finally {
    await engine.close()
  }
}

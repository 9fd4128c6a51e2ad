import type { Config } from '../config.ts'
import { print } from '../print.ts'
import { backup, moveTo, restore } from './backup.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { jobsList, jobsRetry, jobsShow } from './jobs.ts'
import { seedWorld } from './seed.ts'
import { tokenCreate } from './token.ts'
import { userCreate, userList, userPassword, userRemove } from './user.ts'

/** By name, in the order they are shown. What is large and only one of them needs, that one loads when it runs. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  [
    'serve',
    {
      summary: 'serves requests and runs jobs; what `npm start` does',
      run: async (config: Config) => (await import('../serve.ts')).serve(config),
    },
  ],
  [
    'work',
    {
      summary: 'runs jobs alone, beside servers on the same database',
      run: async (config: Config) => (await import('../serve.ts')).work(config),
    },
  ],
  ['migrate', { summary: 'brings the database up to date; a start does so, too', run: runMigrations }],
  ['seed', seedWorld],
  ['user create', userCreate],
  ['user list', userList],
  ['user remove', userRemove],
  ['user password', userPassword],
  ['token create', tokenCreate],
  ['jobs', jobsList],
  ['jobs show', jobsShow],
  ['jobs retry', jobsRetry],
  ['backup', backup],
  ['restore', restore],
  ['move-to', moveTo],
  ['doctor', doctor],
])

async function runMigrations(config: Config): Promise<void> {
  const { migrateDatabase } = await import('../services.ts')
  const done = await migrateDatabase(config)
  print(done.length > 0 ? `Migrated: ${done.join(', ')}` : 'The database is up to date')
}

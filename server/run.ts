import { type Config, ConfigError, readConfig } from './config.ts'
import { DomainError } from './domain/errors.ts'
import { complain } from './say.ts'

/** Runs a command with the settings of the environment, and ends the process. What its operator can put right takes one line. */
export async function run(command: (config: Config) => Promise<void>): Promise<never> {
  try {
    await command(readConfig())
  } catch (error) {
    complain(inOneLine(error))
    process.exit(1)
  }
  process.exit()
}

function inOneLine(error: unknown): string {
  if (error instanceof ConfigError) return error.message.replaceAll(/\s*\n\s*/g, ' ')
  if (error instanceof DomainError) {
    const { failure } = error
    if ('errors' in failure)
      return failure.errors
        .map(({ field, reason }) => `${field.slice(field.lastIndexOf('/') + 1)} ${reason}`)
        .join('; ')
    if (failure.kind === 'not_found') return `there is no such ${failure.noun}: ${failure.id}`
    if ('reason' in failure) return failure.reason
    return failure.kind
  }
  return error instanceof Error && error.stack ? error.stack : String(error)
}

import { type Config, ConfigError, readConfig } from './config.ts'
import { Refused } from './domain/errors.ts'
import { complain } from './print.ts'

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
  if (error instanceof Refused) return error.message
  return error instanceof Error && error.stack ? error.stack : String(error)
}

import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'

export type Values = { readonly [option: string]: string | boolean | undefined }

export interface Command {
  /** What comes after the name. */
  usage?: string
  summary: string
  options?: NonNullable<ParseArgsConfig['options']>
  /** What is given without a name, in this order. */
  takes?: readonly string[]
  /** Those that it cannot do without. */
  needs?: readonly string[]
  run(config: Config, values: Values): Promise<void>
}

/** A call that cannot be meant: the usage is shown. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Whatever the log has to say, it is not what the caller wants to read. */
export async function withServices(config: Config, work: (services: Services) => Promise<void>): Promise<void> {
  const { openServices } = await import('../services.ts') // much to load, and not every call gets here
  const services = await openServices({ ...config, logLevel: 'silent' })
  try {
    await work(services)
  } finally {
    await services.close()
  }
}

export const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

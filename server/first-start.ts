import { ConfigError } from './config.ts'
import { Refused } from './domain/errors.ts'
import { sentence } from './domain/refusals.ts'
import type { Services } from './services.ts'
import * as organizations from './store/organization/organizations.ts'
import { createFirstOrganization } from './usecases/organization/set-up.ts'
import { hashPassword, weaknessOf } from './usecases/people/passwords.ts'

/** Makes the organization and its owner when their sign-in is given. Answers whether the first visitor is to make them. */
export async function firstStart({ config, store }: Services): Promise<{ needsVisitor: boolean }> {
  if (await store.readUnscoped(organizations.isThereAny)) return { needsVisitor: false }
  const { adminEmail: email, adminPassword: password } = config
  if (!email || !password) return { needsVisitor: true }
  const weakness = await weaknessOf(password)
  if (weakness) throw new ConfigError(`CUBOID_ADMIN_PASSWORD ${sentence(weakness, {})}`)
  const owner = {
    email,
    firstname: email.split('@')[0] as string,
    lastname: '',
    passwordHash: await hashPassword(password),
  }
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions()
  try {
    await store.writeUnscoped(async (tx) => {
      if (await organizations.isThereAny(tx)) return // another process was quicker
      await createFirstOrganization(tx, { name: 'Our organization', owner, zone, currency: 'EUR', language: 'en' })
    })
  } catch (error) {
    throw error instanceof Refused
      ? new ConfigError(`The first start failed: ${error.message}`, { cause: error })
      : error
  }
  return { needsVisitor: false }
}

import { expect, test } from 'vitest'
import * as organizations from '../../../server/store/organization/organizations.ts'
import { createFirstOrganization, createOrganization } from '../../../server/usecases/organization/set-up.ts'
import { emptyWorld } from '../../support/world.ts'

test('two processes that make the first organization at the same time make one', async () => {
  const { store } = await emptyWorld()
  const named = (name: string) => ({
    ...{ name, zone: 'UTC', currency: 'EUR', language: 'en' },
    owner: { email: `${name}@example.com`, firstname: name, lastname: '', passwordHash: null },
  })
  let tries = 0
  const result = await store.writeUnscoped(async (tx) => {
    tries++
    if (await organizations.isThereAny(tx)) return 'is there'
    await store.writeUnscoped((other) => createOrganization(other, named('quick'))) // commits in between
    return createFirstOrganization(tx, named('late'))
  })
  expect([result, tries]).toEqual(['is there', 2])
  expect(await store.readUnscoped(organizations.ids)).toEqual([organizations.FIRST_ID])
})

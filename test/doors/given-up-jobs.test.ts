import { expect, test } from 'vitest'
import { type Door, type Person, type World, world } from '../support/world.ts'

/** A mail about being made a manager, which the mail server refused until it was given up. */
async function givenUp({ store }: World, { actor, id: userId }: Person, failedAt: number, lastError: string) {
  return store.writeUnscoped(async (tx) => {
    const data = JSON.stringify({ userId, letter: { kind: 'token made', name: 'Nightly import', expiresAt: null } })
    const id = tx.newId()
    const row = { org_id: actor.orgId, id, type: 'send-mail', key: null, data, run_at: 1, claimed_by: null }
    await tx.db
      .insertInto('job')
      .values({ ...row, failed_at: failedAt, attempts: 12, last_error: lastError })
      .execute()
    return id
  })
}

test('a manager sees the jobs of the organization that were given up, and lets one run again', async () => {
  const w = await world({ endsBroken: true })
  const { as, ada, ben, eve } = w
  const long = `Error: ${'🙂'.repeat(600)}\n    at connect (mailer.ts:1:1)`
  const older = await givenUp(w, ben, 1000, 'Error: no such mailbox\n    at sendMail (send-mail.ts:1:1)')
  const newer = await givenUp(w, ben, 2000, long)
  const foreign = await givenUp(w, eve, 3000, 'Error: of others')

  const about = { type: 'send-mail', user: ben._id, attempts: 12 }
  expect((await as(ada).get('/organization/jobs')).body).toEqual([
    { ...about, _id: newer, failedAt: 2, reason: `Error: ${'🙂'.repeat(493)}` },
    { ...about, _id: older, failedAt: 1, reason: 'Error: no such mailbox' },
  ])
  expect((await as(ben).get('/organization/jobs')).status).toBe(403)

  const retry = (door: Door, id: string) => door.post(`/organization/jobs/${id}/retry`)
  expect((await retry(as(ben), older)).status).toBe(403)
  for (const id of [foreign, '1', 'x']) expect((await retry(as(ada), id)).status, id).toBe(404)
  expect(await w.runJobs(), 'what was refused changed nothing').toBe(0)

  expect((await retry(as(ada), older)).body).toMatchObject({ _id: older })
  expect(await w.runJobs()).toBe(1)
  expect(w.mails).toMatchObject([{ to: { address: ben.email } }])
  expect((await retry(as(ada), older)).status, 'it is done').toBe(404)
  expect((await as(ada).get('/organization/jobs')).body).toMatchObject([{ _id: newer }])
  expect((await as(eve).get('/organization/jobs')).body).toMatchObject([{ _id: foreign }])
})

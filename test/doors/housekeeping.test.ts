import { expect, test } from 'vitest'
import type { JobContext } from '../../server/jobs/job.ts'
import { removeExpired } from '../../server/jobs/remove-expired.ts'
import type { CredentialRow, IdempotencyKeyRow, JobRow, SignInFailureRow } from '../../server/store/tables.ts'
import { type World, world } from '../support/world.ts'

const DAY = 86_400_000

async function worldToTidy() {
  const w = await world()
  const context = { store: w.store, log: w.app.log } as Pick<JobContext, 'store' | 'log'> as JobContext // all that it needs
  return { ...w, tidy: () => removeExpired.run(context) }
}

const ago = ({ clock }: World, days: number) => clock.now() - days * DAY
const left = ({ store }: World, table: 'credential' | 'sign_in_failure' | 'idempotency_key' | 'job', column: string) =>
  store.readUnscoped(async (tx) => {
    const rows = await tx.db
      .selectFrom(table)
      .selectAll()
      .orderBy(column as never)
      .execute()
    return rows.map((row) => (row as unknown as Record<string, unknown>)[column])
  })

test('credentials go a month after their end, or after their last use where that ends them', async () => {
  const w = await worldToTidy()
  const before = await left(w, 'credential', 'name')
  const credential = (name: string, more: Partial<CredentialRow>): CredentialRow => ({
    org_id: 1, id: w.store.node + name.length + String(name.charCodeAt(0)), user_id: w.ada.id, kind: 'token', name, hash: name,
    created_at: 0, expires_at: null, last_used_at: null, ...more,
  }) // biome-ignore format: a row
  const rows = [
    credential('a long over', { expires_at: ago(w, 31) }),
    credential('b just over', { expires_at: ago(w, 29) }),
    credential('c unused CRM', { kind: 'cubedrive', last_used_at: ago(w, 31) }),
    credential('d used CRM', { kind: 'cubedrive', last_used_at: ago(w, 29) }),
    credential('e unused for good', { last_used_at: ago(w, 999) }),
  ]
  await w.store.writeUnscoped((tx) => tx.db.insertInto('credential').values(rows).execute())
  await w.tidy()
  const names = await left(w, 'credential', 'name')
  expect(names.filter((name) => !before.includes(name))).toEqual(['b just over', 'd used CRM', 'e unused for good'])
})

test('sign-in failures go after a day, kept answers after a week, jobs that were given up after three months', async () => {
  const w = await worldToTidy()
  const failure = (key: string, days: number): SignInFailureRow => ({ key, failures: 1, since: ago(w, days) })
  const answer = (key: string, days: number): IdempotencyKeyRow => ({
    org_id: 1, user_id: w.ada.id, key, request_hash: '', answer: '', created_at: ago(w, days),
  }) // biome-ignore format: a row
  const job = (type: string, runAt: number, failedAt: number | null): JobRow => ({
    org_id: 1, id: String(type.charCodeAt(0)), type, key: null, data: '{}', run_at: runAt, attempts: 0, claimed_by: null,
    failed_at: failedAt, last_error: null,
  }) // biome-ignore format: a row
  await w.store.writeUnscoped(async (tx) => {
    await tx.db
      .insertInto('sign_in_failure')
      .values([failure('a', 2), failure('b', 0)])
      .execute()
    await tx.db
      .insertInto('idempotency_key')
      .values([answer('a', 8), answer('b', 6)])
      .execute()
    const rows = [job('a', 0, ago(w, 91)), job('b', 0, ago(w, 89)), job('c', 0, null)]
    await tx.db.insertInto('job').values(rows).execute()
  })
  await w.tidy()
  expect(await left(w, 'sign_in_failure', 'key')).toEqual(['b'])
  expect(await left(w, 'idempotency_key', 'key')).toEqual(['b'])
  expect(await left(w, 'job', 'type')).toEqual(['b', 'c'])
})

test('however many there are', async () => {
  const w = await worldToTidy()
  const failures = Array.from({ length: 1_201 }, (_, n) => ({ key: `${n}`, failures: 1, since: 0 }))
  await w.store.writeUnscoped((tx) => tx.db.insertInto('sign_in_failure').values(failures).execute())
  await w.tidy()
  expect(await left(w, 'sign_in_failure', 'key')).toEqual([])
})

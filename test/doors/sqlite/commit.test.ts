import { StatementSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { expectUnavailable } from '../../support/trouble.ts'
import { world } from '../../support/world.ts'

const SQLITE_IOERR_FSYNC = 1034 // https://www.sqlite.org/rescode.html#ioerr_fsync

test('a disk that fails during a commit leaves its outcome unknown; sent again by its key, it is done once', async () => {
  const w = await world()
  const make = () => w.as(w.ada).post('/tasks', { group: w.website, name: 'x' }, { 'idempotency-key': 'a task' })
  // Noting the use of the token is a transaction of its own.
  await expect.poll(async () => (await w.as(w.ada).get('/access-tokens')).body[0].lastUsedAt).not.toBeNull()

  const { run } = StatementSync.prototype
  onTestFinished(() => {
    StatementSync.prototype.run = run
  })
  // The log is whole, and nobody knows whether it is on the disk.
  StatementSync.prototype.run = function (this: StatementSync, ...values: Parameters<typeof run>) {
    const result = run.apply(this, values)
    if (this.sourceSQL === 'commit') throw Object.assign(new Error('disk I/O error'), { errcode: SQLITE_IOERR_FSYNC })
    return result
  } as typeof run
  const lost = await make()
  StatementSync.prototype.run = run
  expectUnavailable(lost)
  expect(lost.body.type).toBe('/problems/outcome_unknown')

  const again = await make()
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true'])
  expect((await w.as(w.ada).get('/tasks')).body).toMatchObject([{ _id: again.body._id }])
})

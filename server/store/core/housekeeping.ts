import type { UnscopedWriteTx } from './store.ts'

const MOST_AT_ONCE = 500 // so that on SQLite other writers wait for moments only
const DAY_MS = 86_400_000

/** How long what is over is kept: long enough to look into, and for a wall clock that ran ahead to be set right. */
const KEPT_MS = {
  credential: 30 * DAY_MS, // from its end, or from its last use where it ends without
  signInFailure: DAY_MS,
  idempotencyKey: 7 * DAY_MS,
  failedJob: 90 * DAY_MS,
}

/** Removes some of what is long over, in all organizations. Answers how much, and whether there may be more. */
export async function removeExpired(tx: UnscopedWriteTx): Promise<{ removed: number; isMore: boolean }> {
  const counts = []
  for (const remove of [credentials, signInFailures, idempotencyKeys, failedJobs]) {
    const { numDeletedRows } = await remove(tx)
    counts.push(Number(numDeletedRows))
  }
  return { removed: counts.reduce((sum, count) => sum + count, 0), isMore: counts.includes(MOST_AT_ONCE) }
}

const credentials = ({ db, now }: UnscopedWriteTx) =>
  db
    .deleteFrom('credential')
    .where((row) =>
      row(
        row.refTuple('org_id', 'id'),
        'in',
        row
          .selectFrom('credential')
          .select(['org_id', 'id'])
          .where((of) =>
            of.or([
              of('expires_at', '<', now - KEPT_MS.credential),
              of.and([of('kind', '=', 'cubedrive'), of('last_used_at', '<', now - KEPT_MS.credential)]),
            ]),
          )
          .limit(MOST_AT_ONCE)
          .$asTuple('org_id', 'id'),
      ),
    )
    .executeTakeFirstOrThrow()

const signInFailures = ({ db, now }: UnscopedWriteTx) =>
  db
    .deleteFrom('sign_in_failure')
    .where('key', 'in', (row) =>
      row
        .selectFrom('sign_in_failure')
        .select('key')
        .where('since', '<', now - KEPT_MS.signInFailure)
        .limit(MOST_AT_ONCE),
    )
    .executeTakeFirstOrThrow()

const idempotencyKeys = ({ db, now }: UnscopedWriteTx) =>
  db
    .deleteFrom('idempotency_key')
    .where((row) =>
      row(
        row.refTuple('org_id', 'user_id', 'key'),
        'in',
        row
          .selectFrom('idempotency_key')
          .select(['org_id', 'user_id', 'key'])
          .where('created_at', '<', now - KEPT_MS.idempotencyKey)
          .limit(MOST_AT_ONCE)
          .$asTuple('org_id', 'user_id', 'key'),
      ),
    )
    .executeTakeFirstOrThrow()

const failedJobs = ({ db, now }: UnscopedWriteTx) =>
  db
    .deleteFrom('job')
    .where((row) =>
      row(
        row.refTuple('org_id', 'id'),
        'in',
        row
          .selectFrom('job')
          .select(['org_id', 'id'])
          .where('failed_at', '<', now - KEPT_MS.failedJob)
          .limit(MOST_AT_ONCE)
          .$asTuple('org_id', 'id'),
      ),
    )
    .executeTakeFirstOrThrow()

import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../core/store.ts'

type DateColumn = 'start_at' | 'deadline_at'

/** The dates that stand for days, each once, rising; those in the trash as well. */
export async function wholeDays({ db, org }: ReadTx, column: DateColumn): Promise<number[]> {
  const rows = await db
    .selectFrom('task')
    .select(`${column} as at`)
    .distinct()
    .where('org_id', '=', org.id)
    .where('all_day', '=', 1)
    .where(column, 'is not', null)
    .orderBy('at')
    .execute()
  return rows.map(({ at }) => Number(at))
}

/** Moves the dates that stand for days, all at once: those up to `until` by so many milliseconds, which rise. */
export async function shiftWholeDays(
  { db, org }: WriteTx,
  column: DateColumn,
  shifts: readonly { until: number; by: number }[],
): Promise<void> {
  if (shifts.length === 0) return
  const at = sql.ref(column)
  const cases = shifts.map(({ until, by }) => sql`when ${at} <= ${sql.lit(until)} then ${at} + ${sql.lit(by)}`)
  await db
    .updateTable('task')
    .set({ [column]: sql`case ${sql.join(cases, sql` `)} else ${at} end` })
    .where('org_id', '=', org.id)
    .where('all_day', '=', 1)
    .where(column, 'is not', null)
    .execute()
}

/** The tasks that recur. */
export async function recurrentIds({ db, org }: ReadTx): Promise<string[]> {
  const rows = await db
    .selectFrom('task')
    .select('id')
    .where('org_id', '=', org.id)
    .where('series', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

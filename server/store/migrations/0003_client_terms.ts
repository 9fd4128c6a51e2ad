import type { Kysely } from 'kysely'
import { type ClientNames, clientTerms } from '../../domain/client/terms.ts'

interface Database {
  client: ClientNames & { org_id: number; id: string; contacts: string; deleted_at: number | null }
  client_term: { org_id: number; client_id: string; kind: string; term: string }
}
const AT_ONCE = 200
const TERMS_AT_ONCE = 400

/** Clients are found by phone and by contact from now on: those that there are get their terms. The release before reads the rest of them. */
export async function up(any: Kysely<unknown>): Promise<void> {
  const db = any as Kysely<Database>
  for (let last: { org_id: number; id: string } | undefined; ; ) {
    let query = db
      .selectFrom('client')
      .select(['org_id', 'id', 'name', 'fullname', 'email', 'phone', 'contacts'])
      .where('deleted_at', 'is', null)
      .orderBy('org_id')
      .orderBy('id')
      .limit(AT_ONCE)
    if (last) {
      const { org_id, id } = last
      query = query.where((row) =>
        row.or([row('org_id', '>', org_id), row.and([row('org_id', '=', org_id), row('id', '>', id)])]),
      )
    }
    const rows = await query.execute()
    const terms = rows.flatMap((row) =>
      clientTerms({ ...row, contacts: JSON.parse(row.contacts) }).map((term) => ({
        org_id: row.org_id,
        client_id: row.id,
        ...term,
      })),
    )
    for (let start = 0; start < terms.length; start += TERMS_AT_ONCE) {
      const some = terms.slice(start, start + TERMS_AT_ONCE)
      await db.insertInto('client_term').values(some).onConflict((on) => on.doNothing()).execute() // biome-ignore format: one thought
    }
    last = rows.at(-1)
    if (rows.length < AT_ONCE) return
  }
}

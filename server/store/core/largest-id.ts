import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** The tables whose rows have an id of their own that grows with time. */
type Identified = {
  [T in keyof Tables]: Tables[T] extends { org_id: number; id: string } ? T : never
}[keyof Tables]

/** How their keys begin: the largest id of each beginning is one look at the key's index. */
const OWNERS = {
  credential: 'organization',
  project: 'organization',
  client: 'organization',
  client_note: 'organization',
  task: 'organization',
  tag: 'organization',
  event: 'organization',
  file: 'organization',
  file_node: 'organization',
  webhook: 'organization',
  webhook_event: 'organization',
  mailbox: 'organization',
  mail_person: 'organization',
  saved_view: 'organization',
  notification: 'user',
  job: 'organization',
} as const satisfies Record<Identified, 'organization' | 'user'>

/** Of all records of all organizations; '0' when there are none. */
export async function largestId(db: Kysely<Tables>): Promise<string> {
  const found = ['0']
  for (const [table, owner] of Object.entries(OWNERS) as [Identified, 'organization' | 'user'][]) {
    found.push(await (owner === 'user' ? ofUsers(db, table as 'notification') : ofOrganizations(db, table)))
  }
  return largest(found)
}

/** Every change of a record has an event. */
export const largestEventId = (db: Kysely<Tables>): Promise<string> => ofOrganizations(db, 'event')

async function ofOrganizations(db: Kysely<Tables>, table: Identified): Promise<string> {
  const rows = await db
    .selectFrom('organization')
    .select((row) =>
      row
        .selectFrom(`${table} as record` as 'task as record') // all have these two columns
        .select('record.id')
        .whereRef('record.org_id', '=', 'organization.org_id')
        .orderBy('record.id', 'desc')
        .limit(1)
        .as('id'),
    )
    .execute()
  return largest(rows.map(({ id }) => id))
}

async function ofUsers(db: Kysely<Tables>, table: 'notification'): Promise<string> {
  const rows = await db
    .selectFrom('user')
    .select((row) =>
      row
        .selectFrom(`${table} as record` as const)
        .select('record.id')
        .whereRef('record.org_id', '=', 'user.org_id')
        .whereRef('record.user_id', '=', 'user.id')
        .orderBy('record.id', 'desc')
        .limit(1)
        .as('id'),
    )
    .execute()
  return largest(rows.map(({ id }) => id))
}

const largest = (ids: readonly (string | null)[]): string =>
  ids.reduce<string>((most, id) => (id !== null && BigInt(id) > BigInt(most) ? id : most), '0')

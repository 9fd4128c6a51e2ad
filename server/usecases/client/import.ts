import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import type { ClientContent } from '../../domain/client/client.ts'
import { type Draft, planImport, type RowOutcome } from '../../domain/client/import.ts'
import { type RawRow, readRow } from '../../domain/client/import-row.ts'
import { keyOf } from '../../domain/text.ts'
import * as clients from '../../store/client/clients.ts'
import type { ReadTx, WriteTx } from '../../store/core/store.ts'
import { hold } from '../../store/organization/organizations.ts'
import { createClient, EMPTY_CLIENT, editClient } from './clients.ts'

/** What was done with a row, and the client that it is about; none where the row is refused. */
export type ImportedRow = RowOutcome & { clientId: string | null }

interface Asked {
  readonly rows: readonly RawRow[]
  /** Whether a row replaces what a client has already; else it only adds to it. */
  readonly overwrite: boolean
}

/** What `importClients` would do. */
export async function previewImport(tx: ReadTx, { rows, overwrite }: Asked): Promise<ImportedRow[]> {
  const existing = await clients.listMatching(tx, keysOf(rows))
  const outcomes = planImport(rows, existing, { empty: EMPTY_CLIENT, overwrite })
  return outcomes.map((outcome) => ({ ...outcome, clientId: ('draft' in outcome && outcome.draft.before?.id) || null }))
}

/**
 * Makes and changes clients as the rows say; those that are refused change nothing. The same rows again change nothing
 * at all. Throws forbidden.
 */
export async function importClients(tx: WriteTx, { rows, overwrite }: Asked): Promise<ImportedRow[]> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'edit_clients'), 'edit_clients')
  await hold(tx) // two imports at once would make the same client twice
  const existing = await clients.lockMatching(tx, keysOf(rows))
  const outcomes = planImport(rows, existing, { empty: EMPTY_CLIENT, overwrite })
  const ids = new Map<Draft, string>()
  for (const outcome of outcomes) {
    if (outcome.action === 'refused' || ids.has(outcome.draft)) continue
    ids.set(outcome.draft, await write(tx, outcome.draft))
  }
  return outcomes.map((outcome) => ({ ...outcome, clientId: ('draft' in outcome && ids.get(outcome.draft)) || null }))
}

/** As all its rows leave it, at once. */
async function write(tx: WriteTx, { before, content }: Draft): Promise<string> {
  if (!before) return (await createClient(tx, content)).id
  const fields = ['name', 'fullname', 'email', 'phone', 'contacts'] as const satisfies (keyof ClientContent)[]
  const changed = Object.fromEntries(fields.map((field) => [field, content[field]]))
  return (await editClient(tx, before.id, changed)).id
}

function keysOf(raw: readonly RawRow[]): clients.ClientKeys {
  const rows = raw.map((each) => readRow(each).row)
  return {
    ids: rows.flatMap(({ id }) => id ?? []),
    nameKeys: rows.flatMap(({ name, contactName }) => [name, contactName].flatMap((text) => (text ? keyOf(text) : []))),
    emails: rows.flatMap(({ email }) => (email ? keyOf(email) : [])),
  }
}

import type { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { asWrite } from './statements.ts'

/**
 * Finding text inside task names: an FTS5 index of trigrams over the folded names, keyed by the task's id. FTS5 is
 * quick at adding many rows at once and slow at adding one, so new names wait in a table that searches read as well.
 */
export async function create(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table task_search using fts5(
    name_key, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')`.execute(db)
  await sql`create table task_search_pending (org_id integer, task_id text, primary key (org_id, task_id)) without rowid`.execute(
    db,
  )
  await sql`create trigger task_search_insert after insert on task begin
    insert or ignore into task_search_pending values (new.org_id, new.id); end`.execute(db)
  await sql`create trigger task_search_update after update of name_key on task when new.name_key <> old.name_key begin
    insert or ignore into task_search_pending values (new.org_id, new.id); end`.execute(db)
}

const MOST_PENDING = 512

/** Indexes the waiting names once there are many. Runs inside each commit. */
export function indexPending(db: DatabaseSync): void {
  const statements = prepared(db)
  if (!statements.areMany?.get()) return
  statements.index?.run()
  statements.clear?.run()
}

/** Every trigram of the text, as an FTS5 query: https://www.sqlite.org/fts5.html#the_trigram_tokenizer */
export function encode(text: string): string {
  const letters = [...text]
  const trigrams = new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')))
  return [...trigrams].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ')
}

/**
 * Before each indexed name, so that its beginning has trigrams of its own, down to one letter. A name may hold it too: what
 * is found is checked.
 */
const BEGINNING = '\u0002\u0002'

/** As `encode`, for names that begin with the text. */
export const encodeBeginning = (text: string): string => encode(`${BEGINNING}${text}`)

export const candidates = (query: unknown) => sql<{ task_id: string }>`(
  select cast(id as text) as task_id from (
    select rowid as id from task_search where task_search match ${query}
    union select cast(task_id as integer) from task_search_pending
    order by id desc limit -1))` // without a limit SQLite takes the order for an idle one, and drops it

const statementsOf = new WeakMap<DatabaseSync, ReturnType<typeof prepare>>()

function prepared(db: DatabaseSync) {
  let statements = statementsOf.get(db)
  if (!statements) {
    statements = prepare(db)
    if (statements.areMany) statementsOf.set(db, statements)
  }
  return statements
}

function prepare(db: DatabaseSync) {
  const exists = db.prepare(`select 1 from sqlite_schema where name = 'task_search_pending'`).get()
  if (!exists) return {} // before the first migration
  return {
    areMany: db.prepare(`select 1 from task_search_pending limit 1 offset ${MOST_PENDING}`),
    index: asWrite(
      db.prepare(`insert or replace into task_search (rowid, name_key)
      select cast(id as integer), char(2, 2) || name_key from task where (org_id, id) in (select org_id, task_id from task_search_pending)`),
    ),
    clear: asWrite(db.prepare('delete from task_search_pending')),
  }
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Engine, Topic } from '../../server/store/core/engine.ts'
import { databaseFile, openEngine } from '../../server/store/core/open.ts'
import { openStore, type Store } from '../../server/store/core/store.ts'
import { memory } from './memory.ts'
import { createDatabase, createTemplate, type Database } from './postgres.ts'

/** What a database holds before a test begins. */
export type Content = (store: Store) => Promise<void>

export interface Lent {
  /** The data folder. */
  readonly data: string
  readonly databaseUrl: string | null
  readonly engine: Engine
  giveBack(): Promise<void>
}

/**
 * A database that holds this, in a data folder of its own.
 *
 * @param isForGood  nobody else gets it: `engine.close` closes it, where else its connections stay open for the next test
 */
export async function lendDatabase(content: Content, isForGood: boolean): Promise<Lent> {
  const data = await mkdtemp(join((await memory()) ?? tmpdir(), 'cuboid-test-'))
  const removeFolder = () => rm(data, { recursive: true, force: true })
  if (process.env.CUBOID_TEST_ENGINE !== 'postgres') {
    await writeFile(databaseFile(data), await once(bytesOf, content, () => makeBytes(content)))
    return { data, databaseUrl: null, engine: await openEngine({ databaseUrl: null, data }), giveBack: removeFolder }
  }
  const kept = (!isForGood && free.get(content)?.pop()) || (await keptDatabase(content, data))
  return {
    data,
    databaseUrl: kept.url,
    engine: isForGood
      ? kept.engine
      : { ...kept.engine, onAnnouncement: (listener) => kept.listenWith(listener), close: async () => {} },
    async giveBack() {
      if (!isForGood && (await isGoodAgain(kept))) free.set(content, [...(free.get(content) ?? []), kept])
      else await remove(kept)
      await removeFolder()
    },
  }
}

async function isGoodAgain(kept: Kept): Promise<boolean> {
  kept.listenWith(() => {})
  return ++kept.uses < MOST_USES && (await restore(kept))
}

/** What tests delete from a table stays in it, unseen, and slows it down. */
const MOST_USES = 50

interface Kept extends Database {
  readonly engine: Engine
  uses: number
  listenWith(listener: (topic: Topic) => void): void
}
/** To copy a database, to connect to it and to compile its statements takes ten times as long as to put its rows back. */
const free = new Map<Content, Kept[]>()

async function keptDatabase(content: Content, data: string): Promise<Kept> {
  const name = `cuboid_${content.name}`
  await once(templates, content, () =>
    createTemplate(name, async (databaseUrl) => {
      await make(content, { databaseUrl, data })
      await keepRows(databaseUrl)
    }),
  )
  const database = await createDatabase(name)
  const engine = await openEngine({ databaseUrl: database.url, data })
  let listener: ((topic: Topic) => void) | undefined
  return {
    ...database,
    engine,
    uses: 0,
    listenWith(next) {
      if (!listener) engine.onAnnouncement((topic) => listener?.(topic))
      listener = next
    },
  }
}

/** Whether it could be: not when a test changed more than rows. */
async function restore({ engine }: Kept): Promise<boolean> {
  const statement = `select kept.restore() as is_restored`
  const [row] = await engine
    .run<{ is_restored: boolean }>(engine.writer, { sql: statement } as never, [])
    .catch(() => [])
  return row?.is_restored === true
}

async function remove(kept: Kept): Promise<void> {
  await kept.engine.close().catch(() => {})
  await kept.drop()
}

/** Keeps a copy of all rows in the database, and how to put them back. */
async function keepRows(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(KEEP_ROWS)
  await client.end()
}
const KEEP_ROWS = `
  create schema kept;
  create view kept.shape as select
    (select count(*) from pg_class where relkind <> 't') as relations, (select count(*) from pg_attribute) as columns,
    (select count(*) from pg_trigger) as triggers, (select count(*) from pg_proc) as functions;
  create table kept.first_shape as table kept.shape;
  create function kept.restore() returns boolean language plpgsql as $$ declare name text; begin
    if exists (table kept.shape except table kept.first_shape) then return false; end if;
    perform set_config('session_replication_role', 'replica', true); -- no foreign keys meanwhile
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('delete from public.%I', name);
      execute format('insert into public.%I table kept.%I', name, name);
    end loop;
    return true;
  end $$;
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('create table kept.%I as table public.%I', name, name);
    end loop;
    update kept.first_shape set (relations, columns, triggers, functions) = (select * from kept.shape);
  end $$;
`

const bytesOf = new Map<Content, Promise<Buffer>>()
const templates = new Map<Content, Promise<void>>()

function once<T>(made: Map<Content, Promise<T>>, content: Content, make: () => Promise<T>): Promise<T> {
  const found = made.get(content) ?? make()
  made.set(content, found)
  return found
}

async function makeBytes(content: Content): Promise<Buffer> {
  const data = await mkdtemp(join(tmpdir(), 'cuboid-template-'))
  await make(content, { data, databaseUrl: null })
  const bytes = await readFile(databaseFile(data)) // closed, so that nothing of it is elsewhere
  await rm(data, { recursive: true })
  return bytes
}

async function make(content: Content, at: Parameters<typeof openEngine>[0]): Promise<void> {
  const store = await openStore(await openEngine(at), () => Date.parse('2026-01-01T09:00:00Z'))
  await content(store)
  await store.close()
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { SharingAdapter } from './engine.ts'
import { SqliteWriter } from './writer.ts'

interface Notes {
  note: { text: string }
}

function open(beforeCommit: () => void = () => {}, path = ':memory:') {
  const raw = new DatabaseSync(path, { timeout: 0 })
  raw.exec('create table note (text text not null) strict')
  const driver = new SqliteWriter(raw, beforeCommit)
  const db = new Kysely<Notes>({
    dialect: {
      createAdapter: () => new SharingAdapter(),
      createDriver: () => driver,
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
  onTestFinished(() => db.destroy())
  const write = (text: string, fails = false) =>
    db.transaction().execute(async (tx) => {
      await tx.insertInto('note').values({ text }).execute()
      if (fails) throw new Error(`no ${text}`)
      return text
    })
  const notes = () =>
    raw
      .prepare('select text from note order by rowid')
      .all()
      .map((row) => row.text)
  return { raw, driver, db, write, notes }
}

test('transactions that come together share one commit', async () => {
  let commits = 0
  const { write, notes } = open(() => commits++)
  expect(await Promise.all(['a', 'b', 'c', 'd'].map((text) => write(text)))).toEqual(['a', 'b', 'c', 'd'])
  expect(notes()).toEqual(['a', 'b', 'c', 'd'])
  expect(commits).toBe(1)
})

test.each(['a', 'b', 'c'])('one that fails takes none of the others along: %s', async (failing) => {
  const { write, notes } = open()
  const all = ['a', 'b', 'c']
  const results = await Promise.allSettled(all.map((text) => write(text, text === failing)))
  expect(results.map((result) => result.status === 'fulfilled')).toEqual(all.map((text) => text !== failing))
  expect(notes()).toEqual(all.filter((text) => text !== failing))
})

test('none is acknowledged when their commit fails, and the next ones go on', async () => {
  let isFull = true
  const { write, notes } = open(() => {
    if (isFull) throw new Error('disk full')
  })
  const results = await Promise.allSettled([write('a'), write('b')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  expect(notes()).toEqual([])
  isFull = false
  expect(await write('c')).toBe('c')
  expect(notes()).toEqual(['c'])
})

test('when SQLite rolls all of it back in the middle, all of it is refused', async () => {
  const { raw, db, write, notes } = open()
  const before = write('a')
  const wrecked = db.transaction().execute(async (tx) => {
    await tx.insertInto('note').values({ text: 'b' }).execute()
    raw.exec('rollback') // as it does on a full disk
    throw new Error('database or disk is full')
  })
  const results = await Promise.allSettled([before, wrecked, write('c')])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  expect(notes()).toEqual(['c'])
})

test('a transaction that waits in the middle holds no commit up for long: it is in the one after', async () => {
  const { db, write, notes } = open()
  const slow = db.transaction().execute(async (tx) => {
    await new Promise((resolve) => setImmediate(resolve))
    await tx.insertInto('note').values({ text: 'slow' }).execute()
  })
  const quick = write('quick')
  await Promise.all([slow, quick])
  expect(notes()).toEqual(['slow', 'quick'])
})

test('while another process has the lock, all who wait are refused together', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'cuboid-writer-')), 'notes.db')
  onTestFinished(() => rmSync(dirname(path), { recursive: true }))
  const { db, raw } = open(() => {}, path)
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  other.exec('begin immediate')
  const writes = ['a', 'b', 'c'].map((text) =>
    db.transaction().execute((tx) => tx.insertInto('note').values({ text }).execute()),
  )
  const started = performance.now()
  const results = await Promise.allSettled(writes)
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(performance.now() - started).toBeLessThan(7_000)
  other.exec('rollback')
  await db.insertInto('note').values({ text: 'd' }).execute()
  expect(raw.isOpen).toBe(true)
})

test('closing in the middle of a transaction refuses it, and is no crash', async () => {
  const { raw, db } = open()
  const waiting = db.transaction().execute(async (tx) => {
    await new Promise((resolve) => setImmediate(resolve))
    await tx.insertInto('note').values({ text: 'b' }).execute()
  })
  const result = expect(waiting).rejects.toThrow('database is not open')
  await Promise.resolve()
  await db.destroy()
  await result
  expect(raw.isOpen).toBe(false)
})

test('a query that comes when its transaction has ended is refused, and is in no other one', async () => {
  const { driver, db, write, notes } = open()
  let late: (() => unknown) | undefined
  await db.transaction().execute(async () => {
    const connection = driver.inTurn
    late = () => connection?.execute(`insert into note values ('late')`, [])
  })
  const next = write('next')
  expect(late).toThrow('the transaction has ended')
  await next
  expect(notes()).toEqual(['next'])
})

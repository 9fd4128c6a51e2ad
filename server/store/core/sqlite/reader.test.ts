import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { SqliteReader } from './reader.ts'

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'cuboid-reader-'))
  const writing = new DatabaseSync(join(folder, 'notes.db'))
  writing.exec('pragma journal_mode = wal; create table note (text text)')
  const reader = new SqliteReader(new DatabaseSync(join(folder, 'notes.db')))
  onTestFinished(async () => {
    await reader.destroy()
    writing.close()
    rmSync(folder, { recursive: true })
  })
  const notes = () => reader.execute<{ text: string }>('select text from note', []).rows.map(({ text }) => text)
  return { writing, reader, notes }
}

test('what is read in one turn of the event loop is of one moment; the next turn reads anew', async () => {
  const { writing, notes } = open()
  expect(notes()).toEqual([])
  writing.exec(`insert into note values ('a')`)
  expect(notes()).toEqual([])
  await nextTurn()
  expect(notes()).toEqual(['a'])
})

test('what was committed is there at once when the snapshot is ended for it', () => {
  const { writing, reader, notes } = open()
  expect(notes()).toEqual([])
  writing.exec(`insert into note values ('a')`)
  reader.endSnapshot()
  expect(notes()).toEqual(['a'])
})

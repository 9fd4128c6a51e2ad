import { closeSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { createSchema } from '../migrate.ts'
import { type Filling, type Loading, quoted, type TableName, type TableShape } from '../rows.ts'
import { openSqlite } from './engine.ts'
import { indexPending } from './search.ts'
import { snapshotOf } from './snapshot.ts'
import { asWrite } from './statements.ts'

/** Writes a new file without a log: whoever finds it unfinished throws it away. */
export async function fillSqlite<T>(
  path: string,
  { migrations, clock }: Filling,
  work: (loading: Loading) => Promise<T>,
): Promise<T> {
  const engine = openSqlite(path)
  try {
    const { columnTypes } = engine
    await engine.unhurried.transaction().execute((db) => createSchema(migrations, { db, columnTypes, clock }))
  } finally {
    await engine.close()
  }
  const db = new DatabaseSync(path)
  try {
    db.exec(
      'pragma journal_mode = delete; pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off',
    )
    const shapes = snapshotOf(db).tables
    for (const { name } of shapes) db.exec(`delete from "${name}"`) // a migration may have put a row there
    const restoreIndexes = dropIndexes(db)
    const insert = inserter(db, shapes)
    db.exec('begin')
    const result = await work({
      ...snapshotOf(db),
      async insert(table, rows) {
        const { statement, columns } = insert(table)
        for (const row of rows) statement.run(...columns.map((column) => row[column] as SQLInputValue))
      },
    })
    restoreIndexes()
    indexPending(db)
    if (db.prepare('select 1 from pragma_foreign_key_check limit 1').get()) {
      throw new Error('a row names another one that is not there')
    }
    db.exec('commit; pragma analysis_limit = 1000; analyze')
    return result
  } finally {
    db.close()
    sync(path)
  }
}

function inserter(db: DatabaseSync, shapes: readonly TableShape[]) {
  const prepared = new Map<TableName, { statement: StatementSync; columns: readonly string[] }>()
  return (name: TableName) => {
    let found = prepared.get(name)
    if (!found) {
      const columns = shapes.find((shape) => shape.name === name)?.columns
      if (!columns) throw new Error(`there is no table ${name}`)
      const places = columns.map(() => '?').join(', ')
      found = {
        columns,
        statement: asWrite(db.prepare(`insert into "${name}" (${quoted(columns)}) values (${places})`)),
      }
      prepared.set(name, found)
    }
    return found
  }
}

/** To be made once all rows are there, which takes a part of the time. */
function dropIndexes(db: DatabaseSync): () => void {
  const indexes = db.prepare(`select name, sql from sqlite_schema where type = 'index' and sql is not null`).all() as {
    name: string
    sql: string
  }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  return () => {
    for (const { sql } of indexes) db.exec(sql)
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

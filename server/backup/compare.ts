import { ConfigError } from '../config.ts'
import type { Row, Snapshot, TableShape } from '../store/core/rows.ts'

/** Throws ConfigError at the first row that the one has and the other has not, or has otherwise. */
export async function requireSameRows(from: Snapshot, to: Snapshot): Promise<void> {
  for (const table of from.tables) {
    const copies = oneByOne(to, table)
    for await (const row of oneByOne(from, table)) {
      const copy = (await copies.next()).value as Row | undefined
      const column = copy ? table.columns.find((name) => row[name] !== copy[name]) : 'all of it'
      if (column)
        throw new ConfigError(`a row of ${table.name} did not arrive as it was (${column}): ${keyOf(table, row)}`)
    }
    const { value: more } = await copies.next()
    if (more) throw new ConfigError(`${table.name} has got a row that was not sent: ${keyOf(table, more)}`)
  }
}

async function* oneByOne(snapshot: Snapshot, table: TableShape): AsyncGenerator<Row, undefined> {
  for await (const rows of snapshot.rows(table, 'by key')) yield* rows
  return undefined
}

const keyOf = ({ key }: TableShape, row: Row) => key.map((name) => `${name} ${row[name]}`).join(', ')

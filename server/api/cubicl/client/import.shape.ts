import { type Static, Type } from 'typebox'
import { ROW_FAULTS } from '../../../domain/client/import.ts'
import {
  IMPORT_COLUMNS,
  type ImportColumn,
  type RawRow,
  ROW_NOTES,
  type RowNote,
  TELLING_COLUMNS,
} from '../../../domain/client/import-row.ts'
import { type Fault, fault } from '../../../domain/errors.ts'
import { isName, tidyName } from '../../../domain/name.ts'
import type { ImportedRow } from '../../../usecases/client/import.ts'
import { refuseAllAt } from '../../http/refusals.ts'
import { Choice, IdShape, Nullable, Text } from '../../http/shapes.ts'

const MOST_ROWS = 5_000
const MOST_CELLS = 100

export const ImportBody = Type.Object(
  {
    dryRun: Type.Optional(Nullable(Type.Boolean({ description: 'Says what would happen, and changes nothing.' }))),
    overwrite: Type.Optional(
      Nullable(
        Type.Boolean({
          description:
            'Whether a row replaces what a client has already. Else it only adds to it, and a row with the phone of somebody else is about somebody else.',
        }),
      ),
    ),
    columns: Type.Array(Nullable(Choice(IMPORT_COLUMNS)), {
      minItems: 1,
      maxItems: MOST_CELLS,
      description: 'What the cells of each row are, in order; null: nothing that is wanted.',
    }),
    rows: Type.Array(Type.Array(Nullable(Text(10_000)), { maxItems: MOST_CELLS }), {
      minItems: 1,
      maxItems: MOST_ROWS,
    }),
  },
  {
    examples: [
      {
        dryRun: true,
        columns: ['name', 'email', null, 'contactName', 'contactEmail'],
        rows: [['Navy', 'office@navy.example', 'seen', 'Grace Hopper', 'grace@navy.example']],
      },
    ],
  },
)

const Column = Choice(IMPORT_COLUMNS)
export const ImportedRowShape = Type.Object(
  {
    action: Choice(['created', 'updated', 'unchanged', 'refused']),
    customer: Type.Optional(IdShape),
    name: Type.Optional(Type.String({ description: 'Of the client.' })),
    changes: Type.Optional(Type.Array(Type.Object({ field: Column, from: Type.String(), to: Type.String() }))),
    notes: Type.Optional(
      Type.Array(
        Type.Object({
          field: Column,
          code: Choice(Object.keys(ROW_NOTES) as RowNote['code'][]),
          text: Type.String({ description: 'Of the row, what this is about.' }),
          message: Type.String(),
        }),
        { description: 'What was done otherwise than the row says: what was left out of it, and why.' },
      ),
    ),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Column, code: Choice(ROW_FAULTS), message: Type.String() }), {
        description: 'Why it is refused.',
      }),
    ),
  },
  { title: 'ImportedRow' },
)
const Count = Type.Integer()
export const ImportShape = Type.Object(
  {
    dryRun: Type.Boolean(),
    created: Count,
    updated: Count,
    unchanged: Count,
    refused: Count,
    rows: Type.Array(ImportedRowShape, { description: 'What became of each row, in their order.' }),
  },
  { title: 'Import' },
)

/** The rows by their columns, without what is empty. Throws invalid for columns that cannot be told apart, or tell nobody. */
export function toImportRows({ columns, rows }: Static<typeof ImportBody>): RawRow[] {
  const named = columns.flatMap((column) => column ?? [])
  const faults: Fault<string>[] = []
  if (new Set(named).size < named.length) faults.push(fault('/columns', 'repeated_column'))
  if (!TELLING_COLUMNS.some((column) => named.includes(column))) {
    faults.push(fault('/columns', 'client_column_needed'))
  }
  if (faults.length > 0) throw refuseAllAt(faults)
  return rows.map((cells) => {
    const row: Partial<Record<ImportColumn, string>> = {}
    for (const [place, column] of columns.entries()) {
      const text = tidyName(cells[place] ?? '')
      if (column && isName(text)) row[column] = text
    }
    return row
  })
}

export type PresentedRow = Static<typeof ImportedRowShape>

export function presentImport(rows: readonly PresentedRow[], dryRun: boolean): Static<typeof ImportShape> {
  const countOf = (action: PresentedRow['action']) => rows.filter((row) => row.action === action).length
  return {
    dryRun,
    created: countOf('created'),
    updated: countOf('updated'),
    unchanged: countOf('unchanged'),
    refused: countOf('refused'),
    rows: [...rows],
  }
}

export function presentRow(row: ImportedRow): PresentedRow {
  if (row.action === 'refused') {
    return {
      action: row.action,
      errors: row.faults.map(({ field, code, reason }) => ({ field, code, message: reason })),
    }
  }
  return {
    action: row.action,
    ...(row.clientId !== null && { customer: row.clientId }),
    name: row.draft.content.name,
    changes: row.changes.map(({ field, from, to }) => ({ field, from, to })),
    ...(row.notes.length > 0 && {
      notes: row.notes.map(({ field, code, text }) => ({ field, code, text, message: ROW_NOTES[code] })),
    }),
  }
}

import { type Static, Type } from 'typebox'
import { IMPORT_COLUMNS, type ImportColumn, type ImportRow, ROW_FAULTS } from '../../../domain/client/import.ts'
import { allInvalid, type FieldError } from '../../../domain/errors.ts'
import { isName, tidyName } from '../../../domain/name.ts'
import type { ImportedRow } from '../../../usecases/client/import.ts'
import { Choice, IdShape, Nullable, Text } from '../../http/shapes.ts'

const MOST_ROWS = 5_000
const MOST_CELLS = 100

export const ImportBody = Type.Object(
  {
    dryRun: Type.Optional(Nullable(Type.Boolean({ description: 'Says what would happen, and changes nothing.' }))),
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
const ImportedRowShape = Type.Object(
  {
    action: Choice(['created', 'updated', 'unchanged', 'refused']),
    customer: Type.Optional(IdShape),
    name: Type.Optional(Type.String({ description: 'Of the client.' })),
    changes: Type.Optional(Type.Array(Type.Object({ field: Column, from: Type.String(), to: Type.String() }))),
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
export function toImportRows({ columns, rows }: Static<typeof ImportBody>): ImportRow[] {
  const named = columns.flatMap((column) => column ?? [])
  const errors: FieldError[] = []
  if (new Set(named).size < named.length) errors.push({ field: '/columns', reason: 'names a column twice' })
  if (!(['id', 'name', 'email'] as const).some((column) => named.includes(column))) {
    errors.push({ field: '/columns', reason: 'needs id, name or email: nothing else says which client a row is about' })
  }
  if (errors.length > 0) throw allInvalid(errors)
  return rows.map((cells) => {
    const row: Partial<Record<ImportColumn, string>> = {}
    for (const [place, column] of columns.entries()) {
      const text = tidyName(cells[place] ?? '')
      if (column && isName(text)) row[column] = text
    }
    return row
  })
}

export function presentImport(rows: readonly ImportedRow[], dryRun: boolean): Static<typeof ImportShape> {
  const countOf = (action: ImportedRow['action']) => rows.filter((row) => row.action === action).length
  return {
    dryRun,
    created: countOf('created'),
    updated: countOf('updated'),
    unchanged: countOf('unchanged'),
    refused: countOf('refused'),
    rows: rows.map(presentRow),
  }
}

function presentRow(row: ImportedRow): Static<typeof ImportedRowShape> {
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
  }
}

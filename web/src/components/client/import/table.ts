import type { ImportColumn, ImportTable } from '../../../queries/client-import.ts'

export const widthOf = (lines: readonly string[][]) => lines.reduce((most, { length }) => Math.max(most, length), 0)
export const widened = (cells: readonly string[], width: number) =>
  Array.from({ length: width }, (_, i) => cells[i] ?? '')

/** The columns that are wanted, and their cells; where several are the same, the first that says something. */
export function tableOf(
  meaning: readonly (ImportColumn | null)[],
  rows: readonly string[][],
): Pick<ImportTable, 'columns' | 'rows'> {
  const columns = [...new Set(meaning.flatMap((column) => column ?? []))]
  const places = columns.map((column) => meaning.flatMap((each, place) => (each === column ? [place] : [])))
  const cellOf = (row: readonly string[], of: readonly number[]) => {
    const filled = of.map((place) => row[place] ?? '').filter((text) => text !== '')
    return filled.find((text) => /[\p{L}\p{N}]/u.test(text)) ?? filled[0] ?? ''
  }
  return { columns, rows: rows.map((row) => places.map((of) => cellOf(row, of))) }
}

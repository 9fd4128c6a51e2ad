import type { View } from '../../../api.ts'

export type Zoom = NonNullable<View['settings']['zoom']>
/** What the rows stand under: projects, persons, or nothing. */
export type Rows = NonNullable<View['settings']['rows']>

const ZOOMS: readonly Zoom[] = ['week', 'month']
export const ROWS: readonly Rows[] = ['person', 'project', 'flat']

/** How the timeline is shown, as the address says. */
export function toShown({ zoom, rows }: Record<string, unknown>): { zoom?: Zoom; rows?: Rows } {
  return {
    ...(ZOOMS.includes(zoom as Zoom) && { zoom: zoom as Zoom }),
    ...(ROWS.includes(rows as Rows) && { rows: rows as Rows }),
  }
}

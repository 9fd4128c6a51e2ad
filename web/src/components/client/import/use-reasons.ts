import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import type { ImportedRow } from '../../../queries/client-import.ts'

/** Why a row is refused, or what of it was left out, in words. */
export function useReasons(): (row: ImportedRow) => string[] {
  const t = useMessages(clientImport)
  return ({ errors = [], notes = [] }) => [
    ...errors.map(({ field, code }) => t.because(t.names[field], t.reasons[code])),
    ...notes.map(({ field, code, text }) => t.because(t.names[field], t.notes[code](text))),
  ]
}

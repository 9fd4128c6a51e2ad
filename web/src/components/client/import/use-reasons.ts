import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import type { ImportedRow } from '../../../queries/client-import.ts'

/** Why a row is refused, in words. */
export function useReasons(): (errors: NonNullable<ImportedRow['errors']>) => string[] {
  const t = useMessages(clientImport)
  return (errors) => errors.map(({ field, code }) => t.because(t.names[field], t.reasons[code]))
}

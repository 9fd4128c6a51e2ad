import { Checkbox, Select } from '@mantine/core'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { IMPORT_COLUMNS, type ImportColumn } from '../../../queries/client-import.ts'
import styles from './import.module.css'

interface Props {
  names: readonly string[]
  rows: readonly string[][]
  hasHead: boolean
  onHead: (hasHead: boolean) => void
  meaning: readonly (ImportColumn | null)[]
  onMeaning: (meaning: (ImportColumn | null)[]) => void
  isLocked: boolean
}

const EXAMPLES = 3

/** What each column of the file becomes. One thing comes from one column: the other gives it up. */
export function Columns({ names, rows, hasHead, onHead, meaning, onMeaning, isLocked }: Props) {
  const t = useMessages(clientImport)
  const choices = [
    { value: '', label: t.leaveOut },
    ...IMPORT_COLUMNS.map((column) => ({ value: column, label: t.names[column] })),
  ]
  const choose = (place: number, column: ImportColumn | null) =>
    onMeaning(meaning.map((each, i) => (i === place ? column : each === column ? null : each)))
  return (
    <>
      <Checkbox
        size="xs"
        label={t.hasHead}
        checked={hasHead}
        disabled={isLocked}
        onChange={(event) => onHead(event.currentTarget.checked)}
      />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t.inFile}</th>
              <th scope="col" className={styles.examplesHead}>
                {t.examples}
              </th>
              <th scope="col">{t.means}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
              <tr key={place}>
                <th scope="row" title={name}>
                  {name}
                </th>
                <td className={styles.examples}>
                  {rows
                    .flatMap((row) => row[place] || [])
                    .slice(0, EXAMPLES)
                    .join(' · ')}
                </td>
                <td className={styles.means}>
                  <Select
                    size="xs"
                    aria-label={t.meaningOf(name)}
                    data={choices}
                    allowDeselect={false}
                    disabled={isLocked}
                    value={meaning[place] ?? ''}
                    onChange={(value) => choose(place, (value || null) as ImportColumn | null)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

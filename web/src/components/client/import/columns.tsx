import { Checkbox, Select } from '@mantine/core'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import { IMPORT_COLUMNS, type ImportColumn } from '../../../queries/client-import.ts'
import { isRepeatable } from './guess.ts'
import styles from './import.module.css'

interface Props {
  names: readonly string[]
  rows: readonly string[][]
  hasHead: boolean
  onHead: (hasHead: boolean) => void
  meaning: readonly (ImportColumn | null)[]
  onMeaning: (meaning: (ImportColumn | null)[]) => void
}

const EXAMPLES = 3

/** What each column of the file becomes. A name comes from one column, and the other gives it up; of phones and addresses the first that is there counts. */
export function Columns({ names, rows, hasHead, onHead, meaning, onMeaning }: Props) {
  const t = useMessages(clientImport)
  const choices = [
    { value: '', label: t.leaveOut },
    ...IMPORT_COLUMNS.map((column) => ({ value: column, label: t.names[column] })),
  ]
  const choose = (place: number, column: ImportColumn | null) =>
    onMeaning(
      meaning.map((each, i) => (i === place ? column : each && each === column && !isRepeatable(each) ? null : each)),
    )
  return (
    <>
      <Checkbox
        size="xs"
        label={t.hasHead}
        checked={hasHead}
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

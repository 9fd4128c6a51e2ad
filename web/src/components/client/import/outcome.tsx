import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { clientImport } from '../../../messages/client-import.ts'
import type { ImportColumn, ImportedRow, ImportTable } from '../../../queries/client-import.ts'
import styles from './import.module.css'
import { useReasons } from './use-reasons.ts'

type Kind = ImportedRow['action'] | 'all' | 'noted'
const KINDS: readonly Kind[] = ['all', 'created', 'updated', 'unchanged', 'noted', 'refused']
const isOf = (kind: Kind, { action, notes }: ImportedRow) =>
  kind === 'all' || (kind === 'noted' ? notes !== undefined : kind === action)
const AT_ONCE = 100
const NAMING: readonly ImportColumn[] = ['name', 'contactName', 'contactLastName', 'email', 'id']

/**
 * What will become, or became, of each row.
 *
 * @param table  what was sent, for the names of the rows where no client is known
 * @param firstLine  the line in the file at which the rows begin
 */
export function Outcome(props: { rows: readonly ImportedRow[]; table: ImportTable; firstLine: number }) {
  const { rows, table, firstLine } = props
  const t = useMessages(clientImport)
  const { number } = useFormats()
  const reasonsOf = useReasons()
  const [kind, setKind] = useState<Kind>('all')
  const [most, setMost] = useState(AT_ONCE)
  const countOf = (each: Kind) => rows.filter((row) => isOf(each, row)).length
  const found = rows.flatMap((row, place) => (isOf(kind, row) ? [{ row, place }] : []))
  const detailsOf = (row: ImportedRow) =>
    (row.changes ?? [])
      .filter(({ field }) => row.action !== 'created' || field !== 'name')
      .map(({ field, from, to }) => (from ? t.changes(t.names[field], from, to || '–') : t.becomes(t.names[field], to)))
  const named = NAMING.map((column) => table.columns.indexOf(column)).filter((column) => column >= 0)
  const nameOf = (place: number) => named.map((column) => table.rows[place]?.[column]).find(Boolean)
  return (
    <>
      <div className={styles.kinds}>
        <SegmentedControl
          size="xs"
          aria-label={t.what}
          value={kind}
          onChange={(value) => {
            setKind(value as Kind)
            setMost(AT_ONCE)
          }}
          data={KINDS.map((each) => ({ value: each, label: `${t[each]} ${number(countOf(each))}` }))}
        />
      </div>
      {found.length === 0 && <p className={styles.hint}>{t.none}</p>}
      {found.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys, too
        <section className={styles.scroll} tabIndex={0} aria-label={t.details}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t.row}</th>
                <th scope="col">{t.client}</th>
                <th scope="col">{t.what}</th>
                <th scope="col">{t.details}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, most).map(({ row, place }) => (
                <tr key={place}>
                  <td className={styles.number}>{number(place + firstLine)}</td>
                  <td className={styles.client}>{row.name ?? nameOf(place)}</td>
                  <td>
                    <span className={styles.what} data-what={row.action}>
                      {t[row.action]}
                    </span>
                  </td>
                  <td className={styles.details}>
                    <ul>
                      {detailsOf(row).map((detail) => (
                        <li key={detail}>{detail}</li>
                      ))}
                      {reasonsOf(row).map((reason) => (
                        <li key={reason} data-what={row.action === 'refused' ? undefined : 'noted'}>
                          {reason}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {found.length > most && (
        <div className={styles.foot}>
          <Button size="xs" variant="default" onClick={() => setMost(most + AT_ONCE)}>
            {t.showMore(Math.min(AT_ONCE, found.length - most))}
          </Button>
        </div>
      )}
    </>
  )
}

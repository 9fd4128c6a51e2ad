import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import table from '../pipeline/table.module.css'
import styles from './reports.module.css'

export interface NumberRow {
  key: string
  name: ReactNode
  cells: readonly string[]
}

const FEW = 10

/** The numbers of a chart. A long table begins short. */
export function Numbers(props: {
  title: string
  head: readonly [string, ...string[]]
  rows: readonly NumberRow[]
  total?: readonly string[] | undefined
}) {
  const { title, head, rows, total } = props
  const t = useMessages(reports)
  const [isWhole, setWhole] = useState(false)
  const [first, ...others] = head
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section className={styles.numbers} aria-label={t.numbersOf(title)} tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((name) => (
                <th key={name} scope="col" className={table.number}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(isWhole ? rows : rows.slice(0, FEW)).map(({ key, name, cells }) => (
              <tr key={key}>
                <th scope="row" className={styles.name}>
                  {name}
                </th>
                {cells.map((cell, i) => (
                  <td key={others[i]} className={table.number}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {total && (
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                {total.map((cell, i) => (
                  <td key={others[i]} className={table.number}>
                    {cell}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
      {rows.length > FEW && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t.showFewer : t.showAll(rows.length)}
        </Button>
      )}
    </div>
  )
}

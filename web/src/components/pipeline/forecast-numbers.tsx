import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import type { moneyFor, Sums } from './amounts.ts'
import styles from './forecast.module.css'
import table from './table.module.css'

type Money = ReturnType<typeof moneyFor>

/** The numbers that a chart shows. */
export function Numbers(props: { money: Money; head: string; rows: readonly (Sums & { name: string })[] }) {
  const { money, head, rows } = props
  const t = useMessages(pipelines)
  const { number } = useFormats()
  const total = rows.reduce(
    (sum, row) => ({
      count: sum.count + row.count,
      amount: sum.amount + row.amount,
      weighted: sum.weighted + row.weighted,
    }),
    { count: 0, amount: 0n, weighted: 0n },
  )
  const cells = ({ count, amount, weighted }: Sums) => (
    <>
      <td className={table.number}>{number(count)}</td>
      <td className={table.number}>{money.whole(amount)}</td>
      <td className={table.number}>{money.whole(weighted)}</td>
    </>
  )
  return (
    <div className={styles.numbers}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {[t.count, t.amount, t.weighted].map((title) => (
              <th key={title} scope="col" className={table.number}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            {cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

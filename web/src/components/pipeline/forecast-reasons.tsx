import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import type { LeadSummary } from '../../queries/leads.ts'
import rows from '../../ui/rows.module.css'
import { type moneyFor, toUnits } from './amounts.ts'
import styles from './forecast.module.css'
import table from './table.module.css'

interface Props {
  money: ReturnType<typeof moneyFor>
  reasons: LeadSummary['reasons']
  /** What stands here while nobody has given one. */
  none: string
}

/** Why leads were won, or lost; the commonest reason first. */
export function Reasons({ money, reasons, none }: Props) {
  const t = useMessages(pipelines)
  const { number } = useFormats()
  if (reasons.length === 0) return <p className={rows.none}>{none}</p>
  return (
    <div className={styles.numbers}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t.reason}</th>
            <th scope="col" className={table.number}>
              {t.count}
            </th>
            <th scope="col" className={table.number}>
              {t.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map(({ stage, reason, count, amount }) => (
            <tr key={`${stage} ${reason}`}>
              <th scope="row" className={styles.reason}>
                {reason}
              </th>
              <td className={table.number}>{number(count)}</td>
              <td className={table.number}>{money.whole(toUnits(amount))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

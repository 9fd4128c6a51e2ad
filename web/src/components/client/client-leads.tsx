import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { CircleDollarSign } from 'lucide-react'
import type { TaskItem } from '../../api.ts'
import { useFormats } from '../../app/formats.ts'
import { useLanguage, useMessages } from '../../app/language.ts'
import { clients } from '../../messages/clients.ts'
import { common } from '../../messages/common.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { allTasksQuery } from '../../queries/leads.ts'
import { isOpen, useProjects, useStateOf } from '../../queries/projects.ts'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { moneyFor, sumsOf } from '../pipeline/amounts.ts'
import table from '../pipeline/table.module.css'
import { PlaceLink } from '../place/place-link.tsx'
import { TaskLink } from '../task/task-link.tsx'
import styles from './client-page.module.css'
import { useMost } from './use-most.ts'

/** The leads of a client, in all pipelines: where each stands, and what it may bring. */
export function ClientLeads({ id }: { id: string }) {
  const [t, words, plain] = [useMessages(clients), useMessages(pipelines), useMessages(common)]
  const { number } = useFormats()
  const language = useLanguage()
  const stateOf = useStateOf()
  const projects = useProjects()
  const { data: leads } = useSuspenseQuery(allTasksQuery({ customer: id, kind: 'pipeline' }))
  const { most, more } = useMost()
  if (leads.length === 0) return <EmptyState icon={CircleDollarSign} title={t.noLeads} text={t.noLeadsText} />
  const pipelineOf = ({ group }: TaskItem) => projects.find(({ _id }) => _id === group)
  const currencyOf = (each: TaskItem) => pipelineOf(each)?.currency ?? 'EUR'
  // Amounts of several currencies do not add up.
  const sums = [...Map.groupBy(leads, currencyOf)].map(([currency, some]) => ({
    currency,
    ...sumsOf(some, (each) => stateOf(each)?.type),
  }))
  return (
    <div className={styles.page}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is scrolled by keys, too */}
      <section className={styles.sideways} tabIndex={0} aria-label={t.leads}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{t.pipeline}</th>
              <th scope="col">{words.stage}</th>
              <th scope="col" className={table.number}>
                {words.amount}
              </th>
              <th scope="col" className={table.number}>
                {words.details.probability}
              </th>
              <th scope="col">{words.details.expectedClose}</th>
            </tr>
          </thead>
          <tbody>
            {leads.slice(0, most).map((each) => {
              const [pipeline, stage] = [pipelineOf(each), stateOf(each)]
              const amount = each.lead?.expectedRevenue
              return (
                <tr key={each._id}>
                  <td className={table.name}>
                    <TaskLink id={each._id}>{each.name}</TaskLink>
                  </td>
                  <td>{pipeline && <PlaceLink place={pipeline} />}</td>
                  <td>{stage && <StateBadge state={stage} />}</td>
                  <td className={table.number}>{amount && moneyFor(language, currencyOf(each)).exact(amount)}</td>
                  <td className={table.number}>{each.lead?.probability}</td>
                  <td>
                    {each.deadline !== null && (
                      <DateText seconds={each.deadline} allDay={each.allDay} deadline={isOpen(stage)} />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            {sums.map(({ currency, count, amount, weighted }) => {
              const money = moneyFor(language, currency)
              return (
                <tr key={currency}>
                  <th scope="row" colSpan={3}>
                    {words.total} · {number(count)}
                  </th>
                  <td className={table.number}>{money.whole(amount)}</td>
                  <td colSpan={2}>{`${words.weighted} ${money.whole(weighted)}`}</td>
                </tr>
              )
            })}
          </tfoot>
        </table>
      </section>
      {leads.length > most && (
        <Button size="xs" variant="default" className={styles.more} onClick={more}>
          {plain.more}
        </Button>
      )}
    </div>
  )
}

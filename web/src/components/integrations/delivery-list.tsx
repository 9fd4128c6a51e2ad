import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { integrations } from '../../messages/integrations.ts'
import { type DeliveryState, deliveriesQuery, type Webhook } from '../../queries/integrations.ts'
import rows from '../../ui/rows.module.css'
import { DeliveryRow } from './delivery-row.tsx'
import styles from './webhook-details.module.css'

const STATES = ['all', 'pending', 'delivered', 'failed'] as const

/** What a webhook was told, the newest first. */
export function DeliveryList({ webhook }: { webhook: Webhook }) {
  const [t, words] = [useMessages(integrations), useMessages(common)]
  const [shown, setShown] = useState<(typeof STATES)[number]>('all')
  const state: DeliveryState | undefined = shown === 'all' ? undefined : shown
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    deliveriesQuery(webhook._id, state),
  )
  const deliveries = data?.pages.flat() ?? []
  return (
    <div>
      <SegmentedControl
        size="xs"
        aria-label={t.shownDeliveries}
        data={STATES.map((value) => ({ value, label: t.deliveryStates[value] }))}
        value={shown}
        onChange={(next) => setShown(next as typeof shown)} // one of ours
      />
      {!isPending && deliveries.length === 0 && <p className={rows.none}>{t.noDeliveries}</p>}
      {deliveries.length > 0 && (
        <ul className={styles.list} aria-label={t.deliveriesOf(webhook.url)}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery._id} webhook={webhook} delivery={delivery} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button size="xs" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? words.loading : t.olderDeliveries}
        </Button>
      )}
    </div>
  )
}

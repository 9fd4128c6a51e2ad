import { Button } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { BellRing, CheckCheck } from 'lucide-react'
import { useMessages } from '../../app/language.ts'
import { common } from '../../messages/common.ts'
import { notifications } from '../../messages/notifications.ts'
import { shell } from '../../messages/shell.ts'
import { notificationsQuery, useReadAllNotifications } from '../../queries/notifications.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Tab, Tabs } from '../../ui/tabs.tsx'
import { WhyNot } from '../../ui/why-not.tsx'
import { NotificationRow } from './notification-row.tsx'
import styles from './notifications-page.module.css'

export function NotificationsPage({ isUnread }: { isUnread: boolean }) {
  const [t, titles, words] = [useMessages(notifications), useMessages(shell), useMessages(common)]
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    notificationsQuery(isUnread),
  )
  const readAll = useReadAllNotifications()
  const shown = data.pages.flat()
  const whyNot = hasNextPage || shown.some(({ readAt }) => readAt === null) ? undefined : t.nothingUnread
  const actions = (
    <WhyNot reason={whyNot}>
      <Button
        variant="default"
        leftSection={<CheckCheck size={15} />}
        aria-disabled={whyNot ? true : undefined}
        data-disabled={whyNot ? true : undefined}
        onClick={() => !whyNot && readAll.mutate()}
      >
        {t.readAll}
      </Button>
    </WhyNot>
  )
  const tabs = (
    <Tabs label={titles.notifications}>
      {[t.all, t.unread].map((name, i) => (
        <Tab
          key={name}
          to="/notifications"
          search={(old) => ({ ...old, unread: i === 1 || undefined })}
          activeOptions={{ exact: true }}
        >
          {name}
        </Tab>
      ))}
    </Tabs>
  )
  return (
    <Page title={titles.notifications} actions={actions} below={tabs}>
      {shown.length === 0 && (
        <EmptyState
          icon={BellRing}
          title={isUnread ? t.emptyUnread : t.empty}
          text={isUnread ? t.emptyUnreadText : t.emptyText}
        />
      )}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label={titles.notifications}>
          {shown.map((notification) => (
            <NotificationRow key={notification._id} notification={notification} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? words.loading : t.older}
        </Button>
      )}
    </Page>
  )
}

import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { NotificationsPage } from '../components/notifications/notifications-page.tsx'
import { notificationsQuery } from '../queries/notifications.ts'

export const Route = createFileRoute('/_in/notifications')({
  validateSearch: checkedSearch<{ unread?: true }>(['unread'], ({ unread }) =>
    unread === true || unread === 'true' ? { unread: true } : {},
  ),
  loaderDeps: ({ search: { unread = false } }) => ({ unread }),
  loader: ({ context: { queryClient }, deps: { unread } }) =>
    queryClient.ensureInfiniteQueryData(notificationsQuery(unread)),
  component: () => <NotificationsPage isUnread={Route.useSearch().unread === true} />,
})

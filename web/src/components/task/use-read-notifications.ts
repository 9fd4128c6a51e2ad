import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { unreadQuery, useReadNotificationsOf } from '../../queries/notifications.ts'

/** Who looks at a task has read what tells of it, also of what comes while it is open. */
export function useReadNotifications(taskId: string): void {
  const unread = useQuery(unreadQuery).data?.unread ?? 0
  const { mutate } = useReadNotificationsOf()
  useEffect(() => {
    if (unread === 0) return
    const read = () => document.visibilityState === 'visible' && mutate(taskId)
    read()
    document.addEventListener('visibilitychange', read) // it is looked at when the tab is
    return () => document.removeEventListener('visibilitychange', read)
  }, [taskId, unread, mutate])
}

import { type InfiniteData, infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'
import { patch, together, useChange } from './optimistic.ts'

export type Notification = Answer<'listNotifications'>[number]
type Pages = InfiniteData<Notification[]>

const PAGE = 50

/** Newest first, a page at a time. */
export const notificationsQuery = (isUnread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', { isUnread }],
    queryFn: ({ pageParam }) => {
      const query = {
        limit: PAGE,
        ...(isUnread && { unread: 'true' as const }),
        ...(pageParam && { before: pageParam }),
      }
      return api.GET('/notifications', { params: { query } }).then(unwrap)
    },
    initialPageParam: '',
    getNextPageParam: (last) => (last.length < PAGE ? undefined : last.at(-1)?._id),
    staleTime: 0,
  })

/** How many are unread; the server counts to a hundred. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: () => api.GET('/notifications/unread').then(unwrap),
  staleTime: 60_000,
})

const SETTLE_MS = 500
let isAsking = false

/** Something happened that one may be told of: the count says whether the lists are to be asked for as well. */
export function refreshUnread(cache: QueryClient): void {
  if (isAsking) return
  isAsking = true
  setTimeout(async () => {
    isAsking = false
    const before = cache.getQueryData(unreadQuery.queryKey)?.unread
    const now = await cache.fetchQuery({ ...unreadQuery, staleTime: 0 }).catch(() => undefined)
    if (now && now.unread !== before) for (const key of LISTS) void cache.invalidateQueries({ queryKey: key })
  }, SETTLE_MS)
}

/** In both lists; one that is read stays among the unread until the page is left, so that nothing jumps. */
const readInAll = (readAt: number | null, id?: string) => (pages: Pages) => ({
  ...pages,
  pages: pages.pages.map((page) =>
    page.map((each) =>
      id === undefined || each._id === id ? { ...each, readAt: readAt && (each.readAt ?? readAt) } : each,
    ),
  ),
})
const LISTS = [true, false].map((isUnread) => notificationsQuery(isUnread).queryKey)

export const useMarkNotification = () =>
  useChange({
    send: ({ id, read }: { id: string; read: boolean }) =>
      api.PUT('/notifications/{id}', { params: { path: { id } }, body: { read } }).then(unwrap),
    show: (cache, { id, read }) =>
      together(LISTS.map((key) => patch<Pages>(cache, key, readInAll(read ? Date.now() / 1000 : null, id)))),
    refresh: () => [unreadQuery.queryKey],
  })

/** All of a task: it is looked at. Those of the lists follow with the count. */
export const useReadNotificationsOf = () =>
  useChange({
    quiet: true,
    send: (task: string) => api.PUT('/notifications', { body: { read: true, task } }).then(unwrap),
    refresh: () => [unreadQuery.queryKey, ...LISTS],
  })

export const useReadAllNotifications = () =>
  useChange({
    send: () => api.PUT('/notifications', { body: { read: true } }).then(unwrap),
    show: (cache) =>
      together([
        ...LISTS.map((key) => patch<Pages>(cache, key, readInAll(Date.now() / 1000))),
        patch<{ unread: number }>(cache, unreadQuery.queryKey, () => ({ unread: 0 })),
      ]),
    refresh: () => [unreadQuery.queryKey],
  })

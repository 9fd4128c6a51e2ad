import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, type Body, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

type Settings = Answer<'getNotificationSettings'>

export const notificationSettingsQuery = queryOptions({
  queryKey: ['notifications', 'settings'],
  queryFn: () => api.GET('/users/self/notification-settings').then(unwrap),
  staleTime: 60_000,
})

export const useEditNotificationSettings = () =>
  useChange({
    send: (body: Body<'updateNotificationSettings'>) =>
      api.PUT('/users/self/notification-settings', { body }).then(unwrap),
    show: (cache, { email, summaryAt }) =>
      patch<Settings>(cache, notificationSettingsQuery.queryKey, (old) => ({
        email: { ...old.email, ...(email as object) },
        summaryAt: summaryAt ?? old.summaryAt,
      })),
    settle: (cache, settings) => cache.setQueryData(notificationSettingsQuery.queryKey, settings),
  })

import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../api.ts'
import { useChange } from './optimistic.ts'

/** How mail goes; for managers. */
export const mailStateQuery = queryOptions({
  queryKey: ['mail-state'],
  queryFn: () => api.GET('/organization/mail').then(unwrap),
  staleTime: 0,
})

export const useTestMail = () =>
  useChange({
    send: (to: string) => api.POST('/organization/mail/test', { body: { to } }).then(unwrap),
    refresh: () => [mailStateQuery.queryKey],
  })

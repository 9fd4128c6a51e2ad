import { queryOptions } from '@tanstack/react-query'
import { api, type Body, type Organization, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: () => api.GET('/organization').then(unwrap),
  staleTime: 5 * 60_000,
})

export const useEditOrganization = () =>
  useChange({
    send: (body: Body<'updateOrganization'>) => api.PUT('/organization', { body }).then(unwrap),
    show: (cache, change) =>
      patch<Organization>(cache, ['organization'], (old) => ({ ...old, ...(change as Partial<Organization>) })),
    settle: (cache, organization) => cache.setQueryData(['organization'], organization),
    refresh: () => [['organization'], ['me']],
  })

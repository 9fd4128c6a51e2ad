import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

export type Job = Answer<'listGivenUpJobs'>[number]

/** Those that were given up; for managers. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => api.GET('/organization/jobs').then(unwrap),
  staleTime: 0,
})

export const useRetryJob = () =>
  useChange({
    send: (id: string) => api.POST('/organization/jobs/{id}/retry', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Job[]>(cache, ['jobs'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['jobs']],
  })

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

export type Session = Answer<'listSessions'>[number]

/** Where the reader is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => api.GET('/sessions').then(unwrap),
  staleTime: 0,
})

export const useEndSession = () =>
  useChange({
    send: (id: string) => api.DELETE('/sessions/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Session[]>(cache, ['sessions'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['sessions']],
  })

export const useEndOtherSessions = () =>
  useChange({
    send: () => api.DELETE('/sessions', { params: { query: { others: 'true' } } }).then(unwrap),
    show: (cache) => patch<Session[]>(cache, ['sessions'], (all) => all.filter(({ current }) => current)),
    refresh: () => [['sessions']],
  })

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'

export type Found = Answer<'search'>[number]

/** All that the words find, the best first. The question before is taken back when another one is asked. */
export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => api.GET('/search', { params: { query: { q: words } }, signal }).then(unwrap),
    enabled: words !== '',
    placeholderData: (before) => before,
    staleTime: 10_000,
    gcTime: 60_000,
  })

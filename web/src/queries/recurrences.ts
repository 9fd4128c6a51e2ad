import { queryOptions } from '@tanstack/react-query'
import { api, type Body, unwrap } from '../api.ts'

export type Recurrence = Body<'previewRecurrence'>['recurrence']

/** The dates of the next copies, by the server's rule. */
export const nextDatesQuery = (body: Body<'previewRecurrence'>) =>
  queryOptions({
    queryKey: ['tasks', 'recurrence', body],
    queryFn: () => api.POST('/recurrences/preview', { body }).then(unwrap),
    placeholderData: (before) => before,
    retry: false,
  })

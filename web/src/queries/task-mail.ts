import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'

export type TaskMail = Answer<'getTaskMail'>

/** How a comment on the task would go out as a mail. */
export const taskMailQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['tasks', taskId, 'mail'],
    queryFn: () => api.GET('/tasks/{id}/mail', { params: { path: { id: taskId } } }).then(unwrap),
  })

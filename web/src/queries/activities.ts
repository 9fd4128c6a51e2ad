import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { type Activity, api, type Body, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

/** What happened to a task, oldest first. */
export const activitiesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['tasks', taskId, 'activities'],
    queryFn: () => api.GET('/tasks/{id}/activities', { params: { path: { id: taskId } } }).then(unwrap),
  })

type Ids = { postId: string }
const change = (cache: QueryClient, taskId: string, id: string, to: (post: Activity) => Activity[]) =>
  patch<Activity[]>(cache, ['tasks', taskId, 'activities'], (all) =>
    all.flatMap((each) => (each._id === id ? to(each) : [each])),
  )

/** Other words in place of what one said. */
export const useEditPost = (taskId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: ({ postId, ...body }: Ids & Body<'editActivity'>) =>
      api
        .PUT('/tasks/{taskId}/activities/{activityId}/content', {
          params: { path: { taskId, activityId: postId } },
          body,
        })
        .then(unwrap),
    show: (cache, { postId, content, mentions }) =>
      change(cache, taskId, postId, (post) => [
        { ...post, content, mentions: mentions ?? [], editedAt: Date.now() / 1000 },
      ]),
    refresh: () => [['tasks', taskId, 'activities']],
  })

export const useRemovePost = (taskId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: ({ postId }: Ids) =>
      api
        .DELETE('/tasks/{taskId}/activities/{activityId}', { params: { path: { taskId, activityId: postId } } })
        .then(unwrap),
    show: (cache, { postId }) => change(cache, taskId, postId, () => []),
    refresh: () => [['tasks', taskId, 'activities']],
  })

/** Shows a comment to the client of the task, or hides it. */
export const useShowPost = (taskId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: ({ postId, value }: Ids & { value: boolean }) =>
      api
        .PUT('/tasks/{taskId}/activities/{activityId}', {
          params: { path: { taskId, activityId: postId } },
          body: { value },
        })
        .then(unwrap),
    show: (cache, { postId, value }) => change(cache, taskId, postId, (post) => [{ ...post, customerCanSee: value }]),
    refresh: () => [['tasks', taskId, 'activities']],
  })

/** @param userId  who posts: the comment shows before the server has it */
export const usePost = (taskId: string, userId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: (body: Body<'postActivity'>) =>
      api.POST('/tasks/{id}/activities', { params: { path: { id: taskId } }, body }).then(unwrap),
    show: (cache, { content, mentions, replyToId }) =>
      patch<Activity[]>(cache, ['tasks', taskId, 'activities'], (all) => [
        ...all,
        {
          _id: `new ${Date.now()}`,
          user: userId,
          type: 'post',
          content: content ?? '',
          createdAt: Date.now() / 1000,
          customerCanSee: false,
          mentions: mentions ?? [],
          ...(replyToId && { replyToId }),
        },
      ]),
    refresh: () => [['tasks', taskId, 'activities']],
  })

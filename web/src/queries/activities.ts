import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { type Activity, api, type Body, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

interface Page {
  /** Oldest first. */
  activities: Activity[]
  /** Before which one the next page is. */
  older: string | undefined
}
type Pages = InfiniteData<Page>

const PAGE = 100

/** What happened to a task, the newest page first. */
export const activitiesQuery = (taskId: string) =>
  infiniteQueryOptions({
    queryKey: ['tasks', taskId, 'activities'],
    queryFn: async ({ pageParam }): Promise<Page> => {
      const query = { limit: PAGE, ...(pageParam && { before: pageParam }) }
      const answer = await api.GET('/tasks/{id}/activities', { params: { path: { id: taskId }, query } })
      return { activities: unwrap(answer), older: olderIn(answer.response.headers.get('link')) }
    },
    initialPageParam: '',
    getNextPageParam: ({ older }) => older,
  })

/** The cursor in `Link: </api/v1/tasks/1/activities?before=2>; rel="next"`. */
const olderIn = (link: string | null) => /[?&]before=(\d+)/.exec(link ?? '')?.[1]

/** All that are loaded, oldest first. */
export const activitiesIn = (pages: Pages | undefined): Activity[] =>
  (pages?.pages ?? []).toReversed().flatMap(({ activities }) => activities)

type Ids = { postId: string }
const change = (cache: QueryClient, taskId: string, id: string, to: (post: Activity) => Activity[]) =>
  patchPages(cache, taskId, (activities) => activities.flatMap((each) => (each._id === id ? to(each) : [each])))

const patchPages = (cache: QueryClient, taskId: string, to: (activities: Activity[], page: number) => Activity[]) =>
  patch<Pages>(cache, ['tasks', taskId, 'activities'], ({ pages, ...rest }) => ({
    ...rest,
    pages: pages.map(({ activities, older }, i) => ({ activities: to(activities, i), older })),
  }))

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

/** Sends a comment as a mail again. */
export const useResendPost = (taskId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: ({ postId }: Ids) =>
      api
        .POST('/tasks/{taskId}/activities/{activityId}/resend', { params: { path: { taskId, activityId: postId } } })
        .then(unwrap),
    show: (cache, { postId }) =>
      change(cache, taskId, postId, ({ mailError, ...post }) => [{ ...post, mailStatus: 'sending' }]),
    refresh: () => [['tasks', taskId, 'activities']],
  })

/** @param userId  who posts: the comment shows before the server has it */
export const usePost = (taskId: string, userId: string) =>
  useChange({
    key: ['tasks', taskId],
    send: (body: Body<'postActivity'>) =>
      api.POST('/tasks/{id}/activities', { params: { path: { id: taskId } }, body }).then(unwrap),
    show: (cache, { content, mentions, replyToId, customerCanSee, mailTo, mailCc }) =>
      patchPages(cache, taskId, (all, page) => {
        if (page > 0) return all
        const posted: Activity = {
          _id: `new ${Date.now()}`,
          user: userId,
          type: 'post',
          content: content ?? '',
          createdAt: Date.now() / 1000,
          customerCanSee: customerCanSee ?? false,
          mentions: mentions ?? [],
          ...(replyToId && { replyToId }),
          ...(mailTo && {
            mailStatus: 'sending',
            emailDetails: { from: NOBODY, to: named(mailTo), cc: named(mailCc) },
          }),
        }
        return [...all, posted]
      }),
    refresh: ({ mailTo }) => [['tasks', taskId, 'activities'], ...(mailTo ? [['tasks', taskId, 'mail']] : [])],
  })

const NOBODY = { name: '', emailAddress: '' }
const named = (people: NonNullable<Body<'postActivity'>['mailTo']> | null | undefined) =>
  (people ?? []).map(({ name, emailAddress }) => ({ name: name ?? '', emailAddress }))

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, type Body, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

export type AccessToken = Answer<'listAccessTokens'>[number]
export type Webhook = Answer<'listWebhooks'>[number]

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => api.GET('/access-tokens').then(unwrap),
  staleTime: 0, // when each was last used is news
})

/** Its form says itself what was wrong. */
export const useCreateToken = () =>
  useChange({
    quiet: true,
    send: (body: Body<'createAccessToken'>) => api.POST('/access-tokens', { body }).then(unwrap),
    settle: (cache, { token, ...made }) => void patch<AccessToken[]>(cache, ['tokens'], (all) => [made, ...all]),
    refresh: () => [['tokens']],
  })

export const useRemoveToken = () =>
  useChange({
    send: (id: string) => api.DELETE('/access-tokens/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<AccessToken[]>(cache, ['tokens'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['tokens']],
  })

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: () => api.GET('/users/self/webhook').then(unwrap),
})

/** Its form says itself what was wrong. */
export const useCreateWebhook = () =>
  useChange({
    quiet: true,
    send: (body: Body<'createWebhook'>) => api.POST('/users/self/webhook', { body }).then(unwrap),
    settle: (cache, { secret, ...made }) => void patch<Webhook[]>(cache, ['webhooks'], (all) => [...all, made]),
    refresh: () => [['webhooks']],
  })

export const useSwitchWebhook = () =>
  useChange({
    send: ({ id, active }: { id: string; active: boolean }) =>
      api.PUT('/users/self/webhook/{id}', { params: { path: { id } }, body: { active } }).then(unwrap),
    show: (cache, { id, active }) =>
      patch<Webhook[]>(cache, ['webhooks'], (all) =>
        all.map((webhook) => (webhook._id === id ? { ...webhook, active } : webhook)),
      ),
    refresh: () => [['webhooks']],
  })

export const useRemoveWebhook = () =>
  useChange({
    send: (id: string) => api.DELETE('/users/self/webhook/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Webhook[]>(cache, ['webhooks'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['webhooks']],
  })

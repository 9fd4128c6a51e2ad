import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
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
        all.map((webhook) =>
          webhook._id === id ? { ...webhook, active, disabledAt: null, disabledReason: null } : webhook,
        ),
      ),
    refresh: () => [['webhooks']],
  })

export const useRemoveWebhook = () =>
  useChange({
    send: (id: string) => api.DELETE('/users/self/webhook/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Webhook[]>(cache, ['webhooks'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['webhooks']],
  })

export type Delivery = Answer<'listDeliveries'>[number]
export type DeliveryState = Delivery['state']

const PAGE = 20
const WAITING_MS = 2_000

/** Newest first; while something waits, it is asked for again and again. */
export const deliveriesQuery = (id: string, state: DeliveryState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', id, 'deliveries', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      api
        .GET('/users/self/webhook/{id}/deliveries', {
          params: {
            path: { id },
            query: { limit: PAGE, ...(state && { state }), ...(pageParam && { before: pageParam }) },
          },
        })
        .then(unwrap),
    initialPageParam: '',
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)?._id : undefined),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.flat().some((delivery) => delivery.state === 'pending') ? WAITING_MS : false,
  })

export const deliveryQuery = (id: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['webhooks', id, 'deliveries', 'one', deliveryId],
    queryFn: () =>
      api
        .GET('/users/self/webhook/{id}/deliveries/{deliveryId}', { params: { path: { id, deliveryId } } })
        .then(unwrap),
  })

const deliveriesOf = (id: string) => [['webhooks', id, 'deliveries']]

export const useResend = () =>
  useChange({
    send: ({ id, deliveryId }: { id: string; deliveryId: string }) =>
      api
        .POST('/users/self/webhook/{id}/deliveries/{deliveryId}/resend', { params: { path: { id, deliveryId } } })
        .then(unwrap),
    refresh: ({ id }) => deliveriesOf(id),
  })

export const useTestWebhook = () =>
  useChange({
    send: (id: string) => api.POST('/users/self/webhook/{id}/test', { params: { path: { id } } }).then(unwrap),
    refresh: deliveriesOf,
  })

/** Its form says itself what was wrong. */
export const useReplay = () =>
  useChange({
    quiet: true,
    send: ({ id, ...body }: { id: string; from: number; to: number }) =>
      api.POST('/users/self/webhook/{id}/replay', { params: { path: { id } }, body }).then(unwrap),
    refresh: ({ id }) => deliveriesOf(id),
  })

export const useRenewSecret = () =>
  useChange({
    send: (id: string) => api.POST('/users/self/webhook/{id}/secret', { params: { path: { id } } }).then(unwrap),
  })

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, type Body, unwrap } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

export type Mailbox = Answer<'listMailboxes'>[number]
export type NewMailbox = Body<'createMailbox'>
export type Trouble = NonNullable<Mailbox['trouble']>

/** Those of the projects that the reader administers, oldest first. */
export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: () => api.GET('/mailboxes').then(unwrap),
  staleTime: 0,
})

/** Its form says itself what was wrong. Without an id a new one is made. */
export const useSaveMailbox = () =>
  useChange({
    quiet: true,
    send: ({ id, body }: { id: string | undefined; body: NewMailbox | Body<'updateMailbox'> }) =>
      id === undefined
        ? api.POST('/mailboxes', { body: body as NewMailbox }).then(unwrap) // a new one's form has all of it
        : api.PUT('/mailboxes/{id}', { params: { path: { id } }, body }).then(unwrap),
    settle: (cache, saved) =>
      void patch<Mailbox[]>(cache, ['mailboxes'], (all) =>
        all.some(({ _id }) => _id === saved._id)
          ? all.map((each) => (each._id === saved._id ? saved : each))
          : [...all, saved],
      ),
    refresh: () => [['mailboxes']],
  })

export const useSwitchMailbox = () =>
  useChange({
    send: ({ id, active }: { id: string; active: boolean }) =>
      api.PUT('/mailboxes/{id}', { params: { path: { id } }, body: { active } }).then(unwrap),
    show: (cache, { id, active }) =>
      patch<Mailbox[]>(cache, ['mailboxes'], (all) =>
        all.map((each) => (each._id === id ? { ...each, active, state: 'connecting' } : each)),
      ),
    refresh: () => [['mailboxes']],
  })

export const useRemoveMailbox = () =>
  useChange({
    send: (id: string) => api.DELETE('/mailboxes/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Mailbox[]>(cache, ['mailboxes'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['mailboxes']],
  })

export const useCheckMailbox = () =>
  useChange({
    send: (id: string) => api.POST('/mailboxes/{id}/check', { params: { path: { id } } }).then(unwrap),
  })

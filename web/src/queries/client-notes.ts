import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'
import { askedOn } from './asked-on.ts'
import { patch, useChange } from './optimistic.ts'

export type ClientNote = Answer<'listClientNotes'>[number]

const keyOf = (clientId: string) => ['clients', clientId, 'notes'] as const
export const NOTES_AT_ONCE = 50

/** Newest first. One more than is asked for says that there are older ones. */
export const clientNotesQuery = (clientId: string, most: number) =>
  queryOptions({
    queryKey: [...keyOf(clientId), most],
    queryFn: () => {
      const page = { skip: 0, limit: Math.min(most + 1, 500) }
      return askedOn(page, (query) =>
        api.GET('/crm/customers/{id}/notes', { params: { path: { id: clientId }, query } }),
      )
    },
    placeholderData: (before) => before,
  })

/** @param userId  who writes: the note shows before the server has it */
export const useAddNote = (clientId: string, most: number, userId: string) =>
  useChange({
    key: [...keyOf(clientId)],
    send: (content: string) =>
      api.POST('/crm/customers/{id}/notes', { params: { path: { id: clientId } }, body: { content } }).then(unwrap),
    show: (cache, content) =>
      patch<ClientNote[]>(cache, [...keyOf(clientId), most], (all) => [
        { _id: `new ${Date.now()}`, user: userId, content, createdAt: Date.now() / 1000, editedAt: null },
        ...all,
      ]),
    refresh: () => [keyOf(clientId)],
  })

export const useEditNote = (clientId: string, most: number) =>
  useChange({
    key: [...keyOf(clientId)],
    send: ({ noteId, content }: { noteId: string; content: string }) =>
      api
        .PUT('/crm/customers/{id}/notes/{noteId}', { params: { path: { id: clientId, noteId } }, body: { content } })
        .then(unwrap),
    show: (cache, { noteId, content }) =>
      patch<ClientNote[]>(cache, [...keyOf(clientId), most], (all) =>
        all.map((note) => (note._id === noteId ? { ...note, content, editedAt: Date.now() / 1000 } : note)),
      ),
    refresh: () => [keyOf(clientId)],
  })

export const useRemoveNote = (clientId: string, most: number) =>
  useChange({
    key: [...keyOf(clientId)],
    send: (noteId: string) =>
      api.DELETE('/crm/customers/{id}/notes/{noteId}', { params: { path: { id: clientId, noteId } } }).then(unwrap),
    show: (cache, noteId) =>
      patch<ClientNote[]>(cache, [...keyOf(clientId), most], (all) => all.filter(({ _id }) => _id !== noteId)),
    refresh: () => [keyOf(clientId)],
  })

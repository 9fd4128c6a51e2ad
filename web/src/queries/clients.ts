import { queryOptions } from '@tanstack/react-query'
import { api, type Body, type Client, unwrap } from '../api.ts'
import { askedOn } from './asked-on.ts'
import { patch, useChange } from './optimistic.ts'

/** Clients that the text finds, by name, contact, address or phone: their ids and names. */
export const clientSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ['clients', 'search', search],
    queryFn: () => api.GET('/crm/customers', { params: { query: { search, limit: 20 } } }).then(unwrap),
    staleTime: 60_000,
  })

export const CLIENTS_PER_PAGE = 50

/** A page of clients by name, whole; one more than a page has says that there is a next one. */
export const clientPageQuery = (search: string, page: number) =>
  queryOptions({
    queryKey: ['clients', 'page', search, page],
    queryFn: async () => {
      const slice = { skip: (page - 1) * CLIENTS_PER_PAGE, limit: CLIENTS_PER_PAGE + 1 }
      const query = { includeAllFields: 'true' as const, ...(search && { search }) }
      const found = await askedOn(slice, (part) =>
        api.GET('/crm/customers', { params: { query: { ...query, ...part } } }),
      )
      return found as Client[] // whole, as was asked
    },
    placeholderData: (before) => before,
  })

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', id],
    queryFn: () => api.GET('/crm/customers/{id}', { params: { path: { id } } }).then(unwrap),
  })

const lists = () => [
  ['clients', 'page'],
  ['clients', 'search'],
]

export const useCreateClient = () =>
  useChange({
    quiet: true,
    send: (body: Body<'createClient'>) => api.POST('/crm/customers', { body }).then(unwrap),
    settle: (cache, client) => cache.setQueryData(['clients', client._id], client),
    refresh: lists,
  })

export type ClientChange = Body<'updateClient'>

export const useEditClient = (id: string) =>
  useChange({
    key: ['clients', id],
    send: (body: ClientChange) => api.PUT('/crm/customers/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, change) =>
      patch<Client>(cache, ['clients', id], (client) => ({ ...client, ...(change as Partial<Client>) })),
    settle: (cache, client) => cache.setQueryData(['clients', id], client),
    refresh: lists,
  })

export const useDeleteClient = () =>
  useChange({
    send: (id: string) => api.DELETE('/crm/customers/{id}', { params: { path: { id } } }).then(unwrap),
    refresh: () => [...lists(), ['tasks']],
  })

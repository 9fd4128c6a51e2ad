import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, type Body, type User, unwrap } from '../api.ts'
import { useMessages } from '../app/language.ts'
import type { Person } from '../app/person.ts'
import { common } from '../messages/common.ts'
import { derived } from './derived.ts'
import { patch, useChange } from './optimistic.ts'

/** The present members of the organization. */
export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => api.GET('/organization/users').then(unwrap),
  staleTime: 5 * 60_000,
})

/** People with these ids, former members too. */
export const peopleQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['users', 'byIds', [...ids].sort()],
    queryFn: () => api.GET('/users', { params: { query: { ids: ids.join(',') } } }).then(unwrap),
    enabled: ids.length > 0,
    staleTime: 5 * 60_000,
  })

const NO_USERS: User[] = []
export const useUsers = (): User[] => useQuery(usersQuery).data ?? NO_USERS

/** Those who left. */
export const formerUsersQuery = queryOptions({
  queryKey: ['users', 'former'],
  queryFn: () => api.GET('/users', { params: { query: { former: 'true' } } }).then(unwrap),
  staleTime: 5 * 60_000,
})
const NO_PEOPLE: Person[] = []
export const useFormerUsers = (): Person[] => useQuery(formerUsersQuery).data ?? NO_PEOPLE

/** Finds a person by id, those who left too. */
export function usePeople(): (id: string) => Person {
  const [users, former] = [useUsers(), useFormerUsers()]
  const t = useMessages(common)
  return useMemo(() => {
    const [byId, formerById] = [usersById(users), usersById(former)]
    return (id) =>
      byId.get(id) ??
      formerById.get(id) ?? { _id: id, firstname: id === '0' ? t.house : t.former, lastname: '', profile: '' }
  }, [users, former, t])
}
const usersById = derived((users: Person[]) => new Map<string, Person>(users.map((user) => [user._id, user])))

/** Its form says itself what was wrong. */
export const useInvite = () =>
  useChange({
    quiet: true,
    send: (body: Body<'addOrganizationUser'>) => api.POST('/organization/users', { body }).then(unwrap),
    settle: (cache, { invitationUrl, ...user }) => void patch<User[]>(cache, ['users'], (all) => [...all, user]),
    refresh: () => [['users']],
  })

/** Shown once the server has taken the password. Its form says itself what was wrong. */
export const useSetManager = () =>
  useChange({
    quiet: true,
    send: ({ id, ...body }: { id: string } & Body<'updateOrganizationUser'>) =>
      api.PUT('/organization/users/{id}', { params: { path: { id } }, body }).then(unwrap),
    settle: (cache, { _id, manager }) =>
      void patch<User[]>(cache, ['users'], (all) =>
        all.map((user) => (user._id === _id ? { ...user, manager } : user)),
      ),
    refresh: () => [['users'], ['me']],
  })

/** Nobody is asked for a password to take a role away. */
export const useEndManager = () =>
  useChange({
    send: (id: string) =>
      api.PUT('/organization/users/{id}', { params: { path: { id } }, body: { manager: false } }).then(unwrap),
    show: (cache, id) =>
      patch<User[]>(cache, ['users'], (all) =>
        all.map((user) => (user._id === id ? { ...user, manager: false } : user)),
      ),
    refresh: () => [['users'], ['me']],
  })

export const useRemoveMember = () =>
  useChange({
    send: ({ id, giveTo }: { id: string; giveTo: string | null }) =>
      api
        .DELETE('/organization/users/{id}', { params: { path: { id }, query: giveTo ? { giveTo } : {} } })
        .then(unwrap),
    show: (cache, { id }) => patch<User[]>(cache, ['users'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: ({ giveTo }) => [['users'], ['me'], ...(giveTo ? [['tasks'], ['projects']] : [])],
  })

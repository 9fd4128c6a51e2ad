import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, type Body, unwrap, type View } from '../api.ts'
import { patch, useChange } from './optimistic.ts'

/** One's own and those that are shared; by name they are sorted where they are shown. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => api.GET('/views', { params: { query: {} } }).then(unwrap),
})

const NO_VIEWS: View[] = []

/** Those of a project, and those for all projects. */
export const useViews = (projectId: string): View[] =>
  (useQuery(viewsQuery).data ?? NO_VIEWS).filter(({ group }) => group === null || group === projectId)

/** Of what one saves for oneself elsewhere no event tells: it is asked for when one looks. */
export function useRefreshViews(): () => void {
  const cache = useQueryClient()
  return () => void cache.invalidateQueries({ queryKey: ['views'] })
}

/** @param quiet  the caller says itself what was wrong */
export const useCreateView = ({ quiet = false } = {}) =>
  useChange({
    quiet,
    send: (body: Body<'createView'>) => api.POST('/views', { body }).then(unwrap),
    settle: (cache, view) => void patch<View[]>(cache, ['views'], (all) => [...all, view]),
    refresh: () => [['views']],
  })

export const useEditView = ({ quiet = false } = {}) =>
  useChange({
    quiet,
    send: ({ id, ...body }: Body<'updateView'> & { id: string }) =>
      api.PUT('/views/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, { id, ...change }) =>
      patch<View[]>(cache, ['views'], (all) =>
        all.map((view) => (view._id === id ? { ...view, ...(change as Partial<View>) } : view)),
      ),
    refresh: () => [['views']],
  })

export const useDeleteView = () =>
  useChange({
    send: (id: string) => api.DELETE('/views/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<View[]>(cache, ['views'], (all) => all.filter(({ _id }) => _id !== id)),
    refresh: () => [['views']],
  })

import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, type Body, type Tag, unwrap } from '../api.ts'
import { derived } from './derived.ts'
import { patch, useChange } from './optimistic.ts'

/** The tags of all projects whose tasks one may see. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => api.GET('/tags', { params: { query: {} } }).then(unwrap),
  staleTime: 5 * 60_000,
})

const NO_TAGS: Tag[] = []
export const useTags = (projectId?: string): Tag[] => {
  const { data = NO_TAGS } = useQuery(tagsQuery)
  return projectId === undefined ? data : (byProject(data).get(projectId) ?? NO_TAGS)
}
/** Every row and card asks. */
const byProject = derived((tags: Tag[]) => Map.groupBy(tags, ({ group }) => group))

export const useCreateTag = () =>
  useChange({
    send: (body: Body<'createTag'>) => api.POST('/tags', { body }).then(unwrap),
    settle: (cache, tag) => void patch<Tag[]>(cache, ['tags'], (all) => [...all, tag]),
    refresh: () => [['tags']],
  })

export const useEditTag = () =>
  useChange({
    send: ({ id, ...body }: Body<'updateTag'> & { id: string }) =>
      api.PUT('/tags/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, { id, ...change }) =>
      patch<Tag[]>(cache, ['tags'], (all) =>
        all.map((tag) => (tag._id === id ? { ...tag, ...(change as Partial<Tag>) } : tag)),
      ),
    refresh: () => [['tags']],
  })

export const useDeleteTag = () =>
  useChange({
    send: (id: string) => api.DELETE('/tags/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache, id) => patch<Tag[]>(cache, ['tags'], (all) => all.filter((tag) => tag._id !== id)),
    refresh: () => [['tags'], ['tasks', 'list']],
  })

import type { QueryClient } from '@tanstack/react-query'
import { projectsQuery } from '../../../queries/projects.ts'
import { viewsQuery } from '../../../queries/views.ts'
import { searchOf } from './settings.ts'

/** Where a saved view is shown as it is today; a view for all projects in the given one, else in the first. */
export async function addressOf(cache: QueryClient, id: string, inProject: string | undefined) {
  const view = (await cache.fetchQuery({ ...viewsQuery, staleTime: 0 })).find(({ _id }) => _id === id)
  const projects = await cache.ensureQueryData(projectsQuery)
  const projectId = view?.group ?? inProject ?? projects.find(({ kind }) => kind === 'project')?._id
  if (!view || !projectId) return undefined
  const search = { ...searchOf(view), project: undefined }
  return { to: `/projects/$projectId/${view.kind}`, params: { projectId }, search, replace: true } as const
}

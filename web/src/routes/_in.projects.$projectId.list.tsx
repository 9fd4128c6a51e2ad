import { createFileRoute } from '@tanstack/react-router'
import { toFilter, toQuery } from '../components/project/filter.ts'
import { List } from '../components/project/list/list.tsx'
import { toView } from '../components/project/list/view.ts'
import { projectTasksQuery } from '../queries/project-tasks.ts'

export const Route = createFileRoute('/_in/projects/$projectId/list')({
  validateSearch: (search: Record<string, unknown>) => ({ ...toFilter(search), ...toView(search) }),
  loaderDeps: ({ search }) => toQuery(search),
  loader: ({ context: { queryClient }, params: { projectId }, deps }) =>
    void queryClient.prefetchQuery(projectTasksQuery(projectId, deps)),
  component: ListRoute,
})

function ListRoute() {
  const { projectId } = Route.useParams()
  const search = Route.useSearch()
  return <List key={projectId} projectId={projectId} filter={search} view={search} />
}

import { createFileRoute } from '@tanstack/react-router'
import { Board } from '../components/project/board/board.tsx'
import { toFilter, toQuery } from '../components/project/filter.ts'
import { projectTasksQuery } from '../queries/project-tasks.ts'

export const Route = createFileRoute('/_in/projects/$projectId/board')({
  validateSearch: toFilter,
  loaderDeps: ({ search }) => toQuery(search),
  loader: ({ context: { queryClient }, params: { projectId }, deps }) =>
    void queryClient.prefetchQuery(projectTasksQuery(projectId, deps)),
  component: () => (
    <Board key={Route.useParams().projectId} projectId={Route.useParams().projectId} filter={Route.useSearch()} />
  ),
})

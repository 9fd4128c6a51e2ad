import { createFileRoute } from '@tanstack/react-router'
import { TaskPage } from '../components/task/task-page.tsx'
import { activitiesQuery } from '../queries/activities.ts'
import { taskCanQuery, taskQuery } from '../queries/tasks.ts'

export const Route = createFileRoute('/_in/tasks/$taskId')({
  loader: ({ context: { queryClient }, params: { taskId } }) => {
    void queryClient.prefetchInfiniteQuery(activitiesQuery(taskId))
    void queryClient.prefetchQuery(taskCanQuery(taskId))
    return queryClient.ensureQueryData(taskQuery(taskId)).then(() => undefined)
  },
  component: () => <TaskPage id={Route.useParams().taskId} />,
})

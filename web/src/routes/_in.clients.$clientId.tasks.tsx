import { createFileRoute } from '@tanstack/react-router'
import { ClientTasks } from '../components/client/client-tasks.tsx'
import { allTasksQuery } from '../queries/leads.ts'

export const Route = createFileRoute('/_in/clients/$clientId/tasks')({
  loader: ({ context: { queryClient }, params: { clientId } }) =>
    queryClient.ensureQueryData(allTasksQuery({ customer: clientId, kind: 'project' })).then(() => undefined),
  component: () => <ClientTasks id={Route.useParams().clientId} />,
})

import { createFileRoute } from '@tanstack/react-router'
import { ClientLeads } from '../components/client/client-leads.tsx'
import { allTasksQuery } from '../queries/leads.ts'

export const Route = createFileRoute('/_in/clients/$clientId/leads')({
  loader: ({ context: { queryClient }, params: { clientId } }) =>
    queryClient.ensureQueryData(allTasksQuery({ customer: clientId, kind: 'pipeline' })).then(() => undefined),
  component: () => <ClientLeads id={Route.useParams().clientId} />,
})

import { createFileRoute } from '@tanstack/react-router'
import { ClientLayout } from '../components/client/client-layout.tsx'
import { clientQuery } from '../queries/clients.ts'

export const Route = createFileRoute('/_in/clients/$clientId')({
  loader: ({ context: { queryClient }, params: { clientId } }) =>
    queryClient.ensureQueryData(clientQuery(clientId)).then(() => undefined),
  component: () => <ClientLayout key={Route.useParams().clientId} id={Route.useParams().clientId} />,
})

import { createFileRoute } from '@tanstack/react-router'
import { ClientPage } from '../components/client/client-page.tsx'
import { clientNotesQuery, NOTES_AT_ONCE } from '../queries/client-notes.ts'

export const Route = createFileRoute('/_in/clients/$clientId/')({
  loader: ({ context: { queryClient }, params: { clientId } }) =>
    void queryClient.prefetchQuery(clientNotesQuery(clientId, NOTES_AT_ONCE)),
  component: () => <ClientPage id={Route.useParams().clientId} />,
})

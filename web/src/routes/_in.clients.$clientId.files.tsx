import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { ClientFiles } from '../components/client/client-files.tsx'
import { fileNodesQuery } from '../queries/files.ts'

interface Search {
  /** The folders that lead to the one that is open: their ids, the outermost first, with hyphens between. */
  folder?: string
}

export const Route = createFileRoute('/_in/clients/$clientId/files')({
  validateSearch: checkedSearch<Search>(['folder'], ({ folder }) =>
    typeof folder === 'string' && /^\d+(-\d+)*$/.test(folder) ? { folder } : {},
  ),
  loaderDeps: ({ search: { folder } }) => ({ folder }),
  loader: ({ context: { queryClient }, params: { clientId }, deps: { folder } }) =>
    queryClient
      .ensureQueryData(fileNodesQuery({ customer: clientId, parent: folder?.split('-').at(-1) }))
      .then(() => undefined),
  component: function Files() {
    const { folder } = Route.useSearch()
    return <ClientFiles id={Route.useParams().clientId} path={folder?.split('-') ?? []} />
  },
})

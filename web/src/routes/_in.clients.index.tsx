import { createFileRoute } from '@tanstack/react-router'
import { checkedSearch } from '../app/checked-search.ts'
import { ClientList } from '../components/client/client-list.tsx'
import { clientPageQuery } from '../queries/clients.ts'

interface Search {
  /** What is searched. */
  q?: string
  page?: number
}

export const Route = createFileRoute('/_in/clients/')({
  validateSearch: checkedSearch<Search>(['q', 'page'], ({ q, page }) => ({
    ...(typeof q === 'string' && q && { q: q.slice(0, 200) }),
    ...(Number(page) > 1 && Number.isSafeInteger(Number(page)) && { page: Number(page) }),
  })),
  loaderDeps: ({ search: { q = '', page = 1 } }) => ({ q, page }),
  loader: ({ context: { queryClient }, deps: { q, page } }) =>
    queryClient.ensureQueryData(clientPageQuery(q, page)).then(() => undefined),
  component: List,
})

function List() {
  const { q = '', page = 1 } = Route.useSearch()
  return <ClientList text={q} page={page} />
}

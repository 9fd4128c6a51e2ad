import type { QueryClient } from '@tanstack/react-query'
import { createRouter, type ErrorComponentProps, useRouter, useRouterState } from '@tanstack/react-router'
import { parseSearch, stringifySearch } from './app/search.ts'
import { routeTree } from './routeTree.gen.ts'
import { ErrorPanel } from './ui/error-panel.tsx'
import { PageSkeleton } from './ui/skeleton.tsx'

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0, // queries know themselves how fresh they are
    defaultPendingMs: 300,
    defaultPendingMinMs: 200,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ErrorPage,
    scrollRestoration: true,
  })
}

/** What a loader could not read is read again. */
function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  const isInShell = useRouterState({
    select: ({ matches }) => matches.some(({ routeId, status }) => routeId === '/_in' && status === 'success'),
  })
  const panel = <ErrorPanel error={error} retry={retry} />
  return isInShell ? panel : <main>{panel}</main> // around which there is one already
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}

import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { ApiError } from '../api.ts'
import { ErrorPanel } from '../ui/error-panel.tsx'

const NOTHING_HERE = new ApiError(404)

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <ErrorPanel error={NOTHING_HERE} />
    </main>
  ),
})

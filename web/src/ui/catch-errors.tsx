import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorPanel } from './error-panel.tsx'

/** Keeps what breaks in one part of a page from taking the page with it. */
export function CatchErrors({ children }: { children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <CatchBoundary
          getResetKey={() => 'part'}
          errorComponent={({ error, reset: again }) => (
            <ErrorPanel
              isPart
              error={error}
              retry={() => {
                reset()
                again()
              }}
            />
          )}
        >
          {children}
        </CatchBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

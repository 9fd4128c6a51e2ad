import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorPanel } from './error-panel.tsx'

interface Props {
  children: ReactNode
  /** Before it is tried again. */
  onRetry?: () => void
  /** Shown in place of what happened and what to do. */
  instead?: ReactNode
}

/** Keeps what breaks in one part of a page from taking the page with it. */
export function CatchErrors({ children, onRetry, instead }: Props) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <CatchBoundary
          getResetKey={() => 'part'}
          errorComponent={({ error, reset: again }) =>
            instead !== undefined ? (
              instead
            ) : (
              <ErrorPanel
                isPart
                error={error}
                retry={() => {
                  reset()
                  onRetry?.()
                  again()
                }}
              />
            )
          }
        >
          {children}
        </CatchBoundary>
      )}
    </QueryErrorResetBoundary>
  )
}

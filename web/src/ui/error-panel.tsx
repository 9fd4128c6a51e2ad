import { Button } from '@mantine/core'
import { CloudOff, SearchX, ShieldX, TriangleAlert } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { ApiError, isOffline } from '../api.ts'
import { useMessages } from '../app/language.ts'
import { sayRefusal } from '../app/lazy-refusals.ts'
import { errors } from '../messages/errors.ts'
import { EmptyState } from './empty-state.tsx'

type Words = typeof errors.en

/** A sentence for a refusal, in the reader's language. */
export function sayError(error: unknown, t: Words): string {
  if (isOffline(error)) return t.offline
  if (!(error instanceof ApiError)) return t.bug
  if (error.status === 401) return t.signedOut
  if (error.status === 403) return t.forbidden
  if (error.status === 404) return t.gone
  if (error.status === 429) return t.tooMany
  if (error.status === 503 && error.problem) return sayRefusal(error.problem)
  if ([502, 503, 504].includes(error.status)) return t.unavailable // by a proxy, which does not know what became of it
  return error.status >= 500 || !error.problem ? t.bug : sayRefusal(error.problem)
}

/** What is told of a change that failed. */
export function sayNotDone(error: unknown, t: Words): string {
  if (isOffline(error)) return t.offline
  const isKnown = error instanceof ApiError && error.problem && !error.problem.type.endsWith('/outcome_unknown')
  return isKnown ? t.refused(sayError(error, t)) : sayError(error, t) // who answered knows nothing of it
}

/** In place of what could not be shown: what happened, and what to do. `isPart`: of a page that goes on around it. */
export function ErrorPanel({ error, retry, isPart = false }: { error: unknown; retry?: () => void; isPart?: boolean }) {
  const t = useMessages(errors)
  useWhenBack(isOffline(error) ? retry : undefined)
  const status = error instanceof ApiError ? error.status : 0
  const [icon, title] =
    isOffline(error) ? [CloudOff, t.offlineTitle] as const
    : status === 404 ? [SearchX, t.goneTitle] as const
    : status === 403 ? [ShieldX, t.forbiddenTitle] as const
    : [TriangleAlert, t.title] as const // biome-ignore format: a table
  const id = error instanceof ApiError && status >= 500 ? error.problem?.requestId : undefined
  return (
    <div role="alert">
      <EmptyState
        isPage={!isPart}
        icon={icon}
        title={title}
        text={id ? `${sayError(error, t)} ${t.requestId(id)}` : sayError(error, t)}
      >
        {retry && (
          <Button variant="default" onClick={retry}>
            {t.retry}
          </Button>
        )}
        <Button component="a" href="/" variant="subtle">
          {t.home}
        </Button>
      </EmptyState>
    </div>
  )
}

const ASKED_EVERY_MS = 3_000

/** Runs once the server can be reached again: the page goes on by itself, as it says. */
function useWhenBack(goOn: (() => void) | undefined): void {
  const onBack = useEffectEvent(() => goOn?.())
  const isWaiting = goOn !== undefined
  // The network is outside of React.
  useEffect(() => {
    if (!isWaiting) return
    const ask = () =>
      fetch('/health/ready').then(
        ({ ok }) => ok && onBack(),
        () => {}, // not yet
      )
    const timer = setInterval(ask, ASKED_EVERY_MS)
    window.addEventListener('online', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', ask)
    }
  }, [isWaiting])
}

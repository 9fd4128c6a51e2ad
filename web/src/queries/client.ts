import { MutationCache, notifyManager, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isOffline, isSignedOut } from '../api.ts'
import { messagesNow } from '../app/language.ts'
import { toast } from '../app/toasts.tsx'
import { errors } from '../messages/errors.ts'
import { shell } from '../messages/shell.ts'
import { sayNotDone } from '../ui/error-panel.tsx'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The form says itself what was wrong. */
      quiet?: boolean
      /** It does not show before the server has it. */
      isUnseen?: boolean
    }
  }
}

const MOST_TRIES = 2

notifyManager.setScheduler(queueMicrotask) // not a timer, so that own changes are in the very next frame

/** Worth another try by itself: nothing came, or the server was busy. */
const isPassing = (error: unknown) =>
  isOffline(error) || (error instanceof ApiError && (error.status === 503 || error.status === 429))

/** @param whenSignedOut  leads to the sign-in page */
export function makeQueryClient(whenSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (isSignedOut(error)) whenSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({
      onMutate(_variables, { meta }) {
        // What does not show would seem lost while it waits.
        if (meta?.isUnseen && !onlineManager.isOnline()) toast(messagesNow(shell).waits, { topic: 'waits' })
      },
      onError(error, _variables, _context, { meta }) {
        if (meta?.quiet) return
        notice(error)
        const t = messagesNow(errors)
        toast(sayNotDone(error, t), { kind: 'refused' })
      },
    }),
    defaultOptions: {
      queries: {
        // What others change arrives by the live feed; see live.ts.
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        retry: (tries, error) => tries < MOST_TRIES && isPassing(error),
      },
      mutations: { retry: false },
    },
  })
}

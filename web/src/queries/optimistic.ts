import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Takes back what was shown too early. */
export type Rollback = () => void

interface Change<V, R> {
  /** Sends it; its answer is the truth. */
  send: (variables: V) => Promise<R>
  /** Shows it at once, in the cache; answers how to take that back. */
  show?: (cache: QueryClient, variables: V) => Rollback
  /** Puts the server's answer in place of the guess. */
  settle?: (cache: QueryClient, answer: R, variables: V) => void
  /** What is to be asked for again, by the beginnings of its keys. */
  refresh?: (variables: V) => readonly QueryKey[]
  /** Names who changes what, so that the live feed does not overwrite it meanwhile: `['tasks', id]`. */
  key?: QueryKey
  /** The caller says itself what was wrong. */
  quiet?: boolean
}

/** What comes after a change, be the form that asked for it still there or not. */
interface After<R> {
  onSuccess?: (answer: R) => unknown
  onError?: (error: Error) => unknown
}

/** A change that shows within a frame, and is taken back with a word when the server refuses. */
export function useChange<V = void, R = unknown>({ send, show, settle, refresh, key, quiet = false }: Change<V, R>) {
  const cache = useQueryClient()
  const change = useMutation({
    ...(key && { mutationKey: key }),
    meta: { quiet, isUnseen: !show },
    mutationFn: send,
    onMutate: async (variables: V) => {
      if (!show) return undefined
      // An answer that is on its way knows nothing of this yet.
      for (const each of refresh?.(variables) ?? []) await cache.cancelQueries({ queryKey: each })
      return show(cache, variables)
    },
    onError: (_error, _variables, rollback) => rollback?.(),
    onSuccess: (answer, variables) => settle?.(cache, answer, variables),
    onSettled: (_answer, _error, variables) => {
      for (const each of refresh?.(variables) ?? []) void cache.invalidateQueries({ queryKey: each })
    },
  })
  const { mutateAsync } = change
  // TanStack's own forgets what comes after when what is shown at once takes the form away.
  const mutate = useCallback(
    (variables: V, { onSuccess, onError }: After<R> = {}) =>
      void mutateAsync(variables).then(onSuccess, (error) => onError?.(error)),
    [mutateAsync],
  )
  return { ...change, mutate }
}

/** Changes what is cached under a key, if it is; answers how to take that back. */
export function patch<T>(cache: QueryClient, key: QueryKey, change: (old: T) => T): Rollback {
  const before = cache.getQueryData<T>(key)
  if (before === undefined) return () => {}
  cache.setQueryData<T>(key, change(before))
  return () => cache.setQueryData(key, before)
}

/** One way back for several. */
export const together =
  (rollbacks: readonly Rollback[]): Rollback =>
  () => {
    for (const rollback of rollbacks) rollback()
  }

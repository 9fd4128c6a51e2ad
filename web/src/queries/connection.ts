import { onlineManager, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { store } from '../app/store.ts'

/** Told by the live feed: a network may be there and the server not. */
export const serverThere = store(true)

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

export function useIsConnected(): boolean {
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  return serverThere.use() && isOnline
}

const ASKED_EVERY_MS = 3_000
let isAsking = false

/** The feed broke off. When the server does not answer otherwise either, what is changed waits until it does. */
export async function waitForServer(): Promise<void> {
  if (isAsking) return
  isAsking = true
  while (!(await answers())) {
    onlineManager.setOnline(false)
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS))
  }
  isAsking = false
  onlineManager.setOnline(true)
}
const answers = () =>
  fetch('/health/live').then(
    () => true,
    () => false,
  )

/** Changes wait in this window: closing it would lose them, so that the browser asks. */
export function holdWindow(cache: QueryClient): void {
  window.addEventListener('beforeunload', (event) => {
    const all = cache.getMutationCache().getAll()
    if (all.some(({ state }) => state.isPaused)) event.preventDefault()
  })
}

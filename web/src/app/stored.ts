import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Map<string, Set<() => void>>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // storage is switched off
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Full or switched off: it is not kept, and nothing else breaks.
  }
  for (const tell of listeners.get(key) ?? []) tell()
}

/** A text that this browser keeps under a name; null: none. */
export function useStored(name: string): [string | null, (value: string | null) => void] {
  const key = `cuboid.${name}`
  const subscribe = useCallback(
    (listener: () => void) => {
      const all = listeners.get(key) ?? new Set()
      listeners.set(key, all.add(listener))
      return () => all.delete(listener)
    },
    [key],
  )
  const value = useSyncExternalStore(subscribe, () => read(key))
  return [value, useCallback((next: string | null) => write(key, next), [key])]
}

/** What is kept of a person's and not of how this browser likes to look; whoever comes next must not read it. */
const PERSONAL = /^cuboid\.(draft|recent)/

/** Forgets it, when its person leaves. */
export function forgetPersonal(): void {
  try {
    for (const key of Object.keys(localStorage)) if (PERSONAL.test(key)) write(key, null)
  } catch {
    // Storage is switched off: nothing is kept.
  }
}

/** What is kept under that name by now, be it shown or not. */
export const draftOf = (name: string): string => read(`cuboid.draft.${name}`) ?? ''

/**
 * What is typed and not yet saved, so that a reload or a crash loses nothing. Empty text keeps nothing.
 *
 * @param name  says where it is typed: `comment 7296438250274881536`
 */
export function useDraft(name: string): [string, (text: string) => void] {
  const [value, set] = useStored(`draft.${name}`)
  return [value ?? '', useCallback((text: string) => set(text === '' ? null : text), [set])]
}

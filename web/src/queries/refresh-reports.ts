import type { QueryClient } from '@tanstack/react-query'

const SETTLE_MS = 2_000
let waiting: ReturnType<typeof setTimeout> | undefined

/** Many changes in a row become one question: what is shown may have counted any of them. */
export function refreshReports(cache: QueryClient): void {
  if (waiting !== undefined) return
  waiting = setTimeout(() => {
    waiting = undefined
    void cache.invalidateQueries({ queryKey: ['reports'] })
  }, SETTLE_MS)
}

import type { Virtualizer } from '@tanstack/react-virtual'
import { flushSync } from 'react-dom'
import { store } from './store.ts'

/** More than these of a list are not printed; the paper says how many are left out. */
export const MOST_ON_PAPER = 2_000

const onPaper = store(false)
export const useOnPaper = onPaper.use

/** While the page is printed, what shows only what is near to be seen shows all. The browser waits for it. */
export function followPrinting(): void {
  const turn = (isOnPaper: boolean) => () => flushSync(() => onPaper.set(isOnPaper))
  window.addEventListener('beforeprint', turn(true))
  window.addEventListener('afterprint', turn(false))
}

interface Line {
  index: number
  key: string | number | bigint
  /** How far from the top; on paper lines follow each other by themselves. */
  start: number
}

/** The lines of a long list that are there, its height, and how many are left out. */
export function useLines<S extends Element, I extends Element>(
  list: Virtualizer<S, I>,
): { lines: readonly Line[]; height: number | undefined; leftOut: number } {
  const isOnPaper = useOnPaper()
  if (!isOnPaper) return { lines: list.getVirtualItems(), height: list.getTotalSize(), leftOut: 0 }
  const { count, getItemKey } = list.options
  const length = Math.min(count, MOST_ON_PAPER)
  const lines = Array.from({ length }, (_, index) => ({ index, key: getItemKey(index), start: 0 }))
  return { lines, height: undefined, leftOut: count - length }
}

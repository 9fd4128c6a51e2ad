import { flushSync } from 'react-dom'

/** Folds or unfolds a part of the page, and gives the focus to the button that takes that back: the one pressed is gone. */
export function toggleAndFocus(part: HTMLElement | null, toggle: () => void): void {
  flushSync(toggle)
  part?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
}

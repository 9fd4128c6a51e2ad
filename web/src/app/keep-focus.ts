import { useState } from 'react'
import { flushSync } from 'react-dom'

/** Folds or unfolds a part of the page, and gives the focus to the button that takes that back: the one pressed is gone. */
export function toggleAndFocus(part: HTMLElement | null, toggle: () => void): void {
  flushSync(toggle)
  part?.querySelector<HTMLElement>('[aria-expanded]')?.focus()
}

/** For a control that goes when it is pressed: it gives the focus, and takes it whoever is there next with `ref={take}`. */
export function useHandOver() {
  const [focus] = useState(() => {
    let isGiven = false
    return {
      give: () => {
        isGiven = true
      },
      take: (element: HTMLElement | null) => {
        if (!element || !isGiven) return
        isGiven = false
        element.focus()
      },
    }
  })
  return focus
}

/** Gives the focus to the panel or page around this, where keys do what they do there. */
export function focusAround(element: Element | null): void {
  element?.closest<HTMLElement>('aside, main')?.focus()
}

let onPage: Element | null = null
let isByKeyboard = false

/** What had the focus last outside of menus and dialogs. */
export const lastOnPage = () => onPage
/** Whether what happens now was asked for by a key. That a link shows its focus does not tell: it may have been clicked. */
export const wasByKeyboard = () => isByKeyboard

export function followFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && !target.closest('[role=menu], [role=dialog]')) onPage = target
  })
  const note = (isKey: boolean) => () => {
    isByKeyboard = isKey
  }
  window.addEventListener('keydown', note(true), { capture: true })
  window.addEventListener('pointerdown', note(false), { capture: true })
}

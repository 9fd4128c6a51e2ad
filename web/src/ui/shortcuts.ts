import { useEffect, useEffectEvent } from 'react'
import { store } from './store.ts'

export interface Shortcut {
  /** `c`, `?`, `mod+k`, or one after the other: `g h`. `mod` is Ctrl, or Cmd on a Mac. None: the command menu has it alone. */
  keys?: string
  label: string
  /** Heading in the list that `?` shows. */
  group: string
  run: () => void
}

const shortcuts = store<readonly Shortcut[]>([])
let pending = ''
let pendingUntil = 0
const SEQUENCE_MS = 1_000

/** Makes a key and the command menu do this for as long as the component is there. The newest one wins. */
export function useShortcut({ keys, label, group, run }: Shortcut, isOn = true): void {
  const onRun = useEffectEvent(run)
  // The one subscription to the keyboard: there is nothing to render from.
  useEffect(() => {
    if (!isOn) return
    const shortcut = { ...(keys && { keys }), label, group, run: () => onRun() }
    shortcuts.set([...shortcuts.get(), shortcut])
    return () => shortcuts.set(shortcuts.get().filter((each) => each !== shortcut))
  }, [keys, label, group, isOn])
}

export const useShortcutList = (): readonly Shortcut[] => shortcuts.use()

export const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform)

function nameOf(event: KeyboardEvent): string {
  const isLetter = event.key.length === 1
  const mod = (isMac ? event.metaKey : event.ctrlKey) ? 'mod+' : ''
  const shift = event.shiftKey && !isLetter ? 'shift+' : ''
  return `${mod}${shift}${isLetter ? event.key.toLowerCase() : event.key}`
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
/** A key that texts have a meaning for, too. */
const isOfTexts = ({ key }: KeyboardEvent) => key === 'z'
/** Menus and dialogs have keys of their own; Escape closes whatever is open before anything else. */
const isBusy = ({ key }: KeyboardEvent) =>
  isShown('[role="dialog"][aria-modal="true"], [role="menu"]') ||
  (key === 'Escape' && isShown('[role="dialog"], [role="listbox"]'))
/** Lists that are closed stay in the document. */
const isShown = (selector: string) => [...document.querySelectorAll(selector)].some((each) => each.checkVisibility())

export function listenForShortcuts(): void {
  // Looked at first of all: what the key closes is gone by the time the others hear of it.
  let wasBusy = false
  const look = (event: KeyboardEvent) => {
    wasBusy = isBusy(event)
  }
  window.addEventListener('keydown', look, { capture: true })
  window.addEventListener('keydown', (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey)
    if (event.defaultPrevented || event.altKey || event.isComposing || (isPlain && wasBusy)) return
    if (isTyping(event) && (isPlain || isOfTexts(event))) return
    const all = shortcuts.get()
    const name = nameOf(event)
    const sequence = event.timeStamp < pendingUntil ? `${pending} ${name}` : name
    const found = all.findLast(({ keys }) => keys === sequence) ?? all.findLast(({ keys }) => keys === name)
    if (found) {
      pendingUntil = 0
      event.preventDefault()
      found.run()
    } else if (isPlain && all.some(({ keys }) => keys?.startsWith(`${name} `))) {
      pending = name
      pendingUntil = event.timeStamp + SEQUENCE_MS
    }
  })
}

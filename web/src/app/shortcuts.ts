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

function nameOf({ key, metaKey, ctrlKey, shiftKey }: KeyboardEvent): string {
  const mod = (isMac ? metaKey : ctrlKey) ? 'mod+' : ''
  // Which signs and digits need Shift is another on each keyboard: it says nothing there.
  const isSign = key.length === 1 && !/\p{L}/u.test(key)
  return `${mod}${shiftKey && !isSign ? 'shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`
}

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
/** A key that texts have a meaning for, too. */
const isOfTexts = ({ key }: KeyboardEvent) => key === 'z'
/** What is open has the keys: one chooses by letters there, and Escape closes it before anything else. */
const isBusy = () =>
  // Lists that are closed stay in the document.
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((each) =>
    each.checkVisibility(),
  )

export function listenForShortcuts(): void {
  // Looked at first of all: what the key closes is gone by the time the others hear of it.
  let wasBusy = false
  const look = () => {
    wasBusy = isBusy()
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

import { useEffect, useEffectEvent } from 'react'
import { type KeybindingPress, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { store } from './store.ts'

export interface Shortcut {
  /** `c`, `?`, `mod+k`, or one after the other: `g h`. `mod` is Ctrl, or Cmd on a Mac. None: the command menu has it alone. */
  keys?: string
  label: string
  /** Heading in the list that `?` shows. */
  group: string
  run: () => void
}

interface KnownShortcut extends Shortcut {
  /** One press after the other; none where the command menu has it alone. */
  readonly presses: readonly KeybindingPress[]
}

const shortcuts = store<readonly KnownShortcut[]>([])
const SEQUENCE_MS = 1_000

/** Makes a key and the command menu do this for as long as the component is there. The newest one wins. */
export function useShortcut({ keys, label, group, run }: Shortcut, isOn = true): void {
  const onRun = useEffectEvent(run)
  // The one subscription to the keyboard: there is nothing to render from.
  useEffect(() => {
    if (!isOn) return
    const shortcut = { ...(keys && { keys }), label, group, run: () => onRun(), presses: pressesOf(keys) }
    shortcuts.set([...shortcuts.get(), shortcut])
    return () => shortcuts.set(shortcuts.get().filter((each) => each !== shortcut))
  }, [keys, label, group, isOn])
}

export const useShortcutList = (): readonly Shortcut[] => shortcuts.use()

export const isMac = /Mac|iP(hone|ad|od)/.test(navigator.platform)

/** Which signs and digits need Shift is another on each keyboard: it says nothing there. */
const SIGN = /(?<=^|\+)([^\p{L}])$/u

function pressesOf(keys: string | undefined): readonly KeybindingPress[] {
  if (!keys) return []
  const presses = keys.split(' ').map((press) => press.replace(SIGN, '[Shift]+$1'))
  return parseKeybinding(presses.join(' ').replaceAll('mod+', '$mod+').replaceAll('shift+', 'Shift+'))
}

const arePressed = (events: readonly KeyboardEvent[], presses: readonly KeybindingPress[]) =>
  events.length === presses.length &&
  presses.every((press, i) => matchKeybindingPress(events[i] as KeyboardEvent, press)) // as long as `presses`

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
  /** The first press of a sequence such as `g h`. */
  let first: KeyboardEvent | undefined
  const look = () => {
    wasBusy = isBusy()
  }
  window.addEventListener('keydown', look, { capture: true })
  window.addEventListener('keydown', (event) => {
    const isPlain = !(event.ctrlKey || event.metaKey)
    if (event.defaultPrevented || event.altKey || event.isComposing || (isPlain && wasBusy)) return
    if (isTyping(event) && (isPlain || isOfTexts(event))) return
    const all = shortcuts.get()
    const pressed = (events: readonly KeyboardEvent[]) => all.findLast(({ presses }) => arePressed(events, presses))
    const isInTime = first !== undefined && event.timeStamp < first.timeStamp + SEQUENCE_MS
    const found = (isInTime && pressed([first as KeyboardEvent, event])) || pressed([event])
    if (found) {
      first = undefined
      event.preventDefault()
      found.run()
    } else if (
      isPlain &&
      all.some(({ presses: [press, next] }) => press && next && matchKeybindingPress(event, press))
    ) {
      first = event
    }
  })
}

import { ActionIcon, Button } from '@mantine/core'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { common } from '../messages/common.ts'
import { shell } from '../messages/shell.ts'
import { useMessages } from './language.ts'
import { useShortcut } from './shortcuts.ts'
import { store } from './store.ts'
import styles from './toasts.module.css'

interface Toast {
  id: number
  message: string
  kind: 'done' | 'refused'
  undo?: (() => void) | undefined
  topic?: string | undefined
}

const LIFE_MS = 5_000
const LIFE_WITH_UNDO_MS = 8_000
const MOST = 4

const toasts = store<readonly Toast[]>([])
let made = 0
const timers = new Map<number, ReturnType<typeof setTimeout>>()

/**
 * Says in passing that something was done, or was not. With `undo` it can be taken back. Answers how to unsay it.
 *
 * @param topic  what was said of it before gives way, as where a card is that went on
 */
export function toast(
  message: string,
  { kind = 'done', undo, topic }: { kind?: Toast['kind']; undo?: () => void; topic?: string } = {},
): () => void {
  const id = ++made
  for (const each of toasts.get()) if (topic !== undefined && each.topic === topic) dismiss(each.id)
  toasts.set([...toasts.get().slice(1 - MOST), { id, message, kind, undo, topic }])
  start(id, undo ? LIFE_WITH_UNDO_MS : LIFE_MS)
  return () => dismiss(id)
}

/** Says where something was moved to. However much is moved, one word stands there, and it takes back the last move. */
export const toastMove = (message: string, undo: () => void): (() => void) => toast(message, { undo, topic: 'move' })

function dismiss(id: number): void {
  hold(id)
  toasts.set(toasts.get().filter((each) => each.id !== id))
}
function start(id: number, ms: number): void {
  hold(id)
  timers.set(id, setTimeout(() => dismiss(id), ms)) // biome-ignore format: one thought
}
function hold(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

function takeBack({ id, undo }: Toast): void {
  dismiss(id)
  undo?.()
}

export function Toasts() {
  const [t, words] = [useMessages(common), useMessages(shell)]
  const shown = toasts.use()
  const newest = shown.findLast(({ undo }) => undo)
  const run = () => newest && takeBack(newest)
  useShortcut({ keys: 'mod+z', label: t.undo, group: words.shortcutsGeneral, run }, newest !== undefined)
  return (
    <div className={styles.toasts} role="status" aria-live="polite">
      {shown.map((each) => (
        <Line key={each.id} toast={each} />
      ))}
    </div>
  )
}

/** It stays for as long as somebody is at it. */
function Line({ toast }: { toast: Toast }) {
  const t = useMessages(common)
  const { id, message, kind, undo } = toast
  const Icon = kind === 'done' ? CircleCheck : CircleAlert
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons are what one acts with
    <div
      className={styles.toast}
      data-kind={kind}
      onPointerEnter={() => hold(id)}
      onPointerLeave={() => start(id, LIFE_MS)}
      onFocus={() => hold(id)}
      onBlur={() => start(id, LIFE_MS)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.words}>{message}</span>
      {undo && (
        <Button variant="subtle" size="compact-sm" onClick={() => takeBack(toast)}>
          {t.undo}
        </Button>
      )}
      <ActionIcon size="sm" aria-label={t.close} onClick={() => dismiss(id)}>
        <X size={14} />
      </ActionIcon>
    </div>
  )
}

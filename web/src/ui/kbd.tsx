import { useMessages } from '../app/language.ts'
import { isMac } from '../app/shortcuts.ts'
import { shell } from '../messages/shell.ts'
import styles from './kbd.module.css'

const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The keys of a shortcut, written as in `useShortcut`. */
export function Kbd({ keys }: { keys: string }) {
  const t = useMessages(shell)
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((chord, i) => (
        <span key={chord} className={styles.keys}>
          {i > 0 && <span className={styles.then}>{t.shortcutThen}</span>}
          {chord.split('+').map((key) => (
            <kbd key={key} className={styles.key}>
              {NAMES[key] ?? key.toUpperCase()}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  )
}

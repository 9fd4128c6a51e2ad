import { CopyButton } from './copy-button.tsx'
import styles from './copy-line.module.css'

/** A text for machines, with a button that copies it. `label` hidden: it is only read out. */
export function CopyLine({ label, text, isQuiet = false }: { label: string; text: string; isQuiet?: boolean }) {
  return (
    <div className={styles.line}>
      <span className={isQuiet ? 'sr-only' : styles.label}>{label}</span>
      <code className={styles.text}>{text}</code>
      <CopyButton what={label} text={text} />
    </div>
  )
}

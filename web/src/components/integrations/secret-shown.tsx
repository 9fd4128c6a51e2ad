import { CopyLine } from '../../ui/copy-line.tsx'
import rows from '../../ui/rows.module.css'

/** A secret that the server tells this once. */
export function SecretShown({ text, label, secret }: { text: string; label: string; secret: string }) {
  return (
    <div className={rows.secret} role="status">
      <p className={rows.secretTitle}>{text}</p>
      <CopyLine label={label} text={secret} isQuiet />
    </div>
  )
}

import { CloudOff } from 'lucide-react'
import { useMessages } from '../../app/language.ts'
import { shell } from '../../messages/shell.ts'
import { useIsConnected } from '../../queries/connection.ts'
import styles from './offline-banner.module.css'

export function OfflineBanner() {
  const t = useMessages(shell)
  const isConnected = useIsConnected()
  return (
    <div role="status" className={styles.place}>
      {!isConnected && (
        <p className={styles.banner}>
          <CloudOff size={15} aria-hidden /> {t.offline}
        </p>
      )}
    </div>
  )
}

import { lazy, Suspense } from 'react'
import { shell } from '../../messages/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/language.ts'
import styles from './command.module.css'

const CommandList = lazy(() => import('./command-list.tsx').then(({ CommandList }) => ({ default: CommandList })))

/** Finds anything and does anything, by typing. */
export function CommandMenu({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const t = useMessages(shell)
  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      title={<span className="sr-only">{t.command}</span>}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size="38rem"
      classNames={{ header: styles.header, body: styles.body, content: styles.content }}
    >
      <Suspense fallback={<div className={styles.waiting} />}>
        <CommandList close={close} />
      </Suspense>
    </Dialog>
  )
}

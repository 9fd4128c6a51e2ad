import { Button } from '@mantine/core'
import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'
import styles from './ask.module.css'
import { Dialog } from './dialog.tsx'

interface Props {
  /** What is asked: “Remove the token?” */
  title: string
  /** What will come of it. */
  text: string
  /** What the button that does it says. */
  action: string
  isOpen: boolean
  close: () => void
  onYes: () => void
}

/** A question before what cannot be taken back. */
export function Ask({ title, text, action, isOpen, close, onYes }: Props) {
  const t = useMessages(common)
  const yes = () => {
    close()
    onYes()
  }
  return (
    <Dialog opened={isOpen} onClose={close} title={title} size="sm">
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={close}>
          {t.cancel}
        </Button>
        <Button variant="light" color="red" data-autofocus onClick={yes}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}

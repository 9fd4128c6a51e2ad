import { Button } from '@mantine/core'
import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'
import styles from './confirm.module.css'
import { Dialog } from './dialog.tsx'

interface Props {
  isOpen: boolean
  close: () => void
  title: string
  text: string
  /** What the button says that does it. */
  action: string
  onConfirm: () => void
  isPending?: boolean
  /** Why it was refused. */
  refusal?: string | undefined
}

/** Asks before what cannot be undone; nothing else is asked. */
export function Confirm({ isOpen, close, title, text, action, onConfirm, isPending = false, refusal }: Props) {
  const t = useMessages(common)
  return (
    <Dialog opened={isOpen} onClose={close} title={title} size="26rem">
      <p>{text}</p>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={close} data-autofocus>
          {t.cancel}
        </Button>
        <Button color="red" variant="light" loading={isPending} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}

import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { common } from '../messages/common.ts'
import { useMessages } from './language.ts'

/** A dialog; use this one, as its close button has a name. `title` is what it is called, even where it is not shown. */
export function Dialog(props: ModalProps) {
  const t = useMessages(common)
  useFocusBack(props.opened)
  return <Modal closeButtonProps={{ 'aria-label': t.close }} {...props} />
}

const AFTER_MS = 10

/** Whoever closes a dialog by taking it away loses the focus, which Mantine gives back where `opened` becomes false alone. */
function useFocusBack(isOpen: boolean) {
  const [before] = useState(() => (isOpen ? document.activeElement : null))
  // The focus is the document's.
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement)
          before.focus({ preventScroll: true })
      }, AFTER_MS)
    },
    [before],
  )
}

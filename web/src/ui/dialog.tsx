import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { lastOnPage } from '../app/keep-focus.ts'
import { useMessages } from '../app/language.ts'
import { common } from '../messages/common.ts'

interface Props extends ModalProps {
  /** Where the focus goes when what opened the dialog has gone meanwhile. */
  elseFocus?: () => HTMLElement | null
}

/** A dialog; use this one, as its close button has a name. `title` is what it is called, even where it is not shown. */
export function Dialog({ elseFocus, ...props }: Props) {
  const t = useMessages(common)
  useFocusBack(props.opened, elseFocus)
  return <Modal closeButtonProps={{ 'aria-label': t.close }} returnFocus={false} {...props} />
}

const AFTER_MS = 10

/**
 * Gives the focus back to what opened the dialog. Mantine's own does not where a dialog goes by being taken away, where it
 * was open as soon as it was there, or where it was opened from a menu or another dialog, which is gone by then.
 */
function useFocusBack(isOpen: boolean, elseFocus: Props['elseFocus']) {
  const [wasOpen, setWasOpen] = useState(false)
  const [openers, setOpeners] = useState<(Element | null)[]>([])
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen)
    // Now, as the dialog's field may take the focus as soon as it is there.
    if (isOpen) setOpeners([document.activeElement, lastOnPage()])
  }
  const giveBack = useEffectEvent(() => {
    const place = openers.find((each) => each?.isConnected) ?? elseFocus?.()
    if (place instanceof HTMLElement) place.focus({ preventScroll: true })
  })
  // The focus is the document's.
  useEffect(() => {
    if (!isOpen) return
    return () => {
      const last = document.activeElement
      setTimeout(() => {
        const now = document.activeElement
        if (now === document.body || now === last) giveBack() // else somebody has gone on already
      }, AFTER_MS)
    }
  }, [isOpen])
}

import { useSearch } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { wasByKeyboard } from '../../../app/keep-focus.ts'
import { PanelContent } from './load-panel.tsx'
import styles from './task-panel.module.css'

/** The task that the address names, beside whatever page one is on. */
export function TaskPanel() {
  const { task: id } = useSearch({ strict: false })
  const panel = useRef<HTMLElement>(null)
  useFocus(panel, id)
  if (!id) return null
  return (
    <aside ref={panel} className={styles.panel} tabIndex={-1}>
      <PanelContent key={id} id={id} />
    </aside>
  )
}

/**
 * Whoever opens the panel by keyboard has the focus in it, as it lies over what had it; and has it back when the panel
 * closes. A click leaves it where it is. The focus is the document's.
 */
function useFocus(panel: RefObject<HTMLElement | null>, id: string | undefined): void {
  const shown = useRef<string>(undefined)
  const isOpen = id !== undefined
  useLayoutEffect(() => {
    if (!isOpen) return
    const before = document.activeElement
    return () => {
      if (document.activeElement !== document.body) return // it is elsewhere, and stays
      const page = document.getElementById('content')
      const row = page?.querySelector(`a[href="/tasks/${shown.current}"]`) // it may be another element by now
      const place = before?.isConnected && before !== document.body ? before : (row ?? page)
      if (place instanceof HTMLElement) place.focus()
    }
  }, [isOpen])
  useLayoutEffect(() => {
    if (wasByKeyboard()) panel.current?.focus()
    shown.current = id
  }, [id, panel])
}

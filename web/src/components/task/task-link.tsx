import { useNavigate } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'
import { PanelContent } from './panel/load-panel.tsx'

/**
 * Opens a task beside the page that one is on; in a new tab, or copied, it is the address of the task's own page.
 * Not a Link, as that looks at its address anew whenever the page's changes, and pages show hundreds of tasks.
 */
export function TaskLink({ id, onClick, ...props }: { id: string } & Omit<ComponentProps<'a'>, 'href' | 'id'>) {
  const navigate = useNavigate()
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!isPlain || event.defaultPrevented) return
    event.preventDefault()
    void navigate({ to: '.', search: (old: object) => ({ ...old, task: id }) })
  }
  return (
    <a
      href={`/tasks/${id}`}
      onMouseEnter={PanelContent.preload}
      onFocus={PanelContent.preload}
      {...props}
      onClick={open}
    />
  )
}

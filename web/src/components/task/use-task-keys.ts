import type { RefObject } from 'react'
import { useMessages } from '../../app/language.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { tasks } from '../../messages/tasks.ts'

/** Keys that open what is changed most, and go where one writes. */
export function useTaskKeys(place: RefObject<HTMLElement | null>): void {
  const t = useMessages(tasks)
  const group = t.task
  const click = (part: string) => () =>
    place.current?.querySelector<HTMLElement>(`[data-part="${part}"] button`)?.click()
  useShortcut({ keys: 's', label: t.state, group, run: click('state') })
  useShortcut({ keys: 'a', label: t.assignees, group, run: click('assignees') })
  useShortcut({ keys: 'd', label: t.deadline, group, run: click('deadline') })
  useShortcut({ keys: 'p', label: t.priority, group, run: click('priority') })
  useShortcut({ keys: 't', label: t.tags, group, run: click('tags') })
  useShortcut({ keys: 'w', label: t.follow, group, run: click('follow') })
  useShortcut({ label: t.start, group, run: click('start') })
  useShortcut({ label: t.project, group, run: click('project') })
  useShortcut({ label: t.client, group, run: click('client') })
  useShortcut({ label: t.followers, group, run: click('followers') })
  // From there Tab leads on through all of it, however long the list is beside which it was opened.
  useShortcut({
    keys: 'r',
    label: t.rename,
    group,
    run: () => place.current?.querySelector<HTMLElement>('h1 textarea')?.focus(),
  })
  const write = () => place.current?.querySelector<HTMLElement>('[data-part="comment"] textarea')?.focus()
  useShortcut({ keys: 'm', label: t.commentHint, group, run: write })
}

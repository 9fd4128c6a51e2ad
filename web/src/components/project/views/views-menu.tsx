import { Popover, UnstyledButton } from '@mantine/core'
import { Bookmark, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { View } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { views } from '../../../messages/views.ts'
import { useRefreshViews } from '../../../queries/views.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useShown } from './use-shown.ts'
import { useViewChanges } from './use-view-changes.ts'
import styles from './views.module.css'
import { ViewsList } from './views-list.tsx'

/** The saved views of a project, beside its ways of showing tasks. */
export function ViewsMenu({ projectId }: { projectId: string }) {
  const t = useMessages(views)
  const refresh = useRefreshViews()
  const shown = useShown(projectId)
  const { remove } = useViewChanges()
  const [isOpen, setOpen] = useState(false)
  const [asking, setAsking] = useState<View>()
  const { view } = shown
  const toggle = () => {
    if (!isOpen) refresh()
    setOpen(!isOpen)
  }
  useShortcut({ keys: 'v', label: t.open, group: t.views, run: toggle })
  const confirmed = () => {
    if (asking) remove(asking, false)
    setAsking(undefined)
  }
  return (
    <>
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withRoles>
        <Popover.Target>
          <UnstyledButton
            className={styles.button}
            data-on={view ? true : undefined}
            data-views
            data-screen-only
            onClick={toggle}
          >
            <Bookmark size={14} aria-hidden />
            {view && <span className="sr-only">{t.views}: </span>}
            <span className={styles.name} title={view?.name}>
              {view?.name ?? t.views}
            </span>
            <ChevronDown size={13} aria-hidden />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={styles.dropdown} aria-label={t.views}>
          <ViewsList projectId={projectId} shown={shown} close={() => setOpen(false)} ask={setAsking} />
        </Popover.Dropdown>
      </Popover>
      <Confirm
        isOpen={asking !== undefined}
        close={() => setAsking(undefined)}
        title={t.deleteTitle(asking?.name ?? '')}
        text={t.deleteText}
        action={t.delete}
        onConfirm={confirmed}
      />
    </>
  )
}

import { UnstyledButton } from '@mantine/core'
import { Copy, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import type { View } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { views } from '../../../messages/views.ts'
import { useMe } from '../../../queries/me.ts'
import { copyText } from '../../../ui/copy-button.tsx'
import { useViewChanges } from './use-view-changes.ts'
import { openViewDialog } from './view-dialog.tsx'
import styles from './views.module.css'
import type { ViewsListProps } from './views-list.tsx'

/** What can be done with the view that is open. */
export function CurrentView({ projectId, view, shown, close, ask }: ViewsListProps & { view: View }) {
  const [t, words] = [useMessages(views), useMessages(common)]
  const me = useMe()
  const { update, remove } = useViewChanges()
  const isFixed = !view.can.includes('edit_view')
  const copy = async () => {
    const place = view.group === null ? `?project=${projectId}` : ''
    await copyText(`${location.origin}/views/${view._id}${place}`)
    toast(words.copied)
  }
  const actions = [
    { icon: RefreshCw, label: t.updateNow, run: () => update(view, shown), isOff: isFixed || !shown.isChanged },
    { icon: Pencil, label: t.edit, run: () => openViewDialog({ projectId, view }), isOff: isFixed },
    { icon: Copy, label: t.copyLink, run: () => void copy(), isOff: false },
    { icon: Trash2, label: t.delete, run: () => (view.author === me._id ? remove(view, true) : ask(view)), isOff: isFixed },
  ] // biome-ignore format: a table
  return (
    <section className={styles.part} aria-label={view.name}>
      <p className={styles.label} aria-hidden>
        {view.name}
      </p>
      {actions.map(({ icon: Icon, label, run, isOff }) => (
        <UnstyledButton
          key={label}
          className={styles.item}
          disabled={isOff}
          onClick={() => {
            close()
            run()
          }}
        >
          <Icon size={14} aria-hidden />
          {label}
        </UnstyledButton>
      ))}
      {isFixed && <p className={styles.note}>{t.mayNotEdit}</p>}
    </section>
  )
}

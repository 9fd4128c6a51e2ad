import { lazy, Suspense } from 'react'
import type { Project } from '../../api.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/language.ts'
import { store } from '../../ui/store.ts'
import styles from './quick-add.module.css'

const QuickAddForm = lazy(() => import('./quick-add-form.tsx').then(({ QuickAddForm }) => ({ default: QuickAddForm })))

/** What is known before anything is typed. */
export interface QuickAddPreset {
  /** What is added to: a lead comes into a pipeline. Absent: a project. */
  kind?: Project['kind']
  projectId?: string
  state?: string
}
const preset = store<QuickAddPreset | null>(null)

/** Opens the line in which a task is added, from anywhere. */
export const openQuickAdd = (given: QuickAddPreset = {}) => preset.set(given)

export function QuickAdd() {
  const t = useMessages(quickAdd)
  const given = preset.use()
  const close = () => preset.set(null)
  return (
    <Dialog
      opened={given !== null}
      onClose={close}
      title={t.title[given?.kind ?? 'project']}
      size="40rem"
      centered={false}
      yOffset="14vh"
      classNames={{ content: styles.content, header: styles.header }}
    >
      <Suspense fallback={<div className={styles.waiting} />}>
        <QuickAddForm preset={given ?? {}} close={close} />
      </Suspense>
    </Dialog>
  )
}

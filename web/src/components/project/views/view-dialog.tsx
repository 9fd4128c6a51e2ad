import { lazy, Suspense } from 'react'
import type { View } from '../../../api.ts'
import { views } from '../../../messages/views.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useMessages } from '../../../ui/language.ts'
import { store } from '../../../ui/store.ts'
import type { Kind, Settings } from './settings.ts'

const ViewForm = lazy(() => import('./view-form.tsx').then(({ ViewForm }) => ({ default: ViewForm })))

/** What is to be saved anew, or the view that is to be called otherwise. */
export type Asked = { projectId: string } & (
  | { view: View; kind?: never; settings?: never }
  | { view?: never; kind: Kind; settings: Settings }
)
const asked = store<Asked | null>(null)

/** What opened the dialog may be gone by now. */
export function keepFocus(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-views]')?.focus()
}

export const openViewDialog = (what: Asked) => asked.set(what)

export function ViewDialog() {
  const t = useMessages(views)
  const what = asked.use()
  const close = () => asked.set(null)
  return (
    <Dialog
      opened={what !== null}
      onClose={close}
      title={what?.view ? t.editTitle : t.newTitle}
      size="26rem"
      onExitTransitionEnd={keepFocus}
    >
      <Suspense fallback={null}>{what && <ViewForm asked={what} close={close} />}</Suspense>
    </Dialog>
  )
}

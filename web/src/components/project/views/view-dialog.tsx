import type { View } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { store } from '../../../app/store.ts'
import { views } from '../../../messages/views.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { part } from '../../../ui/part.tsx'
import type { Kind, Settings } from './settings.ts'

const ViewForm = part(() => import('./view-form.tsx').then(({ ViewForm }) => ViewForm))

/** What is to be saved anew, or the view that is to be called otherwise. */
export type Asked = { projectId: string } & (
  | { view: View; kind?: never; settings?: never }
  | { view?: never; kind: Kind; settings: Settings }
)
const asked = store<Asked | null>(null)

/** It is there as long as the project is, unlike what saves a view. */
export const viewsButton = () => document.querySelector<HTMLElement>('[data-views]')

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
      elseFocus={viewsButton}
    >
      {what && <ViewForm asked={what} close={close} />}
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { Bookmark } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { views } from '../../../messages/views.ts'
import { isSame } from './settings.ts'
import { useShown } from './use-shown.ts'
import { useViewChanges } from './use-view-changes.ts'
import { openViewDialog, viewsButton } from './view-dialog.tsx'

/** As soon as there is something to save. */
export function SaveView({ projectId }: { projectId: string }) {
  const t = useMessages(views)
  const { kind, settings, toSave, view, isChanged } = useShown(projectId)
  const { update } = useViewChanges()
  const isPlain = view === undefined && isSame(settings, { filter: {} })
  if (!kind || isPlain || (view && !isChanged)) return null
  return (
    <>
      {view?.can.includes('edit_view') && (
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            update(view, { kind, settings })
            viewsButton()?.focus() // the button goes
          }}
        >
          {t.update}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Bookmark size={14} aria-hidden />}
        onClick={() => openViewDialog({ projectId, kind, settings: toSave })}
      >
        {t.save}
      </Button>
    </>
  )
}

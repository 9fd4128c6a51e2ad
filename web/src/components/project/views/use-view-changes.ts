import { useNavigate } from '@tanstack/react-router'
import type { View } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { views } from '../../../messages/views.ts'
import { useCreateView, useDeleteView, useEditView } from '../../../queries/views.ts'
import type { Shown } from './use-shown.ts'

/** What is done with a saved view at once, and how it is taken back. */
export function useViewChanges() {
  const t = useMessages(views)
  const navigate = useNavigate()
  const [create, edit, remove] = [useCreateView(), useEditView(), useDeleteView()]
  const leave = () => void navigate({ to: '.', search: (old: object) => ({ ...old, view: undefined }), replace: true })
  return {
    /** It shows from now on what the address does. */
    update({ _id: id, name, kind, settings }: View, now: Pick<Shown, 'kind' | 'settings'>) {
      if (!now.kind) return
      edit.mutate({ id, kind: now.kind, settings: now.settings })
      toast(t.updated(name), { undo: () => edit.mutate({ id, kind, settings }) })
    },
    /** What is one's own can be made again. */
    remove({ _id, name, group, kind, shared, settings }: View, isOwn: boolean) {
      const again = () => create.mutate({ name, group, kind, shared, settings })
      leave()
      // What asked for it is no longer on the page by the time of the answer; a refusal is said by itself.
      remove.mutateAsync(_id).then(
        () => toast(t.deleted(name), isOwn ? { undo: again } : {}),
        () => {},
      )
    },
  }
}

import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { projectFiles } from '../../../messages/project-files.ts'
import { type Folder, useEditNode } from '../../../queries/files.ts'

export type Move = (node: { _id: string; name: string }, parent: string | null, folderName: string) => void

/** Puts what lies in this folder into another one, which can be undone. */
export function useMove(folder: Folder): Move {
  const t = useMessages(projectFiles)
  const edit = useEditNode(folder)
  return ({ _id, name }, parent, folderName) =>
    edit.mutate(
      { id: _id, parent },
      {
        onSuccess: () =>
          toast(t.moved(name, folderName), { undo: () => edit.mutate({ id: _id, parent: folder.parent ?? null }) }),
      },
    )
}

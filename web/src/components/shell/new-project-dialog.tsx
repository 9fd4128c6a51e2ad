import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { store } from '../../app/store.ts'
import { shell } from '../../messages/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { NewProjectForm } from './new-project.tsx'

const asked = store<Project['kind'] | null>(null)

/** Asks for the name of a new project or pipeline, from anywhere. */
export const openNewProject = (kind: Project['kind']) => asked.set(kind)

export function NewProjectDialog() {
  const t = useMessages(shell)
  const kind = asked.use()
  const close = () => asked.set(null)
  return (
    <Dialog opened={kind !== null} onClose={close} title={kind === 'pipeline' ? t.newPipeline : t.newProject}>
      {kind && <NewProjectForm kind={kind} done={close} />}
    </Dialog>
  )
}

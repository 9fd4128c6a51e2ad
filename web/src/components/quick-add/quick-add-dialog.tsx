import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { store } from '../../app/store.ts'
import { useDraft } from '../../app/stored.ts'
import { home } from '../../messages/home.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { useProjects } from '../../queries/projects.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { part } from '../../ui/part.tsx'
import { NewProjectForm } from '../shell/new-project.tsx'
import styles from './quick-add.module.css'

/** What is known before anything is typed. */
export interface QuickAddPreset {
  /** What is added to: a lead comes into a pipeline. Absent: a project. */
  kind?: Project['kind']
  projectId?: string
  state?: string
}
const preset = store<QuickAddPreset | null>(null)

/** Where the line is kept until it is sent. */
export const draftFor = (kind: Project['kind']) => (kind === 'project' ? 'quick-add' : 'quick-add-lead')

let isEntered = false
/** Whether Enter was pressed before the form was there; asked once. */
export function takeEnter(): boolean {
  const was = isEntered
  isEntered = false
  return was
}

/** Opens the line in which a task is added, from anywhere. */
export function openQuickAdd(given: QuickAddPreset = {}): void {
  isEntered = false
  preset.set(given)
}

/** What is typed before the form is there is its draft; Enter waits for it. */
function Waiting() {
  const t = useMessages(quickAdd)
  const kind = preset.use()?.kind ?? 'project'
  const [line, setLine] = useDraft(draftFor(kind))
  return (
    <form
      className={styles.waiting}
      onSubmit={(event) => {
        event.preventDefault()
        isEntered = true
      }}
    >
      <input
        data-autofocus
        className={styles.line}
        aria-label={t.label[kind]}
        placeholder={t.placeholder}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
    </form>
  )
}

export const QuickAddForm = part(() => import('./quick-add-form.tsx').then(({ QuickAddForm }) => QuickAddForm), {
  Waiting,
})

export function QuickAdd() {
  const [t, words] = [useMessages(quickAdd), useMessages(home)]
  const given = preset.use()
  const kind = given?.kind ?? 'project'
  const hasProject = useProjects().some((each) => each.kind === kind && each.can.includes('create_task'))
  const close = () => preset.set(null)
  return (
    <Dialog
      opened={given !== null}
      onClose={close}
      title={t.title[kind]}
      size="40rem"
      centered={false}
      yOffset="14vh"
      classNames={{ content: styles.content, header: styles.header }}
    >
      {hasProject ? (
        <QuickAddForm preset={given ?? {}} close={close} />
      ) : (
        <div className={styles.first}>
          <p>{words.firstProjectText}</p>
          <NewProjectForm kind={kind} done={close} />
        </div>
      )}
    </Dialog>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useHandOver } from '../../../app/keep-focus.ts'
import { useMessages } from '../../../app/language.ts'
import { useDraft } from '../../../app/stored.ts'
import { common } from '../../../messages/common.ts'
import { tasks } from '../../../messages/tasks.ts'
import { useEditTask } from '../../../queries/tasks.ts'
import { Markdown } from '../../markdown/markdown.tsx'
import { isPicture } from '../../project/files/kinds.ts'
import { UploadList } from '../../project/files/upload-list.tsx'
import { Note, NoteButton } from '../activity/note.tsx'
import { useTaskUploads } from '../files/use-task-uploads.ts'
import styles from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import { TextEditor } from './text-editor.tsx'

export function DescriptionSection({ task, whyNot }: SectionProps) {
  const [t, words] = [useMessages(tasks), useMessages(common)]
  const edit = useEditTask(task._id)
  const [draft, setDraft] = useDraft(`description ${task._id}`)
  // What the draft began from: when others have written since, one is told before it goes over theirs.
  const [began, setBegan] = useDraft(`description-of ${task._id}`)
  const [isEditing, setEditing] = useState(draft !== '' && draft !== task.desc)
  const [isShowingTheirs, setShowingTheirs] = useState(false)
  const { give, take } = useHandOver()
  const reason = whyNot('edit_task')
  const mayAddFiles = whyNot('add_task_files') === undefined
  const { uploads, start, forget } = useTaskUploads(task._id, (fileId, { name }) => {
    if (!isPicture(name)) return // it is among the files
    const text = readDraft(task._id)
    setDraft(
      `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}![${name.replaceAll(/[[\]]/g, '')}](/files/${fileId})\n`,
    )
  })
  const forgetDraft = () => {
    setDraft('')
    setBegan('')
    setEditing(false)
    setShowingTheirs(false)
  }
  const save = () => {
    if (draft === task.desc) return stop()
    give()
    setEditing(false)
    edit.mutateAsync({ desc: draft }).then(forgetDraft, () => setEditing(true)) // what was refused can be sent again
  }
  const stop = () => {
    give()
    forgetDraft()
  }
  const begin = () => {
    setDraft(task.desc)
    setBegan(task.desc)
    setEditing(true)
  }
  if (isEditing && !reason) {
    const isOutdated = began !== task.desc && draft !== task.desc
    return (
      <section aria-labelledby="description">
        <h2 className={styles.heading} id="description">
          {t.description}
        </h2>
        {isOutdated && (
          <Note role="status">
            {t.othersWrote}
            <NoteButton onClick={() => setShowingTheirs((is) => !is)}>{t.showTheirs}</NoteButton>
          </Note>
        )}
        {isOutdated && isShowingTheirs && (
          <blockquote className={styles.theirs}>
            <Markdown text={task.desc || '–'} />
          </blockquote>
        )}
        <TextEditor
          label={t.description}
          value={draft}
          minRows={5}
          maxLength={200_000}
          autoFocus
          onChange={setDraft}
          onDone={save}
          onEscape={draft === began ? stop : undefined}
          onFiles={mayAddFiles ? (files) => void start(files) : undefined}
        />
        <UploadList uploads={uploads} forget={forget} />
        <div className={styles.buttons}>
          <Button size="xs" onClick={save}>
            {words.save}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={stop}>
            {words.cancel}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section aria-labelledby="description">
      <h2 className={styles.heading} id="description">
        {t.description}
      </h2>
      {task.desc && <Markdown text={task.desc} />}
      {!reason && (
        <Button
          ref={take}
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={styles.editButton}
          onClick={begin}
        >
          {task.desc ? words.edit : t.descriptionHint}
        </Button>
      )}
    </section>
  )
}

/** As it is by now: an upload ends long after the words around it were drawn. */
const readDraft = (taskId: string) => localStorage.getItem(`cuboid.draft.description ${taskId}`) ?? ''

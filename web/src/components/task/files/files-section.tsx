import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useRef, useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { nameOf } from '../../../app/person.ts'
import { toast } from '../../../app/toasts.tsx'
import { taskFiles } from '../../../messages/task-files.ts'
import { type FileDetails, filesQuery } from '../../../queries/files.ts'
import { useMe } from '../../../queries/me.ts'
import { usePeople } from '../../../queries/people.ts'
import { useAttachFiles, useDetachFile } from '../../../queries/tasks.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import { Preview } from '../../project/files/preview.tsx'
import { UploadList } from '../../project/files/upload-list.tsx'
import view from '../task-view.module.css'
import type { SectionProps } from '../task-view.tsx'
import { FileCard } from './file-card.tsx'
import styles from './task-files.module.css'
import { useDrop } from './use-drop.ts'
import { useTaskUploads } from './use-task-uploads.ts'

export function FilesSection({ task, whyNot }: SectionProps) {
  const t = useMessages(taskFiles)
  const me = useMe()
  const personOf = usePeople()
  const [attach, detach] = [useAttachFiles(task._id), useDetachFile(task._id)]
  const input = useRef<HTMLInputElement>(null)
  const { uploads, start, forget } = useTaskUploads(task._id)
  const [shown, setShown] = useState<FileDetails>()
  const [leaving, setLeaving] = useState<FileDetails>()
  const [whyNotAdd, whyNotRemove] = [whyNot('add_task_files'), whyNot('edit_task')]
  const ids = task.files.map(({ _id }) => _id)
  const { data: files = [] } = useQuery(filesQuery(ids))
  const { isOver, on } = useDrop((dropped) => void start(dropped), whyNotAdd === undefined)
  if (whyNotAdd && ids.length === 0) return null

  // What hangs nowhere is its uploader's alone, who can put it back.
  const remove = (file: FileDetails) => {
    if (file.uploader !== me._id) return setLeaving(file)
    detach.mutate(file._id)
    toast(t.removed(file.name), { undo: () => attach.mutate([file._id]) })
  }
  return (
    <section aria-labelledby="files" className={styles.files} data-over={isOver || undefined} {...on}>
      <h2 className={view.heading} id="files">
        {t.files}
      </h2>
      {files.length > 0 && (
        <ul className={styles.list}>
          {files
            .filter(({ _id }) => ids.includes(_id))
            .map((file) => (
              <FileCard
                key={file._id}
                file={file}
                show={() => setShown(file)}
                mayRename={!whyNotRemove}
                remove={whyNotRemove ? undefined : () => remove(file)}
              />
            ))}
        </ul>
      )}
      <UploadList uploads={uploads} forget={forget} />
      <div className={styles.add} data-screen-only>
        <WhyNot reason={whyNotAdd}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<Paperclip size={15} />}
            data-disabled={whyNotAdd !== undefined || undefined}
            aria-disabled={whyNotAdd ? true : undefined}
            onClick={() => !whyNotAdd && input.current?.click()}
          >
            {t.add}
          </Button>
        </WhyNot>
        {!whyNotAdd && <span className={styles.hint}>{t.dropHint}</span>}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.add}
        onChange={(event) => {
          void start([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = '' // the same file again is a choice, too
        }}
      />
      <div className={styles.over} aria-hidden data-screen-only>
        {t.drop}
      </div>
      <Confirm
        isOpen={leaving !== undefined}
        close={() => setLeaving(undefined)}
        title={t.removeTitle(leaving?.name ?? '')}
        text={t.removeText(nameOf(personOf(leaving?.uploader ?? '')))}
        action={t.removeIt}
        onConfirm={() => {
          if (leaving) detach.mutate(leaving._id)
          setLeaving(undefined)
        }}
      />
      {shown && <Preview file={shown} close={() => setShown(undefined)} />}
    </section>
  )
}

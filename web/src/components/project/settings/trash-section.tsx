import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { tasks } from '../../../messages/tasks.ts'
import { trashQuery, useRestoreTask } from '../../../queries/tasks.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

/** The deleted tasks of a project, to be taken back. */
export function TrashSection({ projectId }: { projectId: string }) {
  const t = useMessages(projectSettings)
  return (
    <Section title={t.trash} hint={t.trashHint}>
      <TrashList projectId={projectId} />
    </Section>
  )
}

export function TrashList({ projectId }: { projectId: string }) {
  const [t, words, plain] = [useMessages(projectSettings), useMessages(tasks), useMessages(common)]
  const formats = useFormats()
  const { data: found, isPending } = useQuery(trashQuery(projectId))
  const restore = useRestoreTask()
  return (
    <>
      {isPending && <p className={styles.none}>{plain.loading}</p>}
      {found?.length === 0 && <p className={styles.none}>{t.trashEmpty}</p>}
      <ul className={styles.lines}>
        {found?.map(({ _id, name = '', deletedAt }) => (
          <li key={_id} className={styles.line}>
            <span className={styles.grow}>
              {name} <span className={styles.none}>{t.deletedWhen(formats.ago(deletedAt))}</span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Undo2 size={14} />}
              aria-label={t.restoreTask(name)}
              onClick={() => restore.mutate(_id, { onSuccess: () => toast(words.restoredNow(name)) })}
            >
              {t.bringBack}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

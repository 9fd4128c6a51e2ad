import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useMessages } from '../../../app/language.ts'
import { toast } from '../../../app/toasts.tsx'
import { common } from '../../../messages/common.ts'
import { errors } from '../../../messages/errors.ts'
import { projectSettings } from '../../../messages/project-settings.ts'
import { useDeleteProject, useEditProject } from '../../../queries/projects.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { sayError } from '../../../ui/error-panel.tsx'
import { WhyNot } from '../../../ui/why-not.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'
import type { SectionProps } from './settings-page.tsx'

export function EndSection({ project, whyNot }: SectionProps) {
  const [t, plain, words] = [useMessages(projectSettings), useMessages(common), useMessages(errors)]
  const navigate = useNavigate()
  const [edit, remove] = [useEditProject(project._id), useDeleteProject()]
  const [isAsking, setAsking] = useState(false)
  const archive = (archived: boolean) =>
    edit.mutate(
      { archived },
      {
        onSuccess: () =>
          toast(archived ? t.archived : t.restored, { undo: () => edit.mutate({ archived: !archived }) }),
      },
    )
  const mayNotDelete = project.can.includes('delete_project') ? undefined : t.adminsOnly
  return (
    <Section title={t.end}>
      <div className={styles.end}>
        <p>{project.archived ? t.isArchived : t.archiveText}</p>
        <WhyNot reason={whyNot}>
          <Button
            variant="default"
            leftSection={project.archived ? <ArchiveRestore size={15} /> : <Archive size={15} />}
            data-disabled={whyNot !== undefined || undefined}
            aria-disabled={whyNot ? true : undefined}
            onClick={() => !whyNot && archive(!project.archived)}
          >
            {project.archived ? t.restore : t.archive}
          </Button>
        </WhyNot>
      </div>
      <div className={styles.end}>
        <p>{t.removeText}</p>
        <WhyNot reason={mayNotDelete}>
          <Button
            variant="light"
            color="red"
            leftSection={<Trash2 size={15} />}
            data-disabled={mayNotDelete !== undefined || undefined}
            aria-disabled={mayNotDelete ? true : undefined}
            onClick={() => !mayNotDelete && setAsking(true)}
          >
            {t.remove}
          </Button>
        </WhyNot>
      </div>
      <Confirm
        isOpen={isAsking}
        close={() => setAsking(false)}
        title={t.removeTitle(project.name)}
        text={t.removeSure}
        action={plain.delete}
        isPending={remove.isPending}
        refusal={remove.error ? sayError(remove.error, words) : undefined}
        onConfirm={() => remove.mutate(project._id, { onSuccess: () => void navigate({ to: '/' }) })}
      />
    </Section>
  )
}

import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { toast } from '../../app/toasts.tsx'
import { common } from '../../messages/common.ts'
import { errors } from '../../messages/errors.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useDeleteProject, useEditProject } from '../../queries/projects.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { sayError } from '../../ui/error-panel.tsx'
import { Section } from '../../ui/section.tsx'
import { WhyNot } from '../../ui/why-not.tsx'
import styles from './settings.module.css'

/** Archives a pipeline, which can be undone, or deletes it. */
export function PipelineEnd({ pipeline, whyNot }: { pipeline: Project; whyNot: string | undefined }) {
  const [t, plain, words] = [useMessages(pipelines), useMessages(common), useMessages(errors)]
  const navigate = useNavigate()
  const [edit, remove] = [useEditProject(pipeline._id), useDeleteProject()]
  const [isAsking, setAsking] = useState(false)
  const { archived, name } = pipeline
  const archive = () =>
    edit.mutate(
      { archived: !archived },
      { onSuccess: () => toast(archived ? t.isBack : t.isAway, { undo: () => edit.mutate({ archived }) }) },
    )
  const mayNotDelete = pipeline.can.includes('delete_project') ? undefined : t.mayNotEdit
  const off = (reason: string | undefined) => ({
    'aria-disabled': reason ? true : undefined,
    'data-disabled': reason !== undefined || undefined,
  })
  return (
    <Section title={t.end}>
      <div className={styles.end}>
        <p>{archived ? t.isArchived : t.archiveText}</p>
        <WhyNot reason={whyNot}>
          <Button
            size="xs"
            variant="default"
            leftSection={archived ? <ArchiveRestore size={14} /> : <Archive size={14} />}
            {...off(whyNot)}
            onClick={() => !whyNot && archive()}
          >
            {archived ? t.restorePipeline : t.archivePipeline}
          </Button>
        </WhyNot>
      </div>
      <div className={styles.end}>
        <p>{t.removeText}</p>
        <WhyNot reason={mayNotDelete}>
          <Button
            size="xs"
            variant="light"
            color="red"
            leftSection={<Trash2 size={14} />}
            {...off(mayNotDelete)}
            onClick={() => !mayNotDelete && setAsking(true)}
          >
            {t.removePipeline}
          </Button>
        </WhyNot>
      </div>
      <Confirm
        isOpen={isAsking}
        close={() => setAsking(false)}
        title={t.removeTitle(name)}
        text={t.removeSure}
        action={plain.delete}
        isPending={remove.isPending}
        refusal={remove.error ? sayError(remove.error, words) : undefined}
        onConfirm={() => remove.mutate(pipeline._id, { onSuccess: () => void navigate({ to: '/' }) })}
      />
    </Section>
  )
}

import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Project } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { common } from '../../messages/common.ts'
import { shell } from '../../messages/shell.ts'
import { useCreatePipeline, useCreateProject } from '../../queries/projects.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import styles from './new-project.module.css'

/** A name is all that a new project or pipeline needs; the rest has its settings page. */
export function NewProject({ kind, whyNot }: { kind: Project['kind']; whyNot: string | undefined }) {
  const t = useMessages(shell)
  const [isOpen, setOpen] = useState(false)
  const label = kind === 'pipeline' ? t.newPipeline : t.newProject
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus withRoles={!whyNot}>
      <WhyNot reason={whyNot}>
        <span>
          <Popover.Target>
            <ActionIcon
              size="sm"
              aria-label={label}
              aria-disabled={whyNot ? true : undefined}
              onClick={() => !whyNot && setOpen((open) => !open)}
            >
              <Plus size={14} />
            </ActionIcon>
          </Popover.Target>
        </span>
      </WhyNot>
      <Popover.Dropdown aria-label={label}>
        <NewProjectForm kind={kind} done={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

export function NewProjectForm({ kind, done }: { kind: Project['kind']; done?: () => void }) {
  const [t, words] = [useMessages(shell), useMessages(common)]
  const navigate = useNavigate()
  const [name, setName] = useDraft(`new-${kind}`)
  const [createProject, createPipeline] = [useCreateProject(), useCreatePipeline()]
  const isPending = createProject.isPending || createPipeline.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const onSuccess = ({ _id }: Project) => {
      setName('')
      done?.()
      void (kind === 'pipeline'
        ? navigate({ to: '/pipelines/$pipelineId', params: { pipelineId: _id } })
        : navigate({ to: '/projects/$projectId', params: { projectId: _id } }))
    }
    const create = kind === 'pipeline' ? createPipeline : createProject
    create.mutate({ name: name.trim() }, { onSuccess })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        data-autofocus
        aria-label={kind === 'pipeline' ? t.pipelineName : t.projectName}
        placeholder={kind === 'pipeline' ? t.pipelineName : t.projectName}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={isPending} disabled={!name.trim()}>
        {words.create}
      </Button>
    </form>
  )
}

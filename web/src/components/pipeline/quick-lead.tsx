import { Button, TextInput } from '@mantine/core'
import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Project, State } from '../../api.ts'
import { useHandOver } from '../../app/keep-focus.ts'
import { useMessages } from '../../app/language.ts'
import { useDraft } from '../../app/stored.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { useCreateTask } from '../../queries/tasks.ts'
import { WhyNot } from '../../ui/why-not.tsx'
import styles from './board.module.css'

/** A new lead in one line, at the foot of its stage. Enter adds and waits for the next; Escape ends it. */
export function QuickLead({ pipeline, stage }: { pipeline: Project; stage: State }) {
  const t = useMessages(pipelines)
  const [name, setName] = useDraft(`lead ${pipeline._id} ${stage.name}`)
  const [isOpen, setOpen] = useState(name !== '') // what was begun before a reload waits to be finished
  const { give, take } = useHandOver()
  const create = useCreateTask()
  const whyNot = pipeline.can.includes('create_task') ? undefined : t.mayNotAdd
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = name.trim()
    if (!text) return
    setName('')
    create.mutate({ group: pipeline._id, name: text, state: stage.name, lead: {} }, { onError: () => setName(text) })
  }
  if (!isOpen) {
    return (
      <div className={styles.foot} data-screen-only>
        <WhyNot reason={whyNot}>
          <Button
            ref={take}
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<Plus size={14} />}
            aria-label={t.addLeadTo(stage.name)}
            aria-disabled={whyNot ? true : undefined}
            onClick={() => !whyNot && setOpen(true)}
          >
            {t.addLead}
          </Button>
        </WhyNot>
      </div>
    )
  }
  return (
    <form className={styles.foot} data-screen-only onSubmit={submit}>
      <TextInput
        autoFocus={name === ''}
        aria-label={t.addLeadTo(stage.name)}
        placeholder={t.leadName}
        maxLength={1000}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => !name && setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          give()
          setName('')
          setOpen(false)
        }}
      />
    </form>
  )
}

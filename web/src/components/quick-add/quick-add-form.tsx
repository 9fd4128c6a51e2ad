import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { home } from '../../messages/home.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { useMe } from '../../queries/me.ts'
import { nameOf, useUsers } from '../../queries/people.ts'
import { useProjects } from '../../queries/projects.ts'
import { useCreateTag, useTags } from '../../queries/tags.ts'
import { useCreateTask } from '../../queries/tasks.ts'
import { today } from '../../ui/days.ts'
import { fold } from '../../ui/fold.ts'
import { useFormats } from '../../ui/formats.ts'
import { useMessages } from '../../ui/language.ts'
import { useDraft, useStored } from '../../ui/stored.ts'
import { toast } from '../../ui/toasts.tsx'
import { ProjectPicker } from '../pickers.tsx'
import { parse } from './parse.ts'
import styles from './quick-add.module.css'
import { type QuickAddPreset, takeEnter } from './quick-add-dialog.tsx'
import { toTask } from './to-task.ts'
import { Understood } from './understood.tsx'

/** One line for a task, which shows what it understands while one types. */
export function QuickAddForm({ preset, close }: { preset: QuickAddPreset; close: () => void }) {
  const [t, words] = [useMessages(quickAdd), useMessages(home)]
  const { zone, language } = useFormats()
  const me = useMe()
  const people = useUsers().map((user) => ({ id: user._id, name: nameOf(user) }))
  const projects = useProjects().filter(({ can }) => can.includes('create_task'))
  const [line, setLine] = useDraft('quick-add')
  const [plain, setPlain] = useState<string[]>([])
  const [lastProject, setLastProject] = useStored('last-project')
  const [project, setProject] = useState(preset.projectId)
  const [createTask, createTag] = [useCreateTask(), useCreateTag()]
  const form = useRef<HTMLFormElement>(null)
  // The key was pressed before React had this form.
  useEffect(() => {
    if (takeEnter()) form.current?.requestSubmit()
  }, [])

  const { projectId: here } = useParams({ strict: false })
  const mayAddTo = (id: string | null | undefined) => projects.some(({ _id }) => _id === id)
  const group = [project, here, lastProject, projects[0]?._id].find(mayAddTo) ?? undefined
  const tags = useTags(group)
  const task = parse(line, { today: today(zone), language, people, plain })
  const tagOf = (name: string) => tags.find((tag) => fold(tag.name) === fold(name))

  const add = async (event: FormEvent, isLast: boolean) => {
    event.preventDefault()
    if (!task.name || !group || createTask.isPending) return
    setLastProject(group)
    setLine('')
    setPlain([])
    if (isLast) close()
    try {
      const tagIds = await Promise.all(
        task.tagNames.map(async (name) => tagOf(name)?._id ?? (await createTag.mutateAsync({ group, name }))._id),
      )
      const assignees = task.assigneeIds.length > 0 ? task.assigneeIds : [me._id]
      await createTask.mutateAsync({
        ...toTask(task, { group, zone }),
        assignees,
        ...(tagIds.length > 0 && { tags: tagIds }),
        ...(preset.state && { state: preset.state }),
      })
      toast(words.made(task.name, projects.find(({ _id }) => _id === group)?.name ?? ''))
    } catch {
      setLine(line) // it was refused, and a word says why: nothing typed is lost
    }
  }

  return (
    <form ref={form} onSubmit={(event) => void add(event, true)}>
      <input
        data-autofocus
        className={styles.line}
        aria-label={t.label}
        aria-describedby="quick-add-help"
        placeholder={t.placeholder}
        value={line}
        maxLength={1000}
        onChange={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.shiftKey) void add(event, false)
        }}
      />
      <div className={styles.understood} aria-live="polite">
        {task.tokens.map((token) => (
          <Understood
            key={token.text}
            token={token}
            isKnownTag={(name) => tagOf(name) !== undefined}
            takeBack={() => setPlain([...plain, token.text])}
          />
        ))}
        {task.tokens.length === 0 && (
          <span className={styles.help} id="quick-add-help">
            {t.help}
          </span>
        )}
      </div>
      <div className={styles.foot}>
        <ProjectPicker label={t.project} value={group} onPick={setProject} only={mayAddTo} className={styles.project} />
        <Button type="submit" disabled={!task.name}>
          {t.add}
        </Button>
      </div>
    </form>
  )
}

import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { wallOf } from '../../app/days.ts'
import { useFormats } from '../../app/formats.ts'
import { useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { useDraft, useStored } from '../../app/stored.ts'
import { toast } from '../../app/toasts.tsx'
import { home } from '../../messages/home.ts'
import { quickAdd } from '../../messages/quick-add.ts'
import { useMe } from '../../queries/me.ts'
import { useUsers } from '../../queries/people.ts'
import { useProjects } from '../../queries/projects.ts'
import { useCreateTag, useTags } from '../../queries/tags.ts'
import { useCreateTask } from '../../queries/tasks.ts'
import { ProjectPicker } from '../pickers.tsx'
import { knownTag } from './known-tag.ts'
import { parse } from './parse.ts'
import styles from './quick-add.module.css'
import { draftFor, type QuickAddPreset, takeEnter } from './quick-add-dialog.tsx'
import { toTask } from './to-task.ts'
import { Understood } from './understood.tsx'
import { useChoices } from './use-choices.tsx'

/** One line for a task, which shows what it understands while one types. */
export function QuickAddForm({ preset, close }: { preset: QuickAddPreset; close: () => void }) {
  const [t, words] = [useMessages(quickAdd), useMessages(home)]
  const { zone, dayZone, language } = useFormats()
  const me = useMe()
  const people = useUsers().map((user) => ({ id: user._id, name: nameOf(user) }))
  const { kind = 'project' } = preset
  const projects = useProjects().filter((each) => each.kind === kind && each.can.includes('create_task'))
  const [line, setLine] = useDraft(draftFor(kind))
  const [plain, setPlain] = useState<string[]>([])
  const [lastProject, setLastProject] = useStored(`last-${kind}`)
  const [project, setProject] = useState(preset.projectId)
  const [createTask, createTag] = [useCreateTask(), useCreateTag()]
  const form = useRef<HTMLFormElement>(null)
  // The key was pressed before React had this form.
  useEffect(() => {
    if (takeEnter()) form.current?.requestSubmit()
  }, [])

  const { projectId, pipelineId } = useParams({ strict: false })
  const here = kind === 'project' ? projectId : pipelineId
  const mayAddTo = (id: string | null | undefined) => projects.some(({ _id }) => _id === id)
  const group = [project, here, lastProject, projects[0]?._id].find(mayAddTo) ?? undefined
  const tags = useTags(group)
  const { day, time } = wallOf(Date.now() / 1000, zone)
  const task = parse(line, { today: day, now: time, language, people, plain })
  const tagOf = (name: string) => knownTag(tags, name)
  const [isNameless, setNameless] = useState(false)
  const change = (text: string) => {
    setLine(text)
    setNameless(false)
  }
  const choices = useChoices({ line, change, people, tags })

  const add = async (event: FormEvent, isLast: boolean) => {
    event.preventDefault()
    if (!task.name) return setNameless(true)
    if (!group) return
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
        ...toTask(task, { group, zone, dayZone }),
        assignees,
        ...(tagIds.length > 0 && { tags: tagIds }),
        ...(preset.state && { state: preset.state }),
        ...(kind === 'pipeline' && { lead: {} }),
      })
      toast(words.made(task.name, projects.find(({ _id }) => _id === group)?.name ?? ''))
    } catch {
      setLine(line) // it was refused, and a word says why: nothing typed is lost
    }
  }

  return (
    <form ref={form} onSubmit={(event) => void add(event, true)}>
      <input
        {...choices.input}
        data-autofocus
        className={styles.line}
        aria-label={t.label[kind]}
        aria-describedby="quick-add-help"
        placeholder={t.placeholder}
        value={line}
        maxLength={1000}
        onKeyDown={(event) => {
          choices.onKeyDown(event)
          if (event.key === 'Enter' && event.shiftKey && !event.defaultPrevented) void add(event, false)
        }}
      />
      <div className={styles.understood}>
        <div className={styles.facts} aria-live="polite">
          {task.tokens.map((token) => (
            <Understood
              key={token.text}
              token={token}
              isKnownTag={(name) => tagOf(name) !== undefined}
              takeBack={() => setPlain([...plain, token.text])}
            />
          ))}
          {isNameless && <span className={styles.missing}>{t.needsName}</span>}
          {choices.list === null &&
            task.unknown.map((name) => (
              <span key={name} className={styles.help}>
                {t.nobodyCalled(name)}
              </span>
            ))}
        </div>
        {choices.list}
        {task.tokens.length === 0 && task.unknown.length === 0 && choices.list === null && !isNameless && (
          <span className={styles.help} id="quick-add-help">
            {t.help}
          </span>
        )}
      </div>
      <div className={styles.foot}>
        <ProjectPicker
          label={t.place[kind]}
          value={group}
          onPick={setProject}
          only={mayAddTo}
          className={styles.project}
        />
        <Button type="submit">{t.add[kind]}</Button>
      </div>
    </form>
  )
}

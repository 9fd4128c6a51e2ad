import { ActionIcon } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { FilterX, ListFilter } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { filters } from '../../../messages/filters.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { MOST_TASKS, type ProjectTask } from '../../../queries/project-tasks.ts'
import { useIsPipeline } from '../../../queries/projects.ts'
import { Picker } from '../../../ui/picker.tsx'
import { CLEAR, type Filter, isFiltered } from '../filter.ts'
import { SaveView } from '../views/save-view.tsx'
import { KindChip } from './chip.tsx'
import { DueChip } from './due-chip.tsx'
import styles from './filter-bar.module.css'
import { FindByName } from './find-by-name.tsx'
import { useKinds } from './kinds.tsx'
import { useAdding } from './use-adding.ts'

interface Props {
  projectId: string
  filter: Filter
  /** All that are loaded, for what there is to choose from. */
  all: readonly ProjectTask[]
  shown: number
  /** What the page adds: sorting, grouping. */
  children?: ReactNode
}

/** What the tasks of a project are filtered by: the same in each of its views, and in the address. */
export function FilterBar({ projectId, filter, all, shown, children }: Props) {
  const [t, lead] = [useMessages(filters), useMessages(pipelines)]
  const isOfLeads = useIsPipeline(projectId)
  const due = isOfLeads ? lead.details.expectedClose : t.due
  const formats = useFormats()
  const navigate = useNavigate()
  const kinds = useKinds(projectId, filter, all)
  const isOn = (id: string) =>
    id === 'due' ? filter.due !== undefined : kinds.some((kind) => kind.id === id && kind.selected.length > 0)
  const { adding, add, picked, closed, dropped } = useAdding(isOn)
  const adder = useRef<HTMLSpanElement>(null)
  const focusAdder = () => adder.current?.querySelector('button')?.focus()
  const openAdder = () => {
    focusAdder()
    adder.current?.querySelector('button')?.click()
  }
  useShortcut({ keys: 'f', label: t.add, group: t.filters, run: openAdder })
  const change = (next: Filter) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...next }), replace: true })

  const chipOf = (id: string, toFilter: (ids: string[]) => Filter) => ({
    startsOpen: adding === id,
    onClose: () => closed(id) || focusAdder(),
    remove() {
      dropped()
      change(toFilter([]))
      focusAdder() // as what was clicked is gone
    },
  })
  const clear = () => {
    dropped()
    change(CLEAR)
    focusAdder()
  }
  const isThere = (id: string) => isOn(id) || adding === id
  const offered = [...kinds.slice(0, -1), { id: 'due', label: due }, ...kinds.slice(-1)]

  return (
    <search className={styles.bar} aria-label={t.filters} data-screen-only>
      <FindByName text={filter.text ?? ''} onType={(text) => change({ text: text || undefined })} />
      <span ref={adder}>
        <Picker
          label={t.add}
          options={offered.filter(({ id }) => !isThere(id)).map(({ id, label }) => ({ id, name: label }))}
          selected={[]}
          onPick={([id]) => id && add(id)}
          hasSearch={false}
        >
          <ListFilter size={14} aria-hidden />
          {t.filter}
        </Picker>
      </span>
      {kinds
        .filter(({ id }) => isThere(id))
        .map((kind) => (
          <KindChip
            key={kind.id}
            kind={kind}
            {...chipOf(kind.id, kind.toFilter)}
            change={(ids) => {
              picked(ids.length > 0)
              change(kind.toFilter(ids))
            }}
          />
        ))}
      {isThere('due') && (
        <DueChip
          label={due}
          due={filter.due}
          {...chipOf('due', () => ({ due: undefined }))}
          change={(due) => {
            picked(due !== undefined)
            change({ due })
          }}
        />
      )}
      {isFiltered(filter) && (
        <ActionIcon aria-label={t.clear} title={t.clear} onClick={clear}>
          <FilterX size={15} />
        </ActionIcon>
      )}
      {!isOfLeads && <SaveView projectId={projectId} />}
      <span className={styles.end}>
        {children}
        <span className={styles.count} role="status">
          {all.length >= MOST_TASKS
            ? t.tooMany(formats.number(MOST_TASKS))
            : isOfLeads
              ? lead.leads(shown)
              : t.count(shown)}
        </span>
      </span>
    </search>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { Columns3, Rows3 } from 'lucide-react'
import { useMessages } from '../../../app/language.ts'
import { useStored } from '../../../app/stored.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { taskList } from '../../../messages/task-list.ts'
import { tasks } from '../../../messages/tasks.ts'
import { Picker } from '../../../ui/picker.tsx'
import {
  COLUMNS,
  type Column,
  columnsIn,
  FIRST_COLUMNS,
  FIRST_LEAD_COLUMNS,
  GROUPINGS,
  type Grouping,
  LEAD_COLUMNS,
  type ListView,
} from './view.ts'

export function useColumnNames(isOfLeads: boolean): (column: Column) => string {
  const [t, own, lead] = [useMessages(tasks), useMessages(taskList), useMessages(pipelines)]
  const { company, contact, probability, nextStep, expectedClose } = lead.details
  const ofLead = { company, contact, amount: lead.amount, probability, weighted: lead.weighted, nextStep }
  const [state, deadline] = isOfLeads ? [lead.stage, expectedClose] : [t.state, t.deadline]
  return (column) =>
    ({ ...ofLead, name: t.name, state, assignee: t.assignees, deadline, priority: t.priority, tags: t.tags, client: t.client, project: t.project, owner: t.owner, start: t.start, created: own.created })[column] // biome-ignore format: a table
}

/**
 * Which columns are shown: those of the saved view that is open, else those that this browser shows.
 *
 * @param isOfMany  there are tasks of several projects
 */
export function useColumnChoice(
  { columns }: ListView,
  { isOfLeads, isOfMany }: { isOfLeads: boolean; isOfMany: boolean },
): [readonly Column[], (columns: readonly string[]) => void] {
  const navigate = useNavigate()
  const [stored, store] = useStored(isOfLeads ? 'leads.columns' : 'list.columns')
  const all: readonly Column[] = isOfLeads ? LEAD_COLUMNS : COLUMNS
  const shown = columns ?? stored
  const choose = (next: readonly string[]) => {
    if (columns === undefined) return store(next.join(','))
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, columns: columnsIn(next, all).join(',') }),
      replace: true,
    })
  }
  const few = isOfLeads ? FIRST_LEAD_COLUMNS : FIRST_COLUMNS
  const first = isOfMany ? columnsIn([...few, 'project'], all) : few
  return [shown === null ? first : columnsIn(shown.split(','), all), choose]
}

/** How the list is grouped, and what it shows of each task. */
export function ViewPickers({
  view,
  isOfLeads,
  columns,
  chooseColumns,
}: {
  view: ListView
  isOfLeads: boolean
  columns: readonly Column[]
  chooseColumns: (columns: readonly string[]) => void
}) {
  const [t, words] = [useMessages(taskList), useMessages(tasks)]
  const columnName = useColumnNames(isOfLeads)
  const all: readonly Column[] = isOfLeads ? LEAD_COLUMNS : COLUMNS
  const navigate = useNavigate()
  const groupName = (by: Grouping) => (by === 'tag' ? words.tags : columnName(by))
  const groupBy = (by: Grouping | undefined) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, by }), replace: true })
  return (
    <>
      <Picker
        label={t.groupBy}
        options={GROUPINGS.map((by) => ({ id: by, name: groupName(by) }))}
        selected={view.by ? [view.by] : []}
        clearable
        onPick={([by]) => groupBy(by as Grouping | undefined)}
      >
        <Rows3 size={14} aria-hidden />
        {view.by ? groupName(view.by) : t.groupBy}
      </Picker>
      <Picker
        label={t.columns}
        options={all.filter((column) => column !== 'name').map((id) => ({ id, name: columnName(id) }))}
        selected={columns}
        multiple
        onPick={chooseColumns}
      >
        <Columns3 size={14} aria-hidden />
        {t.columns}
      </Picker>
    </>
  )
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { CircleDollarSign, ListTodo } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useMemo, useRef } from 'react'
import { ROW_PX, useDensity } from '../../../app/density.ts'
import { useMessages } from '../../../app/language.ts'
import { useLines } from '../../../app/paper.ts'
import { pipelines } from '../../../messages/pipelines.ts'
import { projects as projectWords } from '../../../messages/projects.ts'
import { taskList } from '../../../messages/task-list.ts'
import { useIsPipeline } from '../../../queries/projects.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { LeftOut } from '../../../ui/left-out.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import { NewTaskButton } from '../../quick-add/new-task-button.tsx'
import { type Filter, isFiltered } from '../filter.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { NothingFound } from '../filters/nothing-found.tsx'
import { useProjectTasks } from '../use-project-tasks.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Head } from './head.tsx'
import styles from './list.module.css'
import { GroupRow, TaskRow } from './list-rows.tsx'
import { rowsOf } from './rows.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'
import { useWords } from './use-words.ts'
import type { ListView } from './view.ts'
import { useColumnChoice, ViewPickers } from './view-pickers.tsx'

/** By how much a row is higher than `--row`, as in list.module.css. */
const MORE_PX = 2

interface Props {
  projectId: string
  filter: Filter
  view: ListView
  /** What is shown: the filter, with what the page leaves out by itself. */
  within?: Filter
  /** Where that is chosen. */
  children?: ReactNode
  foot?: ReactNode
}

/** The tasks of a project as a table: sorted, grouped, edited in place, many at once. */
export function List({ projectId, filter, view, within = filter, children, foot }: Props) {
  const t = useMessages(taskList)
  const { all, tasks, isPending, error, refetch } = useProjectTasks(projectId, within)
  const isOfLeads = useIsPipeline(projectId)
  const words = useWords()
  const { sort, by } = view
  const rows = useMemo(() => rowsOf(tasks, { sort, by }, words), [tasks, sort, by, words])
  const selection = useSelection(tasks, rows)
  const [columns, chooseColumns] = useColumnChoice(view, { isOfLeads, isOfMany: filter.sub === true })
  const { place, at, cell, handlers } = useListKeys(rows, columns, selection)
  const [density] = useDensity()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[density] + MORE_PX,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    useFlushSync: false,
    // Near to be seen, and where Tab stops: the focus does not go away by scrolling.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are others when the density is
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, density])
  const { lines, height, leftOut } = useLines(virtualizer)

  return (
    <div className={styles.list}>
      <FilterBar projectId={projectId} filter={filter} all={all} shown={tasks.length}>
        {children}
        <ViewPickers view={view} isOfLeads={isOfLeads} columns={columns} chooseColumns={chooseColumns} />
      </FilterBar>
      {error && all.length === 0 ? (
        <ErrorPanel error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : tasks.length === 0 ? (
        <Nothing projectId={projectId} isFiltered={isFiltered(filter)} hasAny={all.length > 0} />
      ) : (
        <div ref={scroller} className={styles.scroller}>
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys go from cell to cell
            role="grid"
            aria-multiselectable
            aria-label={t.table}
            aria-describedby="list-keys"
            aria-rowcount={rows.length + 1}
            className={styles.table}
            data-leads={isOfLeads || undefined}
            style={{ '--columns': columns.map((column) => `var(--col-${column})`).join(' ') } as React.CSSProperties}
          >
            <Head columns={columns} view={view} isOfLeads={isOfLeads} selection={selection} />
            <tbody ref={place} className={styles.rows} style={{ height }} {...handlers}>
              {lines.map(({ index, key, start }) => {
                const row = rows[index]
                if (!row) return null
                return row.kind === 'group' ? (
                  <GroupRow
                    key={key}
                    row={row}
                    index={index}
                    columns={columns.length}
                    style={{ transform: `translateY(${start}px)` }}
                  />
                ) : (
                  <TaskRow
                    key={key}
                    task={row.task}
                    index={index}
                    start={start}
                    columns={columns}
                    isSelected={selection.has(row.task._id)}
                    stop={index === at ? cell : undefined}
                    select={selection.toggle}
                  />
                )
              })}
            </tbody>
          </table>
          <LeftOut count={leftOut} />
        </div>
      )}
      <p id="list-keys" className="sr-only">
        {t.keys}
      </p>
      {foot}
      <BulkBar projectId={projectId} selection={selection} />
    </div>
  )
}

function Nothing({ projectId, isFiltered, hasAny }: { projectId: string; isFiltered: boolean; hasAny: boolean }) {
  const [t, lead] = [useMessages(projectWords), useMessages(pipelines)]
  const isOfLeads = useIsPipeline(projectId)
  if (isFiltered) return <NothingFound title={isOfLeads ? lead.noLeads : undefined} />
  if (isOfLeads && hasAny) return <EmptyState icon={CircleDollarSign} title={lead.noLeads} text={lead.noneOpenText} />
  if (isOfLeads) return <EmptyState icon={CircleDollarSign} title={lead.empty} text={lead.emptyText} />
  return (
    <EmptyState icon={ListTodo} title={t.empty} text={t.emptyText}>
      <NewTaskButton projectId={projectId} />
    </EmptyState>
  )
}

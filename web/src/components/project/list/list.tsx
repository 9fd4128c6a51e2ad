import { useVirtualizer } from '@tanstack/react-virtual'
import { ListTodo } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { projects as projectWords } from '../../../messages/projects.ts'
import { taskList } from '../../../messages/task-list.ts'
import { ROW_PX, useDensity } from '../../../ui/density.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { useMessages } from '../../../ui/language.ts'
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
import { useSelection } from './use-selection.ts'
import { useWords } from './use-words.ts'
import type { ListView } from './view.ts'
import { useColumnChoice, ViewPickers } from './view-pickers.tsx'

/** By how much a row is higher than `--row`, as in list.module.css. */
const MORE_PX = 2

/** The tasks of a project as a table: sorted, grouped, edited in place, many at once. */
export function List({ projectId, filter, view }: { projectId: string; filter: Filter; view: ListView }) {
  const t = useMessages(taskList)
  const { all, tasks, isPending, error, refetch } = useProjectTasks(projectId, filter)
  const words = useWords()
  const { sort, by } = view
  const rows = useMemo(() => rowsOf(tasks, { sort, by }, words), [tasks, sort, by, words])
  const selection = useSelection(tasks, rows)
  const [columns, chooseColumns] = useColumnChoice(view, filter.sub === true)
  const [density] = useDensity()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[density] + MORE_PX,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    useFlushSync: false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sizes are others when the density is
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, density])

  return (
    <div className={styles.list}>
      <FilterBar projectId={projectId} filter={filter} all={all} shown={tasks.length}>
        <ViewPickers view={view} columns={columns} chooseColumns={chooseColumns} />
      </FilterBar>
      {error && all.length === 0 ? (
        <ErrorPanel error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : tasks.length === 0 ? (
        <Nothing projectId={projectId} isFiltered={isFiltered(filter)} />
      ) : (
        <div ref={scroller} className={styles.scroller}>
          <table
            aria-label={t.table}
            aria-rowcount={rows.length + 1}
            className={styles.table}
            style={{ '--columns': columns.map((column) => `var(--col-${column})`).join(' ') } as React.CSSProperties}
          >
            <Head columns={columns} view={view} selection={selection} />
            <tbody className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
              {virtualizer.getVirtualItems().map(({ index, key, start }) => {
                const row = rows[index]
                if (!row) return null
                const place = { transform: `translateY(${start}px)` }
                return row.kind === 'group' ? (
                  <GroupRow key={key} row={row} index={index} style={place} />
                ) : (
                  <TaskRow
                    key={key}
                    task={row.task}
                    index={index}
                    start={start}
                    columns={columns}
                    isSelected={selection.has(row.task._id)}
                    select={selection.toggle}
                  />
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <BulkBar projectId={projectId} selection={selection} />
    </div>
  )
}

function Nothing({ projectId, isFiltered }: { projectId: string; isFiltered: boolean }) {
  const t = useMessages(projectWords)
  return isFiltered ? (
    <NothingFound />
  ) : (
    <EmptyState icon={ListTodo} title={t.empty} text={t.emptyText}>
      <NewTaskButton projectId={projectId} />
    </EmptyState>
  )
}

import { Button, SegmentedControl } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { GanttChart } from 'lucide-react'
import { useMemo } from 'react'
import { today } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { schedule } from '../../../messages/schedule.ts'
import { projectQuery } from '../../../queries/projects.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import { NewTaskButton } from '../../quick-add/new-task-button.tsx'
import { dated } from '../calendar/weeks.ts'
import type { Filter } from '../filter.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { NothingFound } from '../filters/nothing-found.tsx'
import { useMover } from '../use-mover.ts'
import { useProjectTasks } from '../use-project-tasks.ts'
import { type DatedTask, rangeOf, rowsOf } from './rows.ts'
import { ROWS, type Rows, type Zoom } from './shown.ts'
import styles from './timeline.module.css'
import { TimelineGrid, useGrid } from './timeline-grid.tsx'
import { useGrouping } from './use-grouping.ts'

interface Props {
  id: string
  filter: Filter
  zoom: Zoom
  rows: Rows
}

export function TimelinePage({ id, filter, ...shown }: Props) {
  const t = useMessages(schedule)
  const formats = useFormats()
  const { all, tasks, isPending, error, refetch } = useProjectTasks(id, filter)
  const withDates = useMemo(() => dated(tasks, formats), [tasks, formats])
  return (
    <section className={styles.page} aria-label={t.timeline}>
      <FilterBar projectId={id} filter={filter} all={all} shown={tasks.length} />
      {error && all.length === 0 ? (
        <ErrorPanel error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : all.length > 0 && tasks.length === 0 ? (
        <NothingFound />
      ) : withDates.length === 0 ? (
        <Nothing id={id} filter={filter} />
      ) : (
        <Timeline id={id} all={withDates} undated={tasks.length - withDates.length} {...shown} />
      )}
    </section>
  )
}

/** Those under a project may have what it has not itself. */
function Nothing({ id, filter }: { id: string; filter: Filter }) {
  const t = useMessages(schedule)
  const { data: project } = useSuspenseQuery(projectQuery(id))
  return (
    <EmptyState icon={GanttChart} title={t.empty} text={t.emptyText}>
      <NewTaskButton projectId={id} />
      {project.groups.length > 0 && !filter.sub && (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link to="." search={(old: object) => ({ ...old, rows: 'project', sub: true })} replace {...props} />
          )}
        >
          {t.withSubprojects}
        </Button>
      )}
    </EmptyState>
  )
}

interface TimelineProps {
  id: string
  all: readonly DatedTask[]
  /** How many tasks are not shown. */
  undated: number
  zoom: Zoom
  rows: Rows
}

function Timeline({ id, all, undated, zoom, rows: by }: TimelineProps) {
  const t = useMessages(schedule)
  const { zone } = useFormats()
  const navigate = useNavigate()
  const { data: project } = useSuspenseQuery(projectQuery(id))
  const mover = useMover(project)
  const now = today(zone)
  const grouping = useGrouping(by, project)
  const rows = useMemo(() => rowsOf(all, now, grouping), [all, now, grouping])
  const range = useMemo(() => rangeOf(all, now), [all, now])
  const grid = useGrid({ rows, range, zoom, now })
  const go = (to: { zoom?: Zoom; rows?: Rows } & Filter) =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, ...to }),
      replace: true,
      resetScroll: false, // else the router puts back how far it was scrolled, which is another day at another scale
    })
  return (
    <div className={styles.timeline}>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t.by}
          value={by}
          // By project means those under it, too; the filter says so, where they are left out again.
          onChange={(value) =>
            go({ rows: value as Rows, ...(value === 'project' && project.groups.length > 0 && { sub: true }) })
          }
          data={ROWS.map((each) => ({ value: each, label: t.rows[each] }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t.zoom}
          value={zoom}
          onChange={(value) => go({ zoom: value as Zoom })}
          data={[
            { value: 'week', label: t.week },
            { value: 'month', label: t.month },
          ]}
        />
        <Button size="compact-sm" variant="default" onClick={grid.toToday}>
          {t.today}
        </Button>
        <p className={styles.hint}>{undated > 0 ? t.undated(undated) : t.hintTimeline}</p>
      </div>
      <p className="sr-only" role="status">
        {mover.said}
      </p>
      <TimelineGrid grid={grid} mover={mover} />
    </div>
  )
}

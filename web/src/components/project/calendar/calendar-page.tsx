import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { addDays, addMonths, type Day, today } from '../../../app/days.ts'
import { useFormats } from '../../../app/formats.ts'
import { useMessages } from '../../../app/language.ts'
import { schedule } from '../../../messages/schedule.ts'
import { projectQuery } from '../../../queries/projects.ts'
import { ErrorPanel } from '../../../ui/error-panel.tsx'
import { RowsSkeleton } from '../../../ui/skeleton.tsx'
import type { Filter } from '../filter.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useMover } from '../use-mover.ts'
import { useProjectTasks } from '../use-project-tasks.ts'
import styles from './calendar.module.css'
import { CalendarWeek } from './calendar-week.tsx'
import { dated, monday, mondaysOf, weekOf } from './weeks.ts'

export type CalendarView = 'month' | 'week'

/** @param date  a day of the month or week that is shown; absent: today */
export function CalendarPage({
  id,
  filter,
  view,
  date,
}: {
  id: string
  filter: Filter
  view: CalendarView
  date: Day | undefined
}) {
  const t = useMessages(schedule)
  const formats = useFormats()
  const { zone, inUtc } = formats
  const navigate = useNavigate()
  const { data: project } = useSuspenseQuery(projectQuery(id))
  const { all: loaded, tasks, isPending, error, refetch } = useProjectTasks(id, filter)
  const mover = useMover(project)
  const now = today(zone)
  const shown = date ?? now
  const all = useMemo(() => dated(tasks, formats), [tasks, formats])
  const weeks = (view === 'week' ? [monday(shown)] : mondaysOf(shown)).map((start) => weekOf(start, all))
  const go = (to: { date?: Day | undefined; cal?: CalendarView }) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...to }), replace: true })
  const ways = useRef<HTMLDivElement>(null)
  const openWeek = (day: Day) => {
    ways.current?.querySelector<HTMLElement>('input[value=week]')?.focus() // what takes it back, as the button goes
    go({ date: day, cal: 'week' })
  }
  const step = (by: number) => go({ date: view === 'week' ? addDays(shown, 7 * by) : addMonths(shown, by) })
  const inWords = (options: Intl.DateTimeFormatOptions, day: Day) => inUtc(options).format(new Date(day))
  return (
    <section className={styles.calendar} aria-label={t.calendar}>
      <FilterBar projectId={id} filter={filter} all={loaded} shown={tasks.length} />
      <div className={styles.bar}>
        <h2 className={styles.title}>{inWords({ month: 'long', year: 'numeric' }, shown)}</h2>
        <ActionIcon aria-label={t.previous[view]} onClick={() => step(-1)}>
          <ChevronLeft size={17} />
        </ActionIcon>
        <ActionIcon aria-label={t.next[view]} onClick={() => step(1)}>
          <ChevronRight size={17} />
        </ActionIcon>
        <Button size="compact-sm" variant="default" onClick={() => go({ date: undefined })}>
          {t.today}
        </Button>
        <p className={styles.hint}>{t.hint}</p>
        <SegmentedControl
          ref={ways}
          size="xs"
          aria-label={t.view}
          value={view}
          onChange={(cal) => go({ cal: cal as CalendarView })}
          data={[
            { value: 'month', label: t.month },
            { value: 'week', label: t.week },
          ]}
        />
      </div>
      <p className="sr-only" role="status">
        {mover.said}
      </p>
      <div className={styles.names} aria-hidden>
        {weeks[0]?.days.map((day) => (
          <span key={day}>{inWords({ weekday: 'short' }, day)}</span>
        ))}
      </div>
      {error && loaded.length === 0 ? (
        <ErrorPanel error={error} retry={() => void refetch()} />
      ) : isPending ? (
        <RowsSkeleton />
      ) : (
        <div className={styles.weeks} ref={mover.place}>
          {weeks.map((week) => (
            <CalendarWeek
              key={week.days[0]}
              week={week}
              month={view === 'month' ? shown.slice(0, 7) : undefined}
              now={now}
              mover={mover}
              openWeek={openWeek}
            />
          ))}
        </div>
      )}
    </section>
  )
}

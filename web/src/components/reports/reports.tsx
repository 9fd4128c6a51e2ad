import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn, Lock } from 'lucide-react'
import type { Project } from '../../api.ts'
import { today } from '../../app/days.ts'
import { useMessages } from '../../app/language.ts'
import { reports } from '../../messages/reports.ts'
import { organizationQuery } from '../../queries/organization.ts'
import { useProjects } from '../../queries/projects.ts'
import { leadReportQuery, type ReportAsk, taskReportQuery, weekReportQuery } from '../../queries/reports.ts'
import { CatchErrors } from '../../ui/catch-errors.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RowsSkeleton } from '../../ui/skeleton.tsx'
import { LeadSection } from './lead-section.tsx'
import { daysOf, instantsOf, type ReportSearch } from './period.ts'
import { PeriodBar } from './period-bar.tsx'
import styles from './reports.module.css'
import { sumOf, TaskSection, workOf } from './task-section.tsx'
import { WeekSection } from './week-section.tsx'

const KEPT = {
  placeholderData: keepPreviousData, // figures stay until others come: nothing jumps
  throwOnError: (_error: unknown, { state }: { state: { data: unknown } }) => state.data === undefined,
}

/** @param project  or pipeline; absent: all of them */
export function Reports({ project, search }: { project?: Project; search: ReportSearch }) {
  const t = useMessages(reports)
  const { data: organization } = useSuspenseQuery(organizationQuery)
  const days = daysOf(search, today(organization.timezone))
  const ask: ReportAsk = {
    ...instantsOf(days, organization.timezone),
    ...(project ? { group: project._id } : { kind: 'project' }),
    ...(project && search.sub && { recursive: 'true' }),
  }
  if (project && !project.can.includes('see_reports'))
    return <EmptyState icon={Lock} title={t.forbidden} text={t.forbiddenText} />
  return (
    <>
      <PeriodBar search={search} days={days} hasParts={project?.kind === 'project' && project.groups.length > 0} />
      <CatchErrors>
        <Figures key={project?._id} ask={ask} kind={project?.kind} />
      </CatchErrors>
    </>
  )
}

function Figures({ ask, kind }: { ask: ReportAsk; kind: 'project' | 'pipeline' | undefined }) {
  const t = useMessages(reports)
  const ofLeads = kind === 'pipeline'
  const { data: states } = useQuery({ ...taskReportQuery('state', ask), ...KEPT })
  const { data: people } = useQuery({ ...taskReportQuery('person', ask), ...KEPT })
  const { data: clients } = useQuery({ ...taskReportQuery('client', ask), ...KEPT })
  const { data: weeks } = useQuery({ ...weekReportQuery(ask), ...KEPT })
  const { data: leads } = useQuery({ ...leadReportQuery(ask), ...KEPT, enabled: kind !== 'project' })
  const names = new Map(useProjects().map(({ _id, name }) => [_id, name]))
  if (!states || !people || !clients || !weeks || (!leads && kind !== 'project')) return <RowsSkeleton />

  const total = sumOf(states)
  const hasTasks = workOf(total) + total.created > 0
  const pipelines = Map.groupBy(leads ?? [], ({ group }) => group)
  const held = [...pipelines].filter(([id, rows]) => (ofLeads || names.has(id)) && rows.some(({ count }) => count > 0))
  if (!hasTasks && held.length === 0) return <EmptyState icon={ChartNoAxesColumn} title={t.empty} text={t.emptyText} />
  const given = { ask, total, ofLeads }
  return (
    <div className={styles.sections}>
      {ofLeads && held.map(([id, rows]) => <LeadSection key={id} title={t.byStage} ask={ask} rows={rows} />)}
      {hasTasks && (
        <>
          {!ofLeads && <TaskSection by="state" rows={states} {...given} />}
          <WeekSection ask={ask} rows={weeks} ofLeads={ofLeads} />
          <TaskSection by="person" rows={people} {...given} />
          <TaskSection by="client" rows={clients} {...given} />
        </>
      )}
      {!ofLeads &&
        held.map(([id, rows]) => (
          <LeadSection key={id} title={t.byStageOf(names.get(id) ?? '')} ask={{ ...ask, group: id }} rows={rows} />
        ))}
    </div>
  )
}

import { useSuspenseQuery } from '@tanstack/react-query'
import { projectQuery } from '../../queries/projects.ts'
import type { ReportSearch } from './period.ts'
import { Reports } from './reports.tsx'

/** @param id  of a project or pipeline, archived ones included */
export function ProjectReports({ id, search }: { id: string; search: ReportSearch }) {
  const { data: project } = useSuspenseQuery(projectQuery(id))
  return <Reports project={project} search={search} />
}

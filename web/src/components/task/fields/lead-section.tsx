import { useProject } from '../../../queries/projects.ts'
import { LeadDetails } from '../../pipeline/lead-details.tsx'
import type { SectionProps } from '../task-view.tsx'

/** What a task in a pipeline is beyond a task. */
export function LeadSection(props: SectionProps) {
  const pipeline = useProject(props.task.group)
  const { lead } = props.task
  if (!lead || pipeline?.kind !== 'pipeline') return null
  return <LeadDetails {...props} lead={lead} pipeline={pipeline} />
}

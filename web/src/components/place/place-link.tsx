import { Link } from '@tanstack/react-router'
import type { Project } from '../../api.ts'

/** Leads to a project or to a pipeline, by its name. */
export function PlaceLink({ place, className }: { place: Project; className?: string | undefined }) {
  const { _id, kind, name } = place
  return kind === 'pipeline' ? (
    <Link to="/pipelines/$pipelineId" params={{ pipelineId: _id }} className={className}>
      {name}
    </Link>
  ) : (
    <Link to="/projects/$projectId" params={{ projectId: _id }} className={className}>
      {name}
    </Link>
  )
}

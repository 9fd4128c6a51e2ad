import { CircleDollarSign, Hash, Lock } from 'lucide-react'
import type { Project } from '../../api.ts'

/** What tells a project, a pipeline and a private place apart. */
export function PlaceIcon({ place }: { place: Pick<Project, 'kind' | 'private'> }) {
  const Icon = place.private ? Lock : place.kind === 'pipeline' ? CircleDollarSign : Hash
  return <Icon size={15} aria-hidden />
}

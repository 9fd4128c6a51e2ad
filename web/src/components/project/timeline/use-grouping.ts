import { useMemo } from 'react'
import type { Project } from '../../../api.ts'
import { useFormats } from '../../../app/formats.ts'
import { nameOf } from '../../../app/person.ts'
import { usePeople } from '../../../queries/people.ts'
import { useProjects } from '../../../queries/projects.ts'
import { byName, treeOf } from '../project-order.ts'
import type { Grouping } from './rows.ts'
import type { Rows } from './shown.ts'

/** The heads that the tasks of a project stand under, and their order; undefined: under none. */
export function useGrouping(by: Rows, project: Project): Grouping | undefined {
  const personOf = usePeople()
  const projects = useProjects()
  const { language } = useFormats()
  return useMemo(() => {
    if (by === 'flat') return undefined
    if (by === 'person')
      return {
        by,
        groupsOf: ({ assignees }) => assignees,
        compare: (a, b) => nameOf(personOf(a)).localeCompare(nameOf(personOf(b)), language),
      }
    // Last come those that are under one that is not to be seen, and archived ones.
    const ids = [...new Set([...treeOf(project, projects), ...byName(projects)].map(({ _id }) => _id))]
    const ranks = new Map(ids.map((id, rank) => [id, rank]))
    const rank = (id: string) => ranks.get(id) ?? ids.length
    return {
      by,
      groupsOf: ({ group }) => [group],
      compare: (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
    }
  }, [by, project, projects, personOf, language])
}

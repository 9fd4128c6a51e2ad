import type { Project } from '../../api.ts'

export const byName = (projects: readonly Project[]) => [...projects].sort((a, b) => a.name.localeCompare(b.name))

/** A project and all that lie under it, in the order of the sidebar; one under several of them comes where it is first. */
export function treeOf(top: Project, all: readonly Project[]): Project[] {
  const found = new Map<string, Project>()
  const add = (project: Project) => {
    if (found.has(project._id)) return
    found.set(project._id, project)
    for (const child of byName(all.filter(({ _id }) => project.groups.includes(_id)))) add(child)
  }
  add(top)
  return [...found.values()]
}

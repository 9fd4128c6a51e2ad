import { useQueries } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiError } from '../../api.ts'
import { useStored } from '../../app/stored.ts'
import { clientQuery } from '../../queries/clients.ts'
import { useMe } from '../../queries/me.ts'
import { useProjects } from '../../queries/projects.ts'
import type { Found } from '../../queries/search.ts'
import { taskQuery } from '../../queries/tasks.ts'
import { parseVisits, type Visit, visitOf, withVisit } from './visits.ts'

/** Of each person who uses this browser apart. */
const useKept = () => useStored(`recent.${useMe()._id}`)

/** Remembers, in this browser, where one is. */
export function useNoteVisits(): void {
  const [kept, keep] = useKept()
  const { pathname, task } = useRouterState({
    select: ({ location }) => ({ pathname: location.pathname, task: (location.search as { task?: string }).task }),
    structuralSharing: true,
  })
  useEffect(() => {
    const visit = visitOf(pathname, task)
    if (!visit) return
    const next = JSON.stringify(withVisit(parseVisits(kept), visit))
    if (next !== kept) keep(next)
  }, [pathname, task, kept, keep])
}

/** Where one was last, as it is now; what is gone is left out. Null: not known yet. */
export function useRecent(most: number): (Found | null)[] {
  const projects = useProjects()
  const [kept] = useKept()
  const visits = parseVisits(kept)
  const ofType = (type: Visit['type']) => visits.filter((visit) => visit.type === type).slice(0, most)
  const once = { retry: false, staleTime: 60_000 }
  const tasks = useQueries({ queries: ofType('task').map(({ id }) => ({ ...taskQuery(id), ...once })) })
  const clients = useQueries({ queries: ofType('client').map(({ id }) => ({ ...clientQuery(id), ...once })) })
  const projectNamed = (id: string) => projects.find(({ _id }) => _id === id)

  const found = (visit: Visit): Found | null | undefined => {
    if (visit.type === 'project' || visit.type === 'pipeline') {
      const project = projectNamed(visit.id)
      return project && { type: project.kind, _id: project._id, title: project.name, context: '' }
    }
    const index = ofType(visit.type).findIndex(({ id }) => id === visit.id)
    if (visit.type === 'client') {
      const { data, error } = clients[index] ?? {}
      if (isGone(error) || (error && !data)) return undefined
      return data ? { type: 'client', _id: data._id, title: data.name, context: '' } : null
    }
    const { data, error } = tasks[index] ?? {}
    if (isGone(error) || (error && !data)) return undefined
    if (!data) return null
    const project = projectNamed(data.group)
    const type = project?.kind === 'pipeline' ? 'lead' : 'task'
    const { _id, name: title, group, state } = data
    return { type, _id, title, context: project?.name ?? '', group, state }
  }
  const asked = visits.filter(
    (visit) => visit.type === 'project' || visit.type === 'pipeline' || ofType(visit.type).includes(visit),
  )
  return asked.map(found).filter((each) => each !== undefined).slice(0, most) // biome-ignore format: one thought
}

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404

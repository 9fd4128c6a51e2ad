import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, type Body, type Project, type State, type TaskItem, unwrap } from '../api.ts'
import { derived } from './derived.ts'
import { useMe } from './me.ts'
import { patch, together, useChange } from './optimistic.ts'
import { organizationQuery } from './organization.ts'

/** Projects and pipelines that are not archived. */
export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: () => api.GET('/groups', { params: { query: {} } }).then(unwrap),
  staleTime: 5 * 60_000,
})

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['projects', id],
    queryFn: () => api.GET('/groups/{id}', { params: { path: { id } } }).then(unwrap),
  })

export const useProjects = (): Project[] => useSuspenseQuery(projectsQuery).data

/** Undefined for one that is archived or not to be seen. */
export const useProject = (id: string): Project | undefined => useProjects().find((project) => project._id === id)

export const useIsPipeline = (id: string): boolean => useProject(id)?.kind === 'pipeline'

const NO_STATES: State[] = []

/** The states that a project's tasks move through, in order. */
export function useStates(projectId: string): readonly State[] {
  const { data: projects } = useQuery(projectsQuery)
  const { data: organization } = useQuery(organizationQuery)
  return useMemo(
    () => statesByProject(projects ?? NO_PROJECTS).get(projectId) ?? organization?.taskStates ?? NO_STATES,
    [projects, organization, projectId],
  )
}

/** Finds the state of a task among those of its project. */
export function useStateOf(): (task: { group: string; state: string }) => State | undefined {
  const { data: projects } = useQuery(projectsQuery)
  const { data: organization } = useQuery(organizationQuery)
  return useMemo(() => {
    const own = statesByProject(projects ?? NO_PROJECTS)
    return ({ group, state }) => (own.get(group) ?? organization?.taskStates)?.find(({ name }) => name === state)
  }, [projects, organization])
}
const NO_PROJECTS: Project[] = []
const statesByProject = derived((all: Project[]) => new Map(all.map(({ _id, taskStates }) => [_id, taskStates])))

/** What the reader may do with a task, as far as its project tells; the server says it for one that is open. */
export function useMayOf() {
  const projects = useProjects()
  const { _id: me } = useMe()
  return ({ group, assignedBy, assignees }: Pick<TaskItem, 'group' | 'assignedBy' | 'assignees'>) => {
    const can = projects.find(({ _id }) => _id === group)?.can
    // Of one that is archived nothing is known: everything is offered, and the server refuses what is not allowed.
    const edit = !can || can.includes('edit_task') || assignedBy === me
    return { edit, move: edit || can.includes('change_task_state') || assignees.includes(me) }
  }
}

export const isOpen = (state: Pick<State, 'type'> | undefined) =>
  state?.type !== 'completed' && state?.type !== 'cancelled'

export const useCreateProject = () =>
  useChange({
    send: (body: Body<'createProject'>) => api.POST('/groups', { body }).then(unwrap),
    settle: (cache, project) => void patch<Project[]>(cache, ['projects'], (all) => [...all, project]),
    refresh: () => [['projects']],
  })

export const useCreatePipeline = () =>
  useChange({
    send: (body: Body<'createPipeline'>) => api.POST('/pipelines', { body }).then(unwrap),
    settle: (cache, project) => void patch<Project[]>(cache, ['projects'], (all) => [...all, project]),
    refresh: () => [['projects']],
  })

/** @param quiet  the caller says itself what was wrong */
export const useEditProject = (id: string, { quiet = false } = {}) =>
  useChange({
    quiet,
    send: (body: Body<'updateProject'>) => api.PUT('/groups/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, { stages, ...change }) => {
      const edited = (project: Project) => ({ ...project, ...(change as Partial<Project>) })
      return together([
        patch<Project>(cache, ['projects', id], edited),
        patch<Project[]>(cache, ['projects'], (all) => all.map((each) => (each._id === id ? edited(each) : each))),
      ])
    },
    settle: (cache, project) => cache.setQueryData(['projects', id], project),
    refresh: () => [['projects']],
  })

export const useDeleteProject = () =>
  useChange({
    quiet: true,
    send: (id: string) => api.DELETE('/groups/{id}', { params: { path: { id } } }).then(unwrap),
    settle: (cache, _answer, id) =>
      void patch<Project[]>(cache, ['projects'], (all) => all.filter((p) => p._id !== id)),
    refresh: () => [['tasks', 'list']],
  })

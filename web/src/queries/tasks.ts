import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { operations } from '../api.gen.ts'
import {
  type Answer,
  api,
  type Body,
  type NewTask,
  type State,
  type Task,
  type TaskChange,
  type TaskItem,
  unwrap,
} from '../api.ts'
import { patch, together, useChange } from './optimistic.ts'
import { dropTask, patchTask, sharedById } from './task-cache.ts'
import { putState } from './task-state.ts'

export type TaskFilter = NonNullable<operations['listTasks']['parameters']['query']>
export type TaskCan = Answer<'getTaskPermissions'>

export const taskListQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', 'list', filter],
    // Without include and exclude all members of an item are there.
    queryFn: async () => (await api.GET('/tasks', { params: { query: filter } }).then(unwrap)) as TaskItem[],
    structuralSharing: sharedById,
  })

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', id],
    queryFn: () => api.GET('/tasks/{id}', { params: { path: { id } } }).then(unwrap),
  })

/** What the reader may do with a task: the rules are the server's. */
export const taskCanQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', id, 'can'],
    queryFn: () => api.GET('/tasks/{id}/permissions', { params: { path: { id } } }).then(unwrap),
  })

/** Makes a list or a search find the new task; the lists ask again, as what they filter by is the server's to say. */
export const useCreateTask = () =>
  useChange({
    send: (body: NewTask) => api.POST('/tasks', { body }).then(unwrap),
    settle: (cache, task) => cache.setQueryData(['tasks', task._id], task),
    refresh: () => [['tasks', 'list']],
  })

/** Edits what is given. Members that only the server can work out come with its answer. */
export const useEditTask = (id: string, { quiet = false } = {}) =>
  useChange({
    quiet,
    key: ['tasks', id],
    send: (body: TaskChange) => api.PUT('/tasks/{id}', { params: { path: { id } }, body }).then(unwrap),
    show: (cache, change) => patchTask(cache, id, shown(change)),
    settle: (cache, { task }) => settled(cache, id, task),
    refresh: () => refreshed(id),
  })

/** While another change is under way, the answer to this one knows nothing of it. */
const settled = (cache: QueryClient, id: string, task: Task) =>
  void (cache.isMutating({ mutationKey: ['tasks', id] }) > 1 || patchTask(cache, id, task))

/** Hangs files on a task, beside those that others hang there meanwhile. */
export const useAttachFiles = (id: string, { quiet = false } = {}) =>
  useChange({
    quiet,
    key: ['tasks', id],
    send: (files: string[]) =>
      api.POST('/tasks/{id}/files', { params: { path: { id } }, body: { files } }).then(unwrap),
    settle: (cache, { task }) => settled(cache, id, task),
    refresh: () => refreshed(id),
  })

export const useDetachFile = (id: string) =>
  useChange({
    key: ['tasks', id],
    send: (fileId: string) =>
      api.DELETE('/tasks/{id}/files/{fileId}', { params: { path: { id, fileId } } }).then(unwrap),
    show: (cache, fileId) =>
      patch<Task>(cache, ['tasks', id], (task) => ({ ...task, files: task.files.filter(({ _id }) => _id !== fileId) })),
    refresh: () => refreshed(id),
  })

/** The members of a change that show as they are sent; of the others the answer tells. */
function shown({
  customer,
  files,
  lead,
  recurrence,
  customFields,
  updateTemplate,
  steps,
  ...change
}: TaskChange): Partial<Task> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...(Object.fromEntries(given) as Partial<Task>), ...(steps && { steps: steps as Steps }) }
}

export interface StateMove {
  task: Pick<TaskItem, '_id' | 'state' | 'completedAt' | 'lead'>
  state: State
  /** Why a lead is won or lost by it. */
  reason?: string | undefined
}

/** Moves any task to another state of its project. */
export const useChangeState = () =>
  useChange({
    key: ['tasks', 'state'],
    send: ({ task, state, reason }: StateMove) => putState(task._id, { value: state.name, ...(reason && { reason }) }),
    show: (cache, { task, state, reason }) =>
      patchTask(cache, task._id, {
        state: state.name,
        completedAt: completedAt(state),
        ...(task.lead && { lead: { ...task.lead, reason: reason ?? null } }),
      }),
    refresh: ({ task }) => [...refreshed(task._id), ...(task.lead ? [['reports'] as const] : [])],
  })
const completedAt = ({ type }: State) => (type === 'completed' || type === 'cancelled' ? Date.now() / 1000 : null)

export const useArchiveTask = (id: string) =>
  useChange({
    key: ['tasks', id],
    send: (value: boolean) =>
      api.PUT('/tasks/{id}/archive', { params: { path: { id } }, body: { value } }).then(unwrap),
    show: (cache, value) => patchTask(cache, id, { archivedAt: value ? Date.now() / 1000 : null }),
    refresh: () => [...refreshed(id), ['tasks', 'list']],
  })

export const useDeleteTask = () =>
  useChange({
    send: (id: string) => api.DELETE('/tasks/{id}', { params: { path: { id } } }).then(unwrap),
    show: (cache: QueryClient, id: string) => dropTask(cache, id),
    refresh: () => [
      ['tasks', 'list'],
      ['tasks', 'trash'],
    ],
  })

/** Takes a deleted task back out of the trash. */
export const useRestoreTask = () =>
  useChange({
    send: (id: string) => api.POST('/tasks/{id}/restore', { params: { path: { id } } }).then(unwrap),
    show: (cache: QueryClient, id: string) =>
      together(
        cache
          .getQueriesData<TrashedTask[]>({ queryKey: ['tasks', 'trash'] })
          .map(([key]) => patch<TrashedTask[]>(cache, key, (all) => all.filter(({ _id }) => _id !== id))),
      ),
    settle: (cache, task) => cache.setQueryData(['tasks', task._id], task),
    refresh: (id) => [['tasks', 'list'], ['tasks', 'trash'], ...refreshed(id)],
  })

export type TrashedTask = Answer<'listTrash'>[number]

/** The deleted tasks of a project that the reader may restore. */
export const trashQuery = (group: string) =>
  queryOptions({
    queryKey: ['tasks', 'trash', group],
    queryFn: () => api.GET('/tasks/trash', { params: { query: { group, limit: 500 } } }).then(unwrap),
  })

/** The reader follows a task, or ceases to. */
export const useFollowTask = (id: string, userId: string) =>
  useChange({
    key: ['tasks', id],
    send: (value: boolean) => api.PUT('/tasks/{id}/follow', { params: { path: { id } }, body: { value } }).then(unwrap),
    show: (cache, value) => {
      const { followers = [] } = cache.getQueryData<Task>(['tasks', id]) ?? {}
      const others = followers.filter((each) => each !== userId)
      return patchTask(cache, id, { followers: value ? [...others, userId] : others })
    },
    settle: (cache, { followers }) => void patchTask(cache, id, { followers }),
    refresh: () => [...refreshed(id), ['tasks', 'list']],
  })

/** Ticks a step, or says how far it is; `steps` is what the checklist looks like then. */
export const useCompleteStep = (id: string) =>
  useChange({
    key: ['tasks', id],
    send: ({ stepId, completed }: { stepId: string; completed: boolean | number; steps: Steps }) =>
      api.PUT('/tasks/{id}/steps/{stepId}', { params: { path: { id, stepId } }, body: { completed } }).then(unwrap),
    show: (cache, { steps }) => patchTask(cache, id, { steps }),
    refresh: () => [...refreshed(id), ['tasks', id]],
  })
export type Steps = NonNullable<Task['steps']>

/** Makes a task under another. */
export const useAddSubtask = (id: string) =>
  useChange({
    key: ['tasks', id],
    send: (subtask: Pick<Body<'createTask'>, 'group' | 'name'>) =>
      api.POST('/tasks', { body: { ...subtask, parent: id } }).then(unwrap),
    settle: (cache, { _id }) =>
      void patch<Task>(cache, ['tasks', id], ({ subtasks, ...task }) => ({
        ...task,
        subtasks: subtasks.includes(_id) ? subtasks : [...subtasks, _id],
      })),
    refresh: () => [...refreshed(id), ['tasks', 'list']],
  })

/** Tasks whose name has this text in it: to choose one from. */
export const taskSearchQuery = (search: string) =>
  queryOptions({
    queryKey: ['tasks', 'list', { search, limit: 20 }],
    queryFn: async () =>
      (await api.GET('/tasks', { params: { query: { search, limit: 20 } } }).then(unwrap)) as TaskItem[],
    enabled: search !== '',
    placeholderData: (before) => before,
  })

const refreshed = (id: string) => [['tasks', id, 'activities'] as const]

import { queryOptions, experimental_streamedQuery as streamedQuery } from '@tanstack/react-query'
import { api, type Task, type TaskItem, unwrap } from '../api.ts'
import { sharedById } from './task-cache.ts'
import type { TaskFilter } from './tasks.ts'

/** A task as a board and a list of a project have it. */
export type ProjectTask = TaskItem & Pick<Task, 'steps'>

export interface ProjectTasks {
  archived: 'true' | 'false' | 'all'
  /** With those of the projects below it. */
  recursive: boolean
}

const PAGE = 500
/** A browser holds no more of them; filters are for what is beyond. */
export const MOST_TASKS = 20_000
const MEMBERS =
  '_id,name,state,start,deadline,allDay,assignees,assignedBy,followers,priority,priorityScore,group,completedAt,archivedAt,createdAt,stepType,steps,customer,tags,subtasks,parent,blockedBy,blocked,private,sharedWithCustomer,estimatedTime,customFields,recurrent,lastCopy,lead'

/** All tasks of a project, newest first; the first page shows while the others are on their way. */
export const projectTasksQuery = (projectId: string, { archived, recursive }: ProjectTasks) =>
  queryOptions({
    queryKey: ['tasks', 'list', { group: projectId, archived, recursive, all: true }],
    queryFn: streamedQuery<ProjectTask[], ProjectTask[]>({
      streamFn: ({ signal }) =>
        pages({ group: projectId, archived, include: MEMBERS, ...(recursive && { recursive: 'true' }) }, signal),
      reducer: withPage,
      initialValue: [],
      refetchMode: 'replace',
    }),
    structuralSharing: sharedById,
  })

async function* pages(filter: TaskFilter, signal: AbortSignal): AsyncGenerator<ProjectTask[]> {
  for (let skip = 0; skip < MOST_TASKS; skip += PAGE) {
    const query = { ...filter, limit: PAGE, skip }
    const page = (await api.GET('/tasks', { params: { query }, signal }).then(unwrap)) as ProjectTask[]
    yield page
    if (page.length < PAGE) return
  }
}

/** One that was made meanwhile pushes another onto the next page, where it comes a second time. */
function withPage(all: ProjectTask[], page: ProjectTask[]): ProjectTask[] {
  const known = new Set(all.map(({ _id }) => _id))
  return [...all, ...page.filter(({ _id }) => !known.has(_id))]
}

import type { StateType } from '../../../api.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'
import { leadValue } from '../../pipeline/lead-value.ts'
import { inOrder } from '../board/order.ts'
import { type Column, columnOf, type Grouping, isOfLeads, type ListView } from './view.ts'

export interface Group {
  key: string
  name: string
  /** The place of the group among the others. */
  rank: number | string
}
export type Row =
  | { kind: 'group'; key: string; group: Group; count: number }
  | { kind: 'task'; key: string; task: ProjectTask }

/** What of a task is compared and shown under a heading: names need more than the task knows. */
export interface Words {
  language: string
  stateRank: (task: ProjectTask) => number
  stateType: (task: ProjectTask) => StateType | undefined
  stateName: (name: string) => string
  personName: (id: string) => string
  tagName: (id: string) => string
  projectName: (id: string) => string
  priorityName: (priority: number) => string
  nobody: string
  noTags: string
  noClient: string
}

/** The tasks in the asked order, under the asked headings; one with two tags or assignees is under both. */
export function rowsOf(tasks: readonly ProjectTask[], { sort, by }: ListView, words: Words): Row[] {
  const sorted = sortedBy(tasks, sort, words)
  if (!by) return sorted.map((task) => ({ kind: 'task', key: task._id, task }))
  const groups = new Map<string, { group: Group; tasks: ProjectTask[] }>()
  for (const task of sorted) {
    for (const group of groupsOf(task, by, words)) {
      const known = groups.get(group.key)
      if (known) known.tasks.push(task)
      else groups.set(group.key, { group, tasks: [task] })
    }
  }
  const { compare } = new Intl.Collator(words.language, { numeric: true })
  const inRank = [...groups.values()].sort(({ group: a }, { group: b }) =>
    typeof a.rank === 'number' && typeof b.rank === 'number'
      ? a.rank - b.rank
      : compare(String(a.rank), String(b.rank)),
  )
  return inRank.flatMap(({ group, tasks }): Row[] => [
    { kind: 'group', key: `group ${group.key}`, group, count: tasks.length },
    ...tasks.map((task) => ({ kind: 'task' as const, key: `${group.key} ${task._id}`, task })),
  ])
}

const LAST = '\uffff'

function groupsOf(task: ProjectTask, by: Grouping, words: Words): Group[] {
  const none = (name: string): Group => ({ key: 'none', name, rank: LAST })
  const named = (key: string, name: string): Group => ({ key, name, rank: name })
  if (by === 'state') return [{ key: task.state, name: words.stateName(task.state), rank: words.stateRank(task) }]
  if (by === 'priority')
    return [{ key: String(task.priority), name: words.priorityName(task.priority), rank: -task.priority }]
  if (by === 'client') return [task.customer ? named(task.customer._id, task.customer.name) : none(words.noClient)]
  const [ids, nameOf, empty] = by === 'tag' ? [task.tags, words.tagName, words.noTags] : [task.assignees, words.personName, words.nobody] // biome-ignore format: one thought
  return ids.length > 0 ? ids.map((id) => named(id, nameOf(id))) : [none(empty)]
}

function sortedBy(tasks: readonly ProjectTask[], sort: ListView['sort'], words: Words): ProjectTask[] {
  const column = columnOf(sort)
  if (!column) return [...tasks].sort(inOrder)
  const { compare } = new Intl.Collator(words.language, { numeric: true })
  const keyed = tasks.map((task) => ({ task, value: sortValue(task, column, words) }))
  const way = sort?.startsWith('-') ? -1 : 1
  const compared = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b))
  return keyed
    .sort((a, b) => {
      // What has none of it comes last, whichever way.
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined) || inOrder(a.task, b.task)
      return way * compared(a.value, b.value) || inOrder(a.task, b.task)
    })
    .map(({ task }) => task)
}

function sortValue(task: ProjectTask, column: Column, words: Words): string | number | undefined {
  if (isOfLeads(column)) return leadValue(task, column, words.stateType(task))
  if (column === 'name') return task.name
  if (column === 'state') return words.stateRank(task)
  if (column === 'deadline') return task.deadline ?? undefined
  if (column === 'priority') return -task.priority
  if (column === 'client') return task.customer?.name
  if (column === 'project') return words.projectName(task.group)
  if (column === 'owner') return words.personName(task.assignedBy)
  if (column === 'start') return task.start ?? undefined
  if (column === 'created') return task.createdAt
  const names = column === 'tags' ? task.tags.map(words.tagName) : task.assignees.map(words.personName)
  return names.length > 0 ? names.sort().join(', ') : undefined
}

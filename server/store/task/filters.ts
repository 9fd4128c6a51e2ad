import { sql } from 'kysely'
import { nameKey } from '../../domain/name.ts'
import { codePointLength, fold } from '../../domain/text.ts'
import { statement } from '../core/statement.ts'
import type { ReadTx } from '../core/store.ts'
import type { TagRow } from '../tables.ts'
import type { FromTask } from './rows.ts'
import { ROLES } from './sight.ts'
import { visibleIds } from './tasks.ts'

/** What a list of tasks is narrowed by; of several members all must hold. */
export interface TaskFilter {
  /** Any of these. */
  projectIds?: readonly string[]
  assigneeId?: number
  followerId?: number
  ownerId?: number
  clientId?: string
  /** The task that they lie under. */
  parentId?: string
  tagName?: string
  /** The start or the deadline lies in it, both ends included; Unix milliseconds. */
  interval?: { from: number; to: number }
  /** Letter for letter. */
  stateName?: string
  /** Included; Unix milliseconds. */
  deadlineFrom?: number
  /** Included; Unix milliseconds. */
  deadlineTo?: number
  /** Absent: whether it has one or not. */
  hasDeadline?: boolean
  /** Absent: whether archived or not. */
  archived?: boolean
  /** Absent: whether completed or not. */
  completed?: boolean
  /** In the name, whatever the case. */
  text?: string
}
export type FilterName = keyof TaskFilter

/** How a filter stands in a statement. Lists whose filters have the same forms share one. */
type Form = 'one' | 'many' | 'set' | 'unset' | 'short' | 'indexed'
export type Forms = Partial<Record<FilterName, Form>>
/** Stands where the value of this name will be. */
export type The = (name: string) => never

interface Read {
  form: Form
  /** What the statement is given, by names that no other filter uses. */
  values?: Record<string, unknown>
}
const NO_TASK = 'no task'
/** Undefined: it lets every task pass. */
type Reading = Read | undefined | typeof NO_TASK

interface Filter<V> {
  read(value: V, tx: ReadTx, filter: TaskFilter): Reading | Promise<Reading>
  where(tasks: FromTask, the: The, form: Form, tx: Pick<ReadTx, 'engine'>): FromTask
}

/**
 * The one place of each filter: what its value means to the statement, and which tasks pass. The statements of lists,
 * their keys and their values are derived from it.
 */
export const TASK_FILTERS: { readonly [N in FilterName]: Filter<NonNullable<TaskFilter[N]>> } = {
  projectIds: {
    read: (ids, tx) => oneOrMany(tx, 'project', ids),
    where: (tasks, the, form, { engine }) =>
      form === 'one'
        ? tasks.where('task.project_id', '=', the('project'))
        : tasks.where(({ ref }) => engine.isOneOf(ref('task.project_id'), the('project'), 'id')),
  },
  assigneeId: isPerson('assignee'),
  followerId: isPerson('follower'),
  ownerId: {
    read: (id) => ({ form: 'one', values: { owner: id } }),
    where: (tasks, the) => tasks.where('task.owner_id', '=', the('owner')),
  },
  clientId: {
    read: (id) => ({ form: 'one', values: { client: id } }),
    where: (tasks, the) => tasks.where('task.client_id', '=', the('client')),
  },
  parentId: {
    // What lies under a task that the actor may not see does not say so.
    read: async (id, tx) => ((await visibleIds(tx, [id])).has(id) ? { form: 'one', values: { parent: id } } : NO_TASK),
    where: (tasks, the) => tasks.where('task.parent_id', '=', the('parent')),
  },
  tagName: {
    read: async (name, tx, { projectIds }) => oneOrMany(tx, 'tag', await tagIdsNamed(tx, name, projectIds)),
    where: (tasks, the, form, { engine }) =>
      tasks.where((row) =>
        row.exists(
          row
            .selectFrom('task_tag')
            .select(sql.lit(1).as('one'))
            .where('task_tag.org_id', '=', the('orgId'))
            .where(({ ref, eb }) =>
              form === 'one'
                ? eb('task_tag.tag_id', '=', the('tag'))
                : engine.isOneOf(ref('task_tag.tag_id'), the('tag'), 'id'),
            )
            .whereRef('task_tag.task_id', '=', 'task.id'),
        ),
      ),
  },
  interval: {
    read: ({ from, to }) => ({ form: 'one', values: { from, to } }),
    where: (tasks, the) =>
      tasks.where((row) =>
        row.or([
          row.and([row('task.start_at', '>=', the('from')), row('task.start_at', '<=', the('to'))]),
          row.and([row('task.deadline_at', '>=', the('from')), row('task.deadline_at', '<=', the('to'))]),
        ]),
      ),
  },
  stateName: {
    read: (name, tx) => oneOrMany(tx, 'state', stateIdsNamed(tx, name)),
    where: (tasks, the, form, { engine }) =>
      form === 'one'
        ? tasks.where('task.state_id', '=', the('state'))
        : tasks.where(({ ref }) => engine.isOneOf(ref('task.state_id'), the('state'), 'number')),
  },
  deadlineFrom: {
    read: (at) => ({ form: 'one', values: { deadlineFrom: at } }),
    where: (tasks, the) => tasks.where('task.deadline_at', '>=', the('deadlineFrom')),
  },
  deadlineTo: {
    read: (at) => ({ form: 'one', values: { deadlineTo: at } }),
    where: (tasks, the) => tasks.where('task.deadline_at', '<=', the('deadlineTo')),
  },
  hasDeadline: isSet('task.deadline_at'),
  archived: isSet('task.archived_at'),
  completed: isSet('task.completed_at'),
  text: {
    read(given, { engine }) {
      const text = fold(given)
      if (text === '') return undefined
      const form = codePointLength(text) < 3 ? 'short' : 'indexed'
      return { form, values: { text, search: engine.encodeSearch(text) } }
    },
    where: (tasks, the, _form, { engine }) =>
      tasks.where(({ ref }) => engine.contains(ref('task.name_key'), the('text'))),
  },
}
const FILTERS = Object.entries(TASK_FILTERS) as [FilterName, Filter<unknown>][] // each is given its own value

/** What the filters come to; undefined: no task can pass. */
export async function readFilter(tx: ReadTx, filter: TaskFilter) {
  const forms: Forms = {}
  const values: Record<string, unknown> = {}
  for (const [name, { read }] of FILTERS) {
    const value = filter[name]
    if (value === undefined) continue
    const reading = await read(value, tx, filter)
    if (reading === NO_TASK) return undefined
    if (!reading) continue
    forms[name] = reading.form
    Object.assign(values, reading.values)
  }
  return { forms, values }
}

/** @param except  the filter by which the tasks were found */
export function passing(tasks: FromTask, forms: Forms, the: The, tx: Pick<ReadTx, 'engine'>, except?: FilterName) {
  let passed = tasks
  for (const [name, { where }] of FILTERS) {
    const form = forms[name]
    if (form && name !== except) passed = where(passed, the, form, tx)
  }
  return passed
}

export const keyOf = (forms: Forms): string => FILTERS.map(([name]) => forms[name] ?? '').join()

function oneOrMany({ engine }: ReadTx, name: string, ids: readonly (string | number)[]): Reading {
  if (ids.length === 0) return NO_TASK
  if (ids.length === 1) return { form: 'one', values: { [name]: ids[0] } }
  return { form: 'many', values: { [name]: engine.encodeList(ids) } }
}

function isSet(column: 'task.deadline_at' | 'task.archived_at' | 'task.completed_at'): Filter<boolean> {
  return {
    read: (isWanted) => ({ form: isWanted ? 'set' : 'unset' }),
    where: (tasks, _the, form) => tasks.where(column, form === 'set' ? 'is not' : 'is', null),
  }
}

function isPerson(role: keyof typeof ROLES): Filter<number> {
  return {
    read: (userId) => ({ form: 'one', values: { [role]: userId } }),
    where: (tasks, the) =>
      tasks.where((row) =>
        row.exists(
          row
            .selectFrom('task_person as mine')
            .select(sql.lit(1).as('one'))
            .where('mine.org_id', '=', the('orgId'))
            .where('mine.user_id', '=', the(role))
            .where('mine.role', '=', ROLES[role])
            .whereRef('mine.project_id', '=', 'task.project_id')
            .whereRef('mine.task_id', '=', 'task.id'),
        ),
      ),
  }
}

async function tagIdsNamed(tx: ReadTx, name: string, projectIds?: readonly string[]): Promise<string[]> {
  const tags = await tagsNamed(tx, { orgId: tx.org.id, name: nameKey(name) })
  return tags.filter((tag) => !projectIds || projectIds.includes(tag.project_id)).map((tag) => tag.id)
}

/** Several projects may have one of the name. */
const stateIdsNamed = ({ org }: ReadTx, name: string) =>
  [...org.states.values()].filter((state) => state.name === name).map(({ id }) => id)

const tagsNamed = statement<{ orgId: number; name: string }, Pick<TagRow, 'id' | 'project_id'>>((db, the) =>
  db
    .selectFrom('tag')
    .select(['id', 'project_id'])
    .where('org_id', '=', the('orgId'))
    .where('name_key', '=', the('name')),
)

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, type State, type Task, type TaskChange, type TaskItem, unwrap } from '../api.ts'
import { together, useChange } from './optimistic.ts'
import { patchTask } from './task-cache.ts'
import { type CardPlace, sendPlace, settlePlace, showOrder } from './task-order.ts'
import { putState } from './task-state.ts'
import type { TaskFilter } from './tasks.ts'

export type Lead = NonNullable<Task['lead']>
export type LeadChange = NonNullable<TaskChange['lead']>

const MOST_PER_PAGE = 500

/** More than a page can hold; the newest ones are shown then. */
export const MOST_TASKS = 5_000

/** All that the filter finds, the newest first; 5,000 at most. */
export const allTasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: ['tasks', 'list', { ...filter, all: true }],
    queryFn: async () => {
      const found: TaskItem[] = []
      for (;;) {
        const query = { ...filter, limit: MOST_PER_PAGE, skip: found.length }
        const page = (await api.GET('/tasks', { params: { query } }).then(unwrap)) as TaskItem[]
        found.push(...page)
        if (page.length < MOST_PER_PAGE || found.length >= MOST_TASKS) return found
      }
    },
  })

/** The leads of a pipeline that are not archived. */
export const leadListQuery = (pipelineId: string) => allTasksQuery({ group: pipelineId })

export type LeadSummary = Answer<'getLeadSummary'>

/** How many leads there are and what they bring in, however many these are. */
export const leadSummaryQuery = (pipelineId: string) =>
  queryOptions({
    queryKey: ['reports', 'pipeline', pipelineId], // as a report, which the live feed has asked for again
    queryFn: () => api.GET('/pipelines/{id}/summary', { params: { path: { id: pipelineId } } }).then(unwrap),
    staleTime: 0,
  })

export interface LeadMove {
  lead: TaskItem
  state: State
  /** Undefined: it keeps its order, as where an assignee changes the stage alone. */
  place: CardPlace | undefined
  /** Why it is won or lost by it. */
  reason?: string | undefined
}

/** Moves a lead to another stage, or to another place in its own. */
export const useMoveLead = () =>
  useChange({
    key: ['tasks', 'state'],
    send: ({ lead, state, place, reason }: LeadMove) => sendPlace(lead, state, place, reason),
    show: (cache, { lead, state, place, reason }) => {
      const isOver = state.type === 'completed' || state.type === 'cancelled'
      const moved = patchTask(cache, lead._id, {
        state: state.name,
        completedAt: isOver ? (lead.completedAt ?? Date.now() / 1000) : null,
        ...(lead.lead && state.name !== lead.state && { lead: { ...lead.lead, reason: reason ?? null } }),
      })
      return together([...showOrder(cache, place).reverse(), moved])
    },
    settle: settlePlace,
    refresh: ({ lead }) => [['tasks', lead._id, 'activities'], ['reports']],
  })

/** Changes what a lead is beyond a task. */
export const useEditLead = (task: Pick<TaskItem, '_id' | 'lead'>) =>
  useChange({
    key: ['tasks', task._id],
    send: (lead: LeadChange) =>
      api.PUT('/tasks/{id}', { params: { path: { id: task._id } }, body: { lead } }).then(unwrap),
    show: (cache, lead) => patchTask(cache, task._id, { lead: { ...(task.lead as Lead), ...(lead as Partial<Lead>) } }),
    settle: (cache, answer) => void patchTask(cache, task._id, answer.task),
    refresh: () => [['tasks', task._id, 'activities']],
  })

export interface Outcome {
  lead: Pick<TaskItem, '_id' | 'lead'>
  /** The stage by which it is won or lost. */
  stage: Pick<State, 'name'>
  /** Empty: none. */
  reason: string
}

/** Keeps why a lead was won or lost; who may move it may say so. */
export const useGiveReason = () =>
  useChange({
    key: ['tasks', 'reason'],
    send: ({ lead, stage, reason }: Outcome) => putState(lead._id, { value: stage.name, reason }),
    show: (cache, { lead, reason }) =>
      patchTask(cache, lead._id, { lead: { ...(lead.lead as Lead), reason: reason || null } }), // every task of a pipeline has it
    refresh: ({ lead }) => [['tasks', lead._id, 'activities'], ['reports']],
  })

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { valueByStage } from '../../../domain/lead/report.ts'
import { fullName } from '../../../domain/people/user.ts'
import type { Project } from '../../../domain/project/project.ts'
import { shownState } from '../../../domain/project/state-words.ts'
import { byState, byWork, weeksOf } from '../../../domain/report/report.ts'
import { isIn } from '../../../domain/task/filter.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import * as reports from '../../../store/report/reports.ts'
import { refuseAt } from '../../http/refusals.ts'
import { Choice } from '../../http/shapes.ts'
import { formatQuery, periodOf, periodQuery, placeQuery, projectsIn, reportAnswers, sendReport } from './query.ts'
import {
  COUNTED,
  LeadReportShape,
  presentStageValue,
  presentTaskReport,
  presentWeek,
  TASK_TABLES,
  type TaskReport,
  TaskReportShape,
  WeekShape,
} from './report.shape.ts'

const tags = ['Reports']
const WEEKS = 12 // when nobody says from when on
const WEEK_MS = 7 * 86_400_000
const LONGEST_MS = 3660 * 86_400_000

const closed = { additionalProperties: false } as const
const by = Choice(['state', 'person', 'client'], {
  description: 'Person: a task of several assignees counts for each of them.',
})
const TaskQuery = Type.Object({ by, ...placeQuery, ...periodQuery, ...formatQuery }, closed)
const WeekQuery = Type.Object({ ...placeQuery, ...periodQuery, ...formatQuery }, closed)
const LeadQuery = Type.Object({ group: placeQuery.group, ...periodQuery, ...formatQuery }, closed)

/** How a report is made to ask for less. */
const NARROWED_BY = ['from', 'to', 'projectId'] as const
const config = { action: 'see_reports', fields: { projectId: 'group' } } as const

export const reportRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const tasks = {
    operationId: 'getTaskReport',
    summary: 'What became of tasks in a period, by state, assignee or client.',
    description:
      'Done, cancelled and open together are all that were worked on in the period. States are those of now. Only what you may see is counted, in projects whose reports you may see.',
    tags,
    querystring: TaskQuery,
    response: reportAnswers(TaskReportShape),
  }
  api.get('/reports/tasks', { schema: tasks, config }, async (request, reply) => {
    const { by } = request.query
    const { rows, language } = await store.readCostly(request.actor, NARROWED_BY, async (tx) => ({
      rows: await taskReport(tx, request.query),
      language: tx.org.users.get(tx.actor.userId)?.language ?? tx.org.language,
    }))
    const shown = (row: TaskReport) =>
      row.state ? { ...row, state: { ...row.state, name: shownState(row.state.name, language) } } : row
    const { head, cells } = TASK_TABLES[by]
    return sendReport(request, reply, rows, {
      present: presentTaskReport,
      table: {
        name: `tasks-by-${by}`,
        head: [...head, ...COUNTED],
        cells: (row) => [...cells(shown(row)), ...COUNTED.map((name) => row[name])],
      },
    })
  })

  const weeks = {
    operationId: 'getDonePerWeek',
    summary: 'How many tasks were completed in each week that the period touches.',
    description:
      "Weeks begin on Monday in the organization's zone and are counted whole. Without `from`: twelve of them. Those to come are left out.",
    tags,
    querystring: WeekQuery,
    response: reportAnswers(WeekShape),
  }
  api.get('/reports/done-per-week', { schema: weeks, config }, async (request, reply) => {
    const rows = await store.readCostly(request.actor, NARROWED_BY, (tx) => weekReport(tx, request.query))
    return sendReport(request, reply, rows, {
      present: presentWeek,
      table: {
        name: 'done-per-week',
        head: ['week', 'monday', 'done'],
        cells: ({ name, monday, done }) => [name, monday, done],
      },
    })
  })

  const leads = {
    operationId: 'getLeadReport',
    summary: 'How many leads there are in each stage, and what they are worth, pipeline by pipeline.',
    description:
      "Amounts are the leads' `expectedRevenue`, in the pipeline's currency. With a period: those that were worked on in it, by their stage of now.",
    tags,
    querystring: LeadQuery,
    response: reportAnswers(LeadReportShape),
  }
  api.get('/reports/leads', { schema: leads, config }, async (request, reply) => {
    const { rows, currency } = await store.readCostly(request.actor, NARROWED_BY, async (tx) => ({
      rows: await leadReport(tx, request.query),
      currency: tx.org.currency,
    }))
    const currencyOf = (pipeline: Project) => pipeline.currency ?? currency
    return sendReport(request, reply, rows, {
      present: (row) => presentStageValue(row, currencyOf(row.pipeline)),
      table: {
        name: 'leads-by-stage',
        head: ['group', 'pipeline', 'stage', 'type', 'count', 'amount', 'weighted', 'currency'],
        cells: ({ pipeline, stage, count, amount, weighted }) => [
          ...[pipeline.id, pipeline.name, stage.name, stage.type],
          ...[count, { amount }, { amount: weighted }, currencyOf(pipeline)],
        ],
      },
    })
  })
}

async function taskReport(tx: ReadTx, query: Static<typeof TaskQuery>): Promise<TaskReport[]> {
  const projectIds = projectsIn(tx, query)
  const scope = { period: periodOf(query, tx.now), filter: isIn('projectId', projectIds) }
  if (projectIds.length === 0) return []
  if (query.by === 'state') return byState(tx.org, projectIds, await reports.countsByState(tx, scope))
  if (query.by === 'client') return byWork(await reports.countsByClient(tx, scope), ({ client }) => client?.name)
  const found = await reports.countsByAssignee(tx, scope)
  const rows = found.map(({ userId, ...counts }) => ({
    user: userId === null ? null : (tx.org.users.get(userId) ?? null),
    ...counts,
  }))
  return byWork(rows, ({ user }) => (user && fullName(user)) || undefined)
}

async function weekReport(tx: ReadTx, query: Static<typeof WeekQuery>) {
  const asked = periodOf(query, tx.now)
  const to = Math.min(asked.to, tx.now)
  const from = query.from === undefined ? to - (WEEKS - 1) * WEEK_MS : asked.from
  if (to - from > LONGEST_MS) throw refuseAt('from', 'too_far_back', { years: 10 })
  const projectIds = projectsIn(tx, query)
  if (projectIds.length === 0 || from > to) return []
  return reports.doneByWeek(tx, isIn('projectId', projectIds), weeksOf({ from, to }, tx.org.zone))
}

async function leadReport(tx: ReadTx, query: Static<typeof LeadQuery>) {
  const period = periodOf(query, tx.now)
  const asked = projectsIn(tx, query).flatMap((id) => tx.org.projects.get(id) ?? [])
  if (query.group && asked.some(({ kind }) => kind !== 'pipeline')) throw refuseAt('group', 'not_a_pipeline')
  const pipelines = asked.filter(({ kind }) => kind === 'pipeline')
  if (pipelines.length === 0) return []
  const projectIds = pipelines.map(({ id }) => id)
  return valueByStage(
    tx.org,
    pipelines,
    await reports.leadShares(tx, { filter: isIn('projectId', projectIds), period }),
  )
}

import { queryOptions } from '@tanstack/react-query'
import { type Answer, api, unwrap } from '../api.ts'

export type TaskReport = Answer<'getTaskReport'>[number]
export type WeekReport = Answer<'getDonePerWeek'>[number]
export type LeadReport = Answer<'getLeadReport'>[number]
export type ReportBy = 'state' | 'person' | 'client'

/** What a report is asked about. Unix seconds, both included. */
export interface ReportAsk {
  group?: string
  recursive?: 'true'
  kind?: 'project' | 'pipeline'
  from: number
  to: number
}

const LONGEST_S = 3650 * 86_400 // what the server counts by weeks

export const taskReportQuery = (by: ReportBy, ask: ReportAsk) =>
  queryOptions({
    queryKey: ['reports', 'tasks', by, ask],
    queryFn: () =>
      api.GET('/reports/tasks', { params: { query: { by, ...ask } } }).then(unwrap) as Promise<TaskReport[]>, // as no table is asked for
  })

export const weekReportQuery = (ask: ReportAsk) =>
  queryOptions({
    queryKey: ['reports', 'weeks', ask],
    queryFn: () =>
      api.GET('/reports/done-per-week', { params: { query: weeksAsked(ask) } }).then(unwrap) as Promise<WeekReport[]>,
  })

export const leadReportQuery = (ask: ReportAsk) =>
  queryOptions({
    queryKey: ['reports', 'leads', leadsAsked(ask)],
    queryFn: () =>
      api.GET('/reports/leads', { params: { query: leadsAsked(ask) } }).then(unwrap) as Promise<LeadReport[]>,
  })

const weeksAsked = (ask: ReportAsk) => ({ ...ask, from: Math.max(ask.from, ask.to - LONGEST_S) })
const leadsAsked = ({ group, from, to }: ReportAsk) => ({ ...(group && { group }), from, to })

/** Where the same figures are a table for spreadsheets. */
export const csvOf = {
  tasks: (by: ReportBy, ask: ReportAsk) => address('tasks', { by, ...ask }),
  weeks: (ask: ReportAsk) => address('done-per-week', weeksAsked(ask)),
  leads: (ask: ReportAsk) => address('leads', leadsAsked(ask)),
}
function address(report: string, query: object): string {
  const pairs = Object.entries({ ...query, format: 'csv' }).map(([name, value]) => [name, String(value)])
  return `/api/v1/reports/${report}?${new URLSearchParams(pairs as [string, string][])}`
}

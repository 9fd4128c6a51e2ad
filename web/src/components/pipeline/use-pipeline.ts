import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { State, TaskItem } from '../../api.ts'
import { useLanguage } from '../../app/language.ts'
import { leadListQuery, leadSummaryQuery, MOST_TASKS } from '../../queries/leads.ts'
import { projectQuery, useMayOf } from '../../queries/projects.ts'
import { inOrder } from '../project/board/order.ts'
import { moneyFor, type Sums, sumsOf, toSums } from './amounts.ts'

/** A pipeline, its stages and its leads, in the order of the board. */
export function usePipeline(id: string) {
  const { data: pipeline } = useSuspenseQuery(projectQuery(id))
  const { data } = useSuspenseQuery(leadListQuery(id))
  // Of so many leads only the newest are here; what all of them come to, the server says. Else it is not asked, and what
  // it once answered elsewhere is old by now.
  const isCut = data.length >= MOST_TASKS
  const { data: known } = useQuery({ ...leadSummaryQuery(id), enabled: isCut })
  const summary = isCut ? known : undefined
  const language = useLanguage()
  const { currency = 'EUR', taskStates } = pipeline
  const money = useMemo(() => moneyFor(language, currency), [language, currency])
  const stages: readonly State[] = taskStates ?? NO_STAGES
  const leads = useMemo(() => [...data].sort(inOrder), [data])
  const stageOf = useMemo(() => {
    const byName = new Map(stages.map((stage) => [stage.name, stage]))
    return (lead: TaskItem) => byName.get(lead.state)
  }, [stages])
  const mayOf = useMayOf()
  const mayOrder = (lead: TaskItem) => mayOf(lead).edit
  const mayMove = (lead: TaskItem) => mayOf(lead).move
  const sumsOfStage = (stage: State, members: readonly TaskItem[]): Sums => {
    const all = summary?.stages.find(({ name }) => name === stage.name)
    return all ? toSums(all) : sumsOf(members, () => stage.type)
  }
  const cut = summary && summary.count > leads.length ? { shown: leads.length, all: summary.count } : undefined
  return { pipeline, currency, money, stages, leads, stageOf, mayMove, mayOrder, sumsOfStage, cut }
}

const NO_STAGES: State[] = []
export type Pipeline = ReturnType<typeof usePipeline>

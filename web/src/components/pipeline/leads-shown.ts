import { useMemo } from 'react'
import type { StateType } from '../../api.ts'
import { useStates } from '../../queries/projects.ts'

/** Which leads a list shows, as its address says it. */
export const LEADS_SHOWN = ['open', 'won', 'lost', 'all'] as const
export type LeadsShown = (typeof LEADS_SHOWN)[number]

const ENDS: Partial<Record<StateType, LeadsShown>> = { completed: 'won', cancelled: 'lost' }

/** The stages of those leads, by name; undefined: any. */
export function useStagesShown(pipelineId: string, shown: LeadsShown): string[] | undefined {
  const stages = useStates(pipelineId)
  return useMemo(
    () =>
      shown === 'all'
        ? undefined
        : stages.filter(({ type }) => (ENDS[type] ?? 'open') === shown).map(({ name }) => name),
    [stages, shown],
  )
}

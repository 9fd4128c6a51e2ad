import { amountOf, expected } from '../money.ts'
import type { Organization } from '../organization/organization.ts'
import { type Project, statesOf } from '../project/project.ts'
import type { State } from '../project/state.ts'

/** Leads of one stage that have the same probability, and what they bring in together. */
export interface StageShare {
  readonly projectId: string
  readonly stateId: number
  /** Percent. */
  readonly probability: number
  readonly count: number
  /** Ten-thousandths. */
  readonly units: bigint
}

export interface StageValue {
  readonly pipeline: Project
  readonly stage: State
  readonly count: number
  /** Decimal strings of the pipeline's currency. */
  readonly amount: string
  readonly weighted: string
}

/** What there is in each stage, pipeline by pipeline: won counts in full, lost as nothing, the others by their probability. */
export function valueByStage(
  org: Organization,
  pipelines: readonly Project[],
  shares: readonly StageShare[],
): StageValue[] {
  return pipelines.flatMap((pipeline) => {
    const own = shares.filter(({ projectId }) => projectId === pipeline.id)
    const held = own.map(({ stateId }) => org.states.get(stateId) as State) // a state is never deleted
    return [...new Set([...statesOf(org, pipeline), ...held])].map((stage) => {
      const inStage = own.filter(({ stateId }) => stateId === stage.id)
      const chances = inStage.map(({ units, probability }) => ({
        amount: amountOf(units),
        probability: chanceOf(stage, probability),
      }))
      return {
        pipeline,
        stage,
        count: inStage.reduce((sum, { count }) => sum + count, 0),
        amount: amountOf(inStage.reduce((sum, { units }) => sum + units, 0n)),
        weighted: expected(chances, pipeline.currency ?? org.currency),
      }
    })
  })
}

const chanceOf = ({ type }: State, probability: number) =>
  type === 'completed' ? 100 : type === 'cancelled' ? 0 : probability

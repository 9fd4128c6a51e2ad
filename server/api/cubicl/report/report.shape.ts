import { type Static, Type } from 'typebox'
import type { StageValue } from '../../../domain/lead/report.ts'
import { fullName, type User } from '../../../domain/people/user.ts'
import type { State } from '../../../domain/project/state.ts'
import type { TaskCounts, Week } from '../../../domain/report/report.ts'
import type { Cell } from '../../http/csv.ts'
import { IdShape, Nullable, toSeconds } from '../../http/shapes.ts'
import { PersonShape, presentPerson } from '../people/user.shape.ts'
import { presentOwnState, StateShape } from '../project/project.shape.ts'
import { presentState } from '../project/state.shape.ts'
import { TaskStateShape } from '../task/activity.shape.ts'

const Count = (description: string) => Type.Integer({ minimum: 0, description, examples: [3] })
const COUNTS = {
  created: Count('Made in the period.'),
  done: Count('Completed in the period.'),
  cancelled: Count('Cancelled in the period.'),
  open: Count('Open at its end, or now when that is to come.'),
  overdue: Count('Of the open ones, those whose deadline had passed by then.'),
}
type Counted = keyof typeof COUNTS
export const COUNTED = Object.keys(COUNTS) as Counted[]

export const TaskReportShape = Type.Object(
  {
    state: Type.Optional(TaskStateShape),
    user: Type.Optional(Nullable(PersonShape)),
    customer: Type.Optional(
      Nullable(Type.Object({ _id: IdShape, name: Type.String({ examples: ['Globex'] }) }, { title: 'ClientName' })),
    ),
    ...COUNTS,
  },
  { title: 'TaskReport' },
)

/** Of what the tasks are counted together: one of these. */
export interface TaskReport extends TaskCounts {
  state?: State
  user?: User | null
  client?: { id: string; name: string } | null
}

export const presentTaskReport = ({ state, user, client, ...counts }: TaskReport): Static<typeof TaskReportShape> => ({
  ...(state && { state: presentState({ ...state, isDefault: false }) }),
  ...(user !== undefined && { user: user && presentPerson(user) }),
  ...(client !== undefined && { customer: client && { _id: client.id, name: client.name } }),
  ...counts,
})

/** What a line of the table begins with. */
export const TASK_TABLES = {
  state: { head: ['state', 'type'], cells: ({ state }) => [state?.name ?? null, state?.type ?? null] },
  person: { head: ['user', 'name'], cells: ({ user }) => (user ? [user.id, fullName(user)] : [null, null]) },
  client: { head: ['customer', 'name'], cells: ({ client }) => (client ? [client.id, client.name] : [null, null]) },
} satisfies Record<string, { head: readonly string[]; cells: (row: TaskReport) => readonly Cell[] }>

export const WeekShape = Type.Object(
  {
    week: Type.String({ description: 'By ISO 8601.', examples: ['2026-W03'] }),
    start: Type.Integer({ description: 'When its Monday begins, in Unix seconds.', examples: [1768165200] }),
    done: Count('Completed in it.'),
  },
  { title: 'WeekReport' },
)
export const presentWeek = ({ name, startAt, done }: Week & { done: number }): Static<typeof WeekShape> => ({
  week: name,
  start: toSeconds(startAt),
  done,
})

const Amount = Type.String({ description: 'A decimal number.', examples: ['1250.5'] })
export const LeadReportShape = Type.Object(
  {
    group: IdShape,
    stage: StateShape,
    count: Count('Leads in the stage.'),
    amount: Amount,
    weighted: { ...Amount, description: 'By probability; won counts in full, lost as nothing.' },
    currency: Type.String({ description: 'ISO 4217.', examples: ['EUR'] }),
  },
  { title: 'LeadReport' },
)
export const presentStageValue = (
  { pipeline, stage, count, amount, weighted }: StageValue,
  currency: string,
): Static<typeof LeadReportShape> => ({
  group: pipeline.id,
  stage: presentOwnState(stage),
  count,
  amount,
  weighted,
  currency,
})

import { type Static, type TSchema, Type } from 'typebox'
import type { Lead, LeadContent } from '../../../domain/lead/lead.ts'
import { shownStatus } from '../../../domain/lead/lead.ts'
import type { Organization } from '../../../domain/organization/organization.ts'
import { completes } from '../../../domain/project/state.ts'
import type { Recurrence } from '../../../domain/task/recurrence.ts'
import type { CheckList, ProgressBar } from '../../../domain/task/steps.ts'
import { STEP_TYPES } from '../../../domain/task/task.ts'
import type { TaskSummary, WholeTask } from '../../../store/task/rows.ts'
import { Choice, IdShape, Nullable, Seconds, Text, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'

export const TaskParams = Type.Object({ id: IdShape })

const Money = Nullable(
  Type.String({ description: "A decimal string of the pipeline's currency.", examples: ['1250.00'] }),
)
const Words = Nullable(Text(1000))

const ofLead = {
  contact: Words,
  position: Words,
  company: Words,
  email: Words,
  phone: Words,
  linkedin: Words,
  url: Words,
  address: Words,
  city: Words,
  state: Words,
  country: Words,
  postCode: Words,
  probability: Nullable(Type.Number({ description: 'Percent, 0–100.' })),
  expectedRevenue: Money,
  mrr: Money,
  periodRevenue: Money,
  period: Nullable(Type.Number({ description: 'The billing period in months.' })),
  estimateDays: Nullable(Type.Number({ description: 'Days to close.' })),
  remindAt: Nullable(Seconds),
  nextStep: Words,
  reason: Nullable(Text(1000, { description: 'Why it was won or lost. It goes when the lead is open again.' })),
  status: Choice(['todo', 'inProgress', 'done', 'expired'], {
    description: 'expired is read for an open lead whose deadline has passed; it is never stored.',
  }),
} satisfies Record<keyof LeadContent, TSchema>
/** What a lead is beyond a task; readable and writable. */
export const LeadShape = Type.Object(ofLead, { title: 'Lead' })

export const RecurrenceShape = Type.Object(
  {
    type: Choice(['daily', 'weekly', 'monthly']),
    period: Type.Integer({ minimum: 1, maximum: 1000, description: 'Every N days, weeks or months.' }),
    createWhen: Choice(['after-deadline', 'completed']),
    active: Type.Boolean({ description: 'false: paused.' }),
    stopCondition: Choice(['none', 'date', 'count']),
    end: Type.Optional(Nullable(Seconds)),
    maxCount: Type.Optional(Nullable(Type.Integer({ maximum: 1_000_000, description: 'The task itself is copy 1.' }))),
    days: Type.Optional(
      Nullable(Type.Array(Type.Boolean(), { minItems: 7, maxItems: 7, description: 'Weekly: Monday first.' })),
    ),
    timezone: Type.Optional(
      Nullable(
        Text(64, { description: 'IANA: where its days and times are counted. Absent: in the organization’s zone.' }),
      ),
    ),
  },
  { title: 'Recurrence' },
)

const DEEPEST = 8
export const ProgressBarShape = Type.Object(
  { completed: Type.Number(), total: Type.Number() },
  { title: 'ProgressBar' },
)
const stepShape = (depth: number): ReturnType<typeof Type.Object> =>
  Type.Object(
    {
      id: IdShape,
      name: Text(1000),
      desc: Type.Optional(Text(10_000)),
      assignees: Type.Array(IdShape),
      stepType: Type.Optional(Choice(['steps', 'progress'], { description: 'Absent: no sub-steps.' })),
      ...(depth < DEEPEST && { steps: Type.Optional(Type.Array(stepShape(depth + 1))) }),
      completed: Type.Union([Type.Boolean(), Type.Number()], { description: "A number when stepType is 'progress'." }),
      total: Type.Optional(Type.Number({ description: "When stepType is 'progress'." })),
    },
    { title: 'TaskStep' },
  )
const StepsShape = Type.Unsafe<CheckList | ProgressBar>({ anyOf: [Type.Array(stepShape(1)), ProgressBarShape] })

const wholeTask = {
  _id: IdShape,
  name: Type.String({ examples: ['Pay rent'] }),
  desc: Type.String({ description: 'Markdown.' }),
  state: Type.String({ description: 'The name of a state of the project.', examples: ['cb_active'] }),
  start: Nullable(Seconds),
  deadline: Nullable(Seconds),
  allDay: Type.Boolean({
    description:
      "The dates are days, the same for everybody: start is the first second of its day and deadline the last, in the organization's zone.",
  }),
  assignees: Type.Array(IdShape),
  assignedBy: IdShape,
  followers: Type.Array(IdShape),
  priority: Type.Integer({ minimum: 1, maximum: 5, description: '5 is the highest.' }),
  priorityScore: Type.Number({ description: 'The order within one priority, lowest on top.' }),
  group: IdShape,
  completedAt: Nullable(Seconds),
  archivedAt: Nullable(Seconds),
  createdAt: Seconds,
  stepType: Choice(STEP_TYPES),
  steps: Type.Optional(StepsShape),
  customer: Nullable(Type.Object({ _id: IdShape, name: Type.String() })),
  files: Type.Array(Type.Object({ _id: IdShape })),
  tags: Type.Array(IdShape),
  subtasks: Type.Array(IdShape),
  parent: Nullable(IdShape),
  blockedBy: Type.Array(IdShape, {
    description: 'The tasks that have to be finished before it; those that you may see.',
  }),
  blocked: Type.Boolean({ description: 'One of them is not finished.' }),
  email: Type.Optional(Type.Object({ emailUserId: IdShape }, { description: 'It was made from a mail.' })),
  private: Type.Boolean(),
  sharedWithCustomer: Type.Boolean(),
  estimatedTime: Type.Optional(Type.Number({ description: 'Seconds.' })),
  customFields: Type.Record(Type.String(), Type.String(), { description: 'By the name of the field.' }),
  recurrent: Type.Boolean(),
  recurrence: Type.Optional(RecurrenceShape),
  lastCopy: Type.Optional(Type.Boolean({ description: 'The newest copy of a recurrent task.' })),
  lead: Type.Optional(LeadShape),
}
export const TaskShape = Type.Object(wholeTask, { title: 'Task' })
/** A task of a page: the members that were asked for. */
export const TaskItemShape = Type.Object({ ...Type.Partial(TaskShape).properties, _id: IdShape }, { title: 'TaskItem' })

export type TaskProperty = keyof typeof wholeTask
export const TASK_PROPERTIES = Object.keys(wholeTask) as TaskProperty[]
/** Left out of pages unless asked for. */
export const LONG_PROPERTIES: readonly TaskProperty[] = ['desc', 'steps', 'files', 'recurrence']

/** What a presented task needs beside it. */
export interface TaskContext {
  org: Organization
  /** The transaction's time. */
  now: number
  lead?: Lead | undefined
  /** Whether the actor may see its parent, or a subtask. */
  isSeen: (id: string) => boolean
  /** Whether a task that it waits for is not finished, where the actor may see that one. */
  isOpen: (id: string) => boolean
}

type TaskItem = Static<typeof TaskItemShape>

export function presentSummary(task: TaskSummary, { org, now, lead, isSeen, isOpen }: TaskContext): TaskItem {
  return {
    _id: task.id,
    name: task.name,
    state: org.states.get(task.stateId)?.name ?? '',
    start: toSecondsOrNull(task.startAt),
    deadline: toSecondsOrNull(task.deadlineAt),
    allDay: task.allDay,
    assignees: task.assigneeIds.map(String),
    assignedBy: String(task.ownerId),
    followers: task.followerIds.map(String),
    priority: task.priority,
    priorityScore: -task.rank,
    group: task.projectId,
    completedAt: toSecondsOrNull(task.completedAt),
    archivedAt: toSecondsOrNull(task.archivedAt),
    createdAt: toSeconds(task.createdAt),
    stepType: task.stepType,
    customer: task.clientId === null ? null : { _id: task.clientId, name: task.clientName ?? '' },
    tags: task.tagIds as string[],
    subtasks: task.subtaskIds.filter(isSeen),
    parent: task.parentId !== null && isSeen(task.parentId) ? task.parentId : null,
    blockedBy: task.blockerIds.filter(isSeen),
    blocked: task.blockerIds.some(isOpen),
    email: task.emailUserId === null ? undefined : { emailUserId: task.emailUserId },
    private: task.isPrivate,
    sharedWithCustomer: task.sharedWithClient,
    estimatedTime: task.estimatedTimeS ?? undefined,
    customFields: task.customFields,
    recurrent: task.isRecurrent,
    lastCopy: task.isRecurrent ? task.isLastCopy : undefined,
    lead: lead && presentLead(task, lead, org, now),
  }
}

export function presentTask(task: WholeTask, context: TaskContext): Static<typeof TaskShape> {
  return {
    ...(presentSummary(task, context) as Static<typeof TaskShape>), // with what follows it is whole
    desc: task.desc,
    ...(task.steps && { steps: task.steps }),
    files: task.fileIds.map((_id) => ({ _id })),
    ...(task.recurrence && { recurrence: presentRecurrence(task.recurrence) }),
  }
}

export const presentRecurrence = ({ end, zone, ...recurrence }: Recurrence): Static<typeof RecurrenceShape> => ({
  ...(recurrence as Omit<Static<typeof RecurrenceShape>, 'end' | 'timezone'>), // lists that are not ours to change
  ...(zone && { timezone: zone }),
  ...(end !== undefined && { end: toSecondsOrNull(end) }),
})

function presentLead(task: TaskSummary, lead: Lead, org: Organization, now: number): Static<typeof LeadShape> {
  const isOpen = !completes(org.states.get(task.stateId)?.type ?? 'waiting')
  const { taskId, priorityDigits, numberFields, extra, ...content } = lead
  return {
    ...content,
    remindAt: toSecondsOrNull(lead.remindAt),
    status: shownStatus(lead.status, isOpen, task.deadlineAt, now),
  }
}

import { type Static, Type } from 'typebox'
import type { LeadInput } from '../../../domain/lead/lead.ts'
import type { Recurrence } from '../../../domain/task/recurrence.ts'
import type { CheckListInput, ProgressBar } from '../../../domain/task/steps.ts'
import { STEP_TYPES } from '../../../domain/task/task.ts'
import type { InputWithout, TaskInput } from '../../../usecases/task/input.ts'
import { Choice, GivenSeconds, Name, Nullable, Text, toMs, toUserId } from '../../http/shapes.ts'
import { LeadShape, RecurrenceShape } from './task.shape.ts'

const Id = Text(30)
const Ids = Nullable(Type.Array(Id, { maxItems: 500 }))
/** An id, or the record that was read, sent back. */
const IdOrRecord = Type.Union([Id, Type.Object({ _id: Id })])
export const IdsOrRecords = Type.Array(IdOrRecord, { maxItems: 500 })
export const toIds = (given: Static<typeof IdsOrRecords>) =>
  given.map((each) => (typeof each === 'string' ? each : each._id))

const DEEPEST = 9 // one more than there may be, so that the rule for it speaks
const stepBody = (depth: number): ReturnType<typeof Type.Object> =>
  Type.Object(
    {
      id: Type.Optional(Id),
      name: Name(1000),
      desc: Type.Optional(Nullable(Text(10_000))),
      assignees: Type.Optional(Ids),
      stepType: Type.Optional(Nullable(Choice(['steps', 'progress']))),
      ...(depth < DEEPEST && { steps: Type.Optional(Nullable(Type.Array(stepBody(depth + 1), { maxItems: 500 }))) }),
      completed: Type.Optional(Type.Union([Type.Boolean(), Type.Number()])),
      total: Type.Optional(Nullable(Type.Number({ maximum: 1e9 }))),
    },
    { title: 'TaskStepInput' },
  )
const StepsBody = Type.Unsafe<CheckListInput | ProgressBar | null>({
  anyOf: [
    Type.Array(stepBody(1), { maxItems: 500 }),
    Type.Object({ completed: Type.Number(), total: Type.Number({ maximum: 1e9 }) }),
    { type: 'null' },
  ],
})

const MoneyBody = Nullable(Text(40))
const LeadBody = Type.Partial(
  Type.Object({
    ...LeadShape.properties,
    expectedRevenue: MoneyBody,
    mrr: MoneyBody,
    periodRevenue: MoneyBody,
    remindAt: Nullable(GivenSeconds),
  }),
)

export const RecurrenceBody = Type.Object(
  { ...RecurrenceShape.properties, end: Type.Optional(Nullable(GivenSeconds)) },
  { title: 'RecurrenceInput' },
)

const members = {
  group: Id,
  name: Name(1000),
  desc: Nullable(Text(200_000)),
  state: Text(200),
  start: Nullable(GivenSeconds),
  deadline: Nullable(GivenSeconds),
  allDay: Nullable(
    Type.Boolean({
      description:
        'The dates are days. Left unsaid, a date that is given means the time it tells, unless it is the edge of a day of a task whose dates are days.',
    }),
  ),
  assignees: Ids,
  followers: Ids,
  priority: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
  priorityScore: Type.Number({ minimum: -1e15, maximum: 1e15 }),
  tags: Ids,
  customer: Type.Union([Id, Type.Object({ _id: Id }), Type.Null()]),
  files: Nullable(IdsOrRecords),
  stepType: Nullable(Choice(STEP_TYPES)),
  steps: StepsBody,
  estimatedTime: Nullable(Type.Number({ minimum: 0, maximum: 1e10, description: 'Seconds.' })),
  customFields: Nullable(Type.Record(Type.String({ maxLength: 200 }), Nullable(Text(10_000)))),
  private: Nullable(Type.Boolean()),
  recurrent: Nullable(Type.Boolean()),
  recurrence: Nullable(RecurrenceBody),
  parent: Nullable(Id),
  blockedBy: Nullable(
    Type.Array(Id, {
      maxItems: 100,
      description: 'The tasks that have to be finished before it, none of which waits for it.',
    }),
  ),
  workFlowId: Nullable(Id),
  workflowId: Nullable(Id),
  lead: Nullable(LeadBody),
}

const { group, name, ...optional } = Type.Partial(Type.Object(members)).properties
export const NewTaskBody = Type.Object(
  { group: members.group, name: members.name, ...optional },
  {
    examples: [{ group: '7296438250274881536', name: 'Pay rent', assignees: ['2'], deadline: 1769817600, priority: 4 }],
  },
)
export const SubtaskBody = Type.Object(
  { subtask: Text(30, { description: 'The id of a task.' }) },
  { examples: [{ subtask: '7296438250274881538' }] },
)
export const TaskChangeBody = Type.Object(
  { group, name, ...optional, subtasks: Type.Optional(Ids), updateTemplate: Type.Optional(Nullable(Type.Boolean())) },
  { examples: [{ name: 'Pay rent and power', priority: 5 }] },
)

/** The body in the domain's words. Null and what is falsy for the type unset a member; what is not there stays as it is. */
export function toTaskInput(body: Partial<Static<typeof TaskChangeBody>>): TaskInput {
  const { assignees, followers, tags, files, customer, subtasks, start, deadline, recurrence, lead } = body
  const workFlowId = body.workFlowId ?? body.workflowId
  const input: InputWithout<'stateId' | 'ownerId' | 'createdAt'> = {
    projectId: body.group,
    name: body.name,
    desc: body.desc === null ? '' : body.desc,
    state: body.state,
    startAt: start && toMs(start),
    deadlineAt: deadline && toMs(deadline),
    allDay: body.allDay === null ? false : body.allDay,
    assigneeIds: assignees === undefined ? undefined : (assignees ?? []).map(toUserId),
    followerIds: followers === undefined ? undefined : (followers ?? []).map(toUserId),
    priority: body.priority === null ? 3 : body.priority,
    rank: body.priorityScore === undefined ? undefined : -body.priorityScore,
    tagIds: tags === null ? [] : tags,
    clientId: typeof customer === 'object' ? (customer?._id ?? null) : customer,
    fileIds: files === undefined ? undefined : toIds(files ?? []),
    stepType: body.stepType === null ? 'none' : body.stepType,
    steps: body.steps,
    estimatedTimeS: body.estimatedTime,
    customFields: body.customFields && textsOf(body.customFields),
    isPrivate: body.private === null ? false : body.private,
    isRecurrent: body.recurrent === null ? false : body.recurrent,
    recurrence: recurrence && toRecurrence(recurrence),
    parentId: body.parent,
    blockerIds: body.blockedBy === null ? [] : body.blockedBy,
    subtaskIds: subtasks === null ? [] : subtasks,
    workFlowId,
    lead: lead ? toLeadInput(lead) : undefined,
  }
  // 0 unsets an instant, and so must not be left as one.
  if (start === 0) input.startAt = null
  if (deadline === 0) input.deadlineAt = null
  return input
}

const textsOf = (fields: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value ?? '']))

export const toRecurrence = ({ end, timezone, ...recurrence }: Static<typeof RecurrenceBody>): Recurrence => ({
  ...recurrence,
  ...(timezone && { zone: timezone }),
  ...(end !== undefined && { end: end === null ? null : toMs(end) }),
})

function toLeadInput({ remindAt, status, ...lead }: Static<typeof LeadBody>): LeadInput {
  const known = Object.keys(LeadShape.properties)
  const content = Object.fromEntries(Object.entries(lead).filter(([field]) => known.includes(field)))
  return {
    ...content,
    ...(remindAt !== undefined && { remindAt: remindAt ? toMs(remindAt) : null }),
    ...(status !== undefined && status !== 'expired' && { status }),
  }
}

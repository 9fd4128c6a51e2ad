import { type Static, Type } from 'typebox'
import type { Activity, ActivityType, Change, Event, EventData } from '../../../domain/events.ts'
import { type EmailDetails, MAIL_STATUSES } from '../../../domain/mail/person.ts'
import { namesOther } from '../../../domain/task/fields.ts'
import { Choice, IdShape, Nullable, Seconds, toSeconds } from '../../http/shapes.ts'
import { FileShape } from '../file/file.shape.ts'
import { presentChange } from './change.ts'

export const MentionShape = Type.Object({ id: IdShape, name: Type.String() }, { title: 'Mention' })

export const EmailPersonShape = Type.Object(
  { name: Type.String(), emailAddress: Type.String() },
  { title: 'EmailPerson' },
)
const EmailDetailsShape = Type.Object(
  { to: Type.Array(EmailPersonShape), cc: Type.Array(EmailPersonShape), from: EmailPersonShape },
  { title: 'EmailDetails' },
)

const ACTIVITY_WORDS = {
  'task.posted': 'post',
  'task.updated': 'update',
  'task.progressed': 'progress',
  'task.archived': 'archive',
  'task.restored': 'restore',
  'task.state_changed': 'state-change',
  'task.deleted': 'delete',
} as const satisfies Record<ActivityType, string>

export const TaskStateShape = Type.Object(
  {
    name: Type.String({ examples: ['cb_active'] }),
    type: Choice(['waiting', 'active', 'completed', 'suspended', 'cancelled']),
    color: Type.String({ description: 'Hex.', examples: ['#2ecc71'] }),
    textColor: Type.String({ examples: ['#fff'] }),
    isDefault: Type.Optional(Type.Boolean()),
  },
  { title: 'TaskState' },
)

export const TaskActivityShape = Type.Object(
  {
    _id: IdShape,
    user: Type.String({ description: 'Empty: nobody of the organization.', examples: ['2'] }),
    type: Choice(Object.values(ACTIVITY_WORDS)),
    data: Type.Optional(
      Type.Object(
        {},
        {
          additionalProperties: true,
          description:
            '{ changes: [{ field, from, to, at }] } of an update. With `at`, from and to are the parts that differ of long texts or lists, and begin there.',
        },
      ),
    ),
    content: Type.Optional(Type.String({ description: 'Markdown.' })),
    files: Type.Optional(Type.Array(FileShape)),
    createdAt: Seconds,
    replyToId: Type.Optional(IdShape),
    editedAt: Type.Optional(Seconds),
    customerCanSee: Type.Boolean(),
    mentions: Type.Array(MentionShape),
    emailUser: Type.Optional({ ...IdShape, description: 'Who wrote it by mail; `user` is empty then.' }),
    emailDetails: Type.Optional(EmailDetailsShape),
    mailStatus: Type.Optional(Choice(MAIL_STATUSES, { description: 'Of a comment that can go out as a mail.' })),
    mailError: Type.Optional(Type.String({ description: 'Why it was not sent, or not to everybody.' })),
  },
  { title: 'TaskActivity' },
)
export const NullableActivityShape = Nullable(TaskActivityShape)

export const TaskStateActivityShape = Type.Object(
  {
    _id: IdShape,
    user: IdShape,
    task: IdShape,
    type: Type.Literal('state-change'),
    data: Type.Object({ oldState: TaskStateShape, newState: TaskStateShape }),
  },
  { title: 'TaskStateActivity' },
)

/** What the activities of a page need to be shown. */
export interface ActivityContext {
  /** The names of the files of posts, by id. */
  readonly fileNames: ReadonlyMap<string, string>
  /** Whether the reader may see a task or a project that a change tells of. */
  readonly isSeen: (id: string) => boolean
}

export function presentActivity(
  activity: Activity,
  { fileNames, isSeen }: ActivityContext,
): Static<typeof TaskActivityShape> {
  const { data } = activity
  const isPost = 'mentions' in data
  return {
    _id: activity.id,
    user: isPost && cameByMail(data as EventData['task.posted']) ? '' : String(activity.actorId),
    type: ACTIVITY_WORDS[activity.type],
    ...(!isPost && {
      data: 'changes' in data ? { changes: visibleChanges(data.changes, isSeen).map(presentChange) } : data,
    }),
    ...(activity.content !== null && { content: activity.content }),
    ...(isPost && { files: data.fileIds.map((_id) => ({ _id, name: fileNames.get(_id) ?? '' })) }),
    createdAt: toSeconds(activity.at),
    ...(activity.replyToId !== null && { replyToId: activity.replyToId }),
    ...(isPost && data.editedAt !== undefined && { editedAt: toSeconds(data.editedAt) }),
    customerCanSee: activity.clientCanSee,
    mentions: isPost ? data.mentions : [],
    ...(isPost && presentMail(data as EventData['task.posted'])), // posts alone have mentions
  }
}

const cameByMail = ({ emailDetails, mailStatus }: EventData['task.posted']) =>
  !!emailDetails && mailStatus === undefined

function presentMail({ emailUserId, emailDetails, mailStatus, mailError }: EventData['task.posted']) {
  const copy = ({ from, to, cc }: EmailDetails) => ({ from, to: [...to], cc: [...cc] })
  return {
    ...(emailUserId !== undefined && { emailUser: emailUserId }),
    ...(emailDetails && { emailDetails: copy(emailDetails) }),
    ...(mailStatus && { mailStatus }),
    ...(mailError && { mailError }),
  }
}

/** The changes, without what the reader may not know of; one that was of nothing else is left out. */
function visibleChanges(changes: readonly Change[], isSeen: (id: string) => boolean): Change[] {
  const visible = (value: unknown) =>
    Array.isArray(value) ? value.filter(isSeen) : typeof value === 'string' && !isSeen(value) ? null : value
  return changes
    .map((change) => (namesOther(change) ? { ...change, from: visible(change.from), to: visible(change.to) } : change))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
}

/** Whether there is nothing in it that the reader may know of. */
export const isHidden = ({ data }: Activity, { isSeen }: ActivityContext): boolean =>
  'changes' in data && visibleChanges(data.changes, isSeen).length === 0

/** The tasks that the activities name beside their own. */
export const otherTaskIdsOf = (activities: readonly Activity[]): string[] =>
  activities
    .flatMap(({ data }) => ('changes' in data ? data.changes : []))
    .filter((change) => namesOther(change) === 'task')
    .flatMap(({ from, to }) => [from, to].flat() as (string | null)[]) // by the filter
    .filter((id) => id !== null)

export const fileIdsOf = (activities: readonly Activity[]) =>
  activities.flatMap(({ data }) => ('fileIds' in data ? data.fileIds : []))

/** Of an event that is shown as an activity of a type it may not have: what answers a change that changed nothing. */
export const presentAs = (
  event: Event,
  type: 'archive' | 'restore' | 'progress',
): Static<typeof TaskActivityShape> => ({
  _id: event.id,
  user: String(event.actorId),
  type,
  createdAt: toSeconds(event.at),
  customerCanSee: false,
  mentions: [],
})

import { Temporal } from 'temporal-polyfill'
import { formatDay, formatInstant } from '../../domain/date-format.ts'
import { SYSTEM_USER_ID } from '../../domain/people/actor.ts'
import type { User } from '../../domain/people/user.ts'
import { all, compares, exists, isIn } from '../../domain/task/filter.ts'
import { withPlainMentions } from '../../domain/task/mentions.ts'
import type { ReadTx } from '../../store/core/store.ts'
import * as settings from '../../store/notification/mail.ts'
import * as notifications from '../../store/notification/notifications.ts'
import { list } from '../../store/task/list.ts'
import type { TaskSummary } from '../../store/task/rows.ts'
import { visibleIds } from '../../store/task/tasks.ts'
import { newsLetter, summaryLetter } from './news-letters.ts'
import {
  answersGoTo,
  type Composed,
  doerOf,
  linkTo,
  mailboxOf,
  type Place,
  projectNameOf,
  receiverOf,
  senderOf,
  wayOut,
} from './reader.ts'

const MOST_DUE = 50

/** What of these notifications the reader has not read by now, may see, and wants to be mailed of. */
export async function composeNews(
  tx: ReadTx,
  user: User,
  ids: readonly string[],
  place: Place,
): Promise<Composed | undefined> {
  const { email } = await settings.settings(tx)
  const unread = (await notifications.listUnread(tx, ids)).filter(
    ({ kind }) => kind === 'webhook' || email[kind === 'unblocked' ? 'assigned' : kind],
  )
  const seen = await visibleIds(tx, [...new Set(unread.flatMap(({ taskId }) => taskId ?? []))])
  const news = unread.flatMap((each) => {
    const { kind, taskId, taskName, projectId, content } = each
    if (kind === 'webhook') {
      const webhook = { id: kind, name: content ?? '', project: null, link: linkTo(place, '/integrations') }
      return [{ ...each, about: webhook, by: doerOf(tx, SYSTEM_USER_ID), words: null }]
    }
    if (taskId === null || taskName === null || !seen.has(taskId)) return []
    const link = linkTo(place, `/tasks/${taskId}`)
    const about = { id: taskId, name: taskName, project: projectId && projectNameOf(tx, projectId), link }
    return [
      {
        ...each,
        about,
        by: each.sender ? senderOf(each.sender) : doerOf(tx, each.actorId),
        words: content && withPlainMentions(content),
      },
    ]
  })
  if (news.length === 0) return undefined
  const { unsubscribeUrl, footer } = wayOut(user, 'news', place, tx)
  const letter = newsLetter(receiverOf(tx, user), news.reverse(), linkTo(place, '/notifications'), footer)
  const [{ taskId, projectId } = { taskId: null, projectId: null }] = news
  const isOfOne = taskId !== null && news.every((each) => each.taskId === taskId)
  const replyTo = isOfOne ? await answersGoTo(tx, user, { id: taskId, projectId }, place) : null
  return { to: mailboxOf(user), unsubscribeUrl, replyTo, ...letter }
}

/** What is late and what is due on the day. Undefined where there is nothing, or the day is over. */
export async function composeSummary(tx: ReadTx, user: User, at: number, place: Place): Promise<Composed | undefined> {
  const { email } = await settings.settings(tx)
  const day = dayOf(at, user.zone)
  if (!email.dailySummary || !day.equals(dayOf(tx.now, user.zone))) return undefined
  const due = await listDue(tx, user, day)
  const unread = await notifications.countUnread(tx, 100)
  if (due.length === 0 && unread === 0) return undefined
  const toEntry = (task: TaskSummary) => ({
    name: task.name,
    project: projectNameOf(tx, task.projectId),
    link: linkTo(place, `/tasks/${task.id}`),
    when: task.allDay ? formatDay(task.deadlineAt ?? 0, user, tx.org.zone) : formatInstant(task.deadlineAt ?? 0, user),
  })
  const isLate = (task: TaskSummary) =>
    task.allDay
      ? Temporal.PlainDate.compare(dayOf(task.deadlineAt ?? 0, tx.org.zone), day) < 0
      : (task.deadlineAt ?? 0) < tx.now
  const { unsubscribeUrl, footer } = wayOut(user, 'summary', place, tx)
  const facts = {
    day: formatDay(at, user, user.zone),
    late: due.filter(isLate).map(toEntry),
    today: due.filter((task) => !isLate(task)).map(toEntry),
    unread,
    links: { home: linkTo(place, '/'), notifications: linkTo(place, '/notifications') },
  }
  return { to: mailboxOf(user), unsubscribeUrl, ...summaryLetter(receiverOf(tx, user), facts, footer) }
}

/** The reader's open tasks with a deadline up to the end of the day, the most pressing first. */
async function listDue(tx: ReadTx, user: User, day: Temporal.PlainDate): Promise<TaskSummary[]> {
  const endOf = (zone: string) => day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
  const to = Math.max(endOf(user.zone), endOf(tx.org.zone))
  const open = [exists('completedAt', false), exists('archivedAt', false)]
  const filter = all(isIn('assigneeIds', [user.id]), ...open, compares('deadlineAt', 'lte', to))
  const found = await list(tx, filter, { skip: 0, limit: MOST_DUE })
  const isDue = ({ allDay, deadlineAt }: TaskSummary) =>
    (deadlineAt ?? 0) <= (allDay ? endOf(tx.org.zone) : endOf(user.zone))
  return found.filter(isDue).sort((a, b) => (a.deadlineAt ?? 0) - (b.deadlineAt ?? 0))
}

const dayOf = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()

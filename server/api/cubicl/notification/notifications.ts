import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf, mayInProject } from '../../../domain/access.ts'
import { isRecordId } from '../../../domain/ids.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import * as notifications from '../../../store/notification/notifications.ts'
import { visibleIds } from '../../../store/task/tasks.ts'
import { markAllNotifications, markNotification } from '../../../usecases/notification/notifications.ts'
import { Flag, IdShape, Nullable } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NotificationShape, presentNotification } from './notification.shape.ts'

const tags = ['Notifications']
const MOST_COUNTED = 100
const config = { action: 'see_own_notifications' } as const

export const notificationRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listNotifications',
    summary: 'Your notifications, newest first.',
    tags,
    querystring: Type.Object(
      {
        unread: Type.Optional({ ...Flag, description: "'true': only those that you have not read." }),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
        before: Type.Optional(Type.String({ description: 'The id of the last one that you have already.' })),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(NotificationShape), ...problems() },
  }
  api.get('/notifications', { schema: list, config }, async ({ actor, query: { unread, limit, before } }) =>
    store.read(actor, async (tx) => {
      if (before !== undefined && !isRecordId(before)) return []
      return present(tx, await notifications.list(tx, { isUnread: unread === 'true', limit, before }))
    }),
  )

  const count = {
    operationId: 'countUnreadNotifications',
    summary: 'How many notifications you have not read; no more than 100 are counted.',
    tags,
    response: { 200: Type.Object({ unread: Type.Integer({ minimum: 0, maximum: MOST_COUNTED }) }), ...problems() },
  }
  api.get('/notifications/unread', { schema: count, config }, async ({ actor }) =>
    store.read(actor, async (tx) => ({ unread: await notifications.countUnread(tx, MOST_COUNTED) })),
  )

  const mark = {
    operationId: 'updateNotification',
    summary: 'Mark a notification as read, or as unread again.',
    tags,
    params: Type.Object({ id: IdShape }),
    body: Type.Object({ read: Type.Boolean() }, { examples: [{ read: true }] }),
    response: { 200: NotificationShape, ...problems(404) },
  }
  api.put('/notifications/:id', { schema: mark, config }, async ({ write, params: { id }, body: { read } }) =>
    write(async (tx) => {
      const [shown] = await present(tx, [await markNotification(tx, id, read)])
      return shown! // one in, one out
    }),
  )

  const markAll = {
    operationId: 'readAllNotifications',
    summary: 'Mark all your notifications as read, or all of a task, as when it is opened.',
    tags,
    body: Type.Object(
      { read: Type.Literal(true), task: Type.Optional(Nullable(Type.String({ description: 'A task; absent: all.' }))) },
      { examples: [{ read: true }] },
    ),
    response: { 200: Type.Object({}), ...problems() },
  }
  api.put('/notifications', { schema: markAll, config }, async ({ write, body: { task = null } }) => {
    return write(async (tx) => {
      await markAllNotifications(tx, task)
      return {}
    })
  })
}

async function present(tx: ReadTx, page: readonly notifications.Notification[]) {
  const access = accessOf(tx.org, tx.actor.userId)
  const seen = {
    org: tx.org,
    taskIds: await visibleIds(tx, [...new Set(page.flatMap(({ taskId }) => taskId ?? []))]),
    maySeeProject: (id: string) => mayInProject(access, 'see_project', id),
  }
  return page.map((notification) => presentNotification(notification, seen))
}

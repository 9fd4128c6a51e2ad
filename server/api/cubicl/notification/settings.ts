import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import type { Store } from '../../../store/core/store.ts'
import { settings } from '../../../store/notification/mail.ts'
import { changeSettings } from '../../../usecases/notification/settings.ts'
import { problems } from '../errors.ts'
import { TIME_OF_DAY } from '../people/me.shape.ts'

const tags = ['Notifications']
const KINDS = {
  assigned: Type.Boolean({ description: 'Tasks that are given to you.' }),
  commented: Type.Boolean({ description: 'Comments on tasks of yours and on those that you follow.' }),
  mentioned: Type.Boolean({ description: 'Who mentions you.' }),
  reminder: Type.Boolean({ description: 'Reminders, at once.' }),
  client: Type.Boolean({ description: 'What people outside write.' }),
  dailySummary: Type.Boolean({ description: 'What is late and what is due, once a day.' }),
}

const SettingsShape = Type.Object(
  {
    email: Type.Object(KINDS),
    summaryAt: Type.String({ description: 'When the daily summary goes out, in your zone.', examples: ['08:00'] }),
  },
  { title: 'NotificationSettings' },
)

export const notificationSettings: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const get = {
    operationId: 'getNotificationSettings',
    summary: 'Which mails you get.',
    tags,
    response: { 200: SettingsShape, ...problems() },
  }
  const path = '/users/self/notification-settings'
  api.get(path, { schema: get, config: { action: 'see_own_notifications' } }, async ({ actor }) =>
    store.read(actor, settings),
  )

  const put = {
    operationId: 'updateNotificationSettings',
    summary: 'Change which mails you get. What is left out stays as it is.',
    tags,
    body: Type.Object(
      {
        email: Type.Optional(Type.Partial(Type.Object(KINDS))),
        summaryAt: Type.Optional(
          Type.String({
            format: TIME_OF_DAY,
            minLength: 5,
            description: '`HH:MM`, in your zone.',
            examples: ['07:30'],
          }),
        ),
      },
      { examples: [{ email: { commented: false, dailySummary: true }, summaryAt: '07:30' }] },
    ),
    response: { 200: SettingsShape, ...problems() },
  }
  api.put(path, { schema: put, config: { action: 'edit_self' } }, async ({ write, body }) =>
    write((tx) => changeSettings(tx, body)),
  )
}

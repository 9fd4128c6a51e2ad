import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isRecordId } from '../../../domain/ids.ts'
import type { Store } from '../../../store/core/store.ts'
import * as events from '../../../store/event/events.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { resendPost } from '../../../usecases/mail/send-post.ts'
import { editPost, post, removePost, showToClient } from '../../../usecases/task/posts.ts'
import { linkNext } from '../../http/next-page.ts'
import { IdShape, Nullable, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { TaskActivityShape } from './activity.shape.ts'
import { presentedActivities, presentedActivity } from './presented-activity.ts'
import { TaskParams } from './task.shape.ts'

const PostParams = Type.Object({ taskId: IdShape, activityId: IdShape })
const Mentions = Nullable(Type.Array(Type.Object({ id: Text(30), name: Text(200) }), { maxItems: 100 }))

const People = (options: object) =>
  Type.Array(Type.Object({ name: Type.Optional(Nullable(Text(200))), emailAddress: Text(254, { minLength: 1 }) }), {
    maxItems: 50,
    ...options,
  })
const toPeople = (people: { name?: string | null; emailAddress: string }[] | null | undefined) =>
  (people ?? []).map(({ name, emailAddress }) => ({ name: name ?? '', emailAddress: emailAddress.trim() }))

const PageQuery = Type.Object(
  {
    before: Type.Optional(Text(30, { description: 'The id of the oldest activity that you have already.' })),
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 500 }),
  },
  { additionalProperties: false },
)

export const taskActivities: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const tags = ['Activities']

  api.get(
    '/tasks/:id/activities',
    {
      config: { action: 'see_task' },
      schema: {
        operationId: 'listActivities',
        summary: 'What happened to a task, oldest first: its newest activities, or those before one.',
        description:
          'A page ends after `limit` activities, or after 2 MiB of texts. Where there are older ones, the header `Link` says where they are, with rel="next".',
        tags,
        params: TaskParams,
        querystring: PageQuery,
        response: { 200: Type.Array(TaskActivityShape), ...problems(404) },
      },
    },
    async (request, reply) => {
      const { actor, params, query } = request
      const page = await store.read(actor, async (tx) => {
        const task = await tasks.get(tx, params.id)
        if (query.before !== undefined && !isRecordId(query.before)) return { presented: [], older: null }
        const { activities, older } = await events.listActivities(tx, task.id, query)
        return { presented: await presentedActivities(tx, activities), older }
      })
      if (page.older !== null) linkNext(request, reply, { before: page.older })
      return page.presented
    },
  )

  api.post(
    '/tasks/:id/activities',
    {
      config: { action: 'comment_on_task', fields: { fileIds: '/fileIds', clientCanSee: '/customerCanSee' } },
      schema: {
        operationId: 'postActivity',
        summary: 'Comment on a task: content or fileIds, one at least.',
        tags,
        params: TaskParams,
        body: Type.Object(
          {
            content: Type.Optional(Nullable(Text(100_000, { description: 'Markdown.' }))),
            fileIds: Type.Optional(Nullable(Type.Array(Text(30), { maxItems: 100 }))),
            mentions: Type.Optional(Mentions),
            replyToId: Type.Optional(Nullable(Text(30, { description: 'A post of the same task.' }))),
            customerCanSee: Type.Optional(
              Nullable(
                Type.Boolean({ description: 'Shown to the client at once; of a task of mails, sent to who wrote.' }),
              ),
            ),
            mailTo: Type.Optional(
              Nullable(
                People({ description: 'Sent to these as a mail, from the mailbox of the project or one above it.' }),
              ),
            ),
            mailCc: Type.Optional(Nullable(People({}))),
          },
          { examples: [{ content: 'The landlord wants it **by Friday**.' }] },
        ),
        response: { 200: TaskActivityShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body: { content, fileIds, mentions, replyToId, ...body } }) =>
      write(async (tx) => {
        const said = { content: content ?? '', fileIds: fileIds ?? [], replyToId: replyToId || null }
        const mailed = { mailTo: toPeople(body.mailTo), mailCc: toPeople(body.mailCc) }
        const activity = await post(tx, params.id, {
          ...said,
          ...mailed,
          clientCanSee: body.customerCanSee ?? false,
          mentions: (mentions ?? []).map(({ id, name }) => ({ id, name })),
        })
        return presentedActivity(tx, activity)
      }),
  )

  api.put(
    '/tasks/:taskId/activities/:activityId/content',
    {
      config: { action: 'comment_on_task', fields: { fileIds: '/fileIds' } },
      schema: {
        operationId: 'editActivity',
        summary: 'Put other words in place of what you said in a comment.',
        tags,
        params: PostParams,
        body: Type.Object(
          { content: Text(100_000, { description: 'Markdown.' }), mentions: Type.Optional(Mentions) },
          { examples: [{ content: 'The landlord wants it **by Monday**.' }] },
        ),
        response: { 200: TaskActivityShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body: { content, mentions } }) =>
      write(async (tx) => {
        const said = { content, mentions: (mentions ?? []).map(({ id, name }) => ({ id, name })) }
        return presentedActivity(tx, await editPost(tx, params.taskId, params.activityId, said))
      }),
  )

  api.delete(
    '/tasks/:taskId/activities/:activityId',
    {
      config: { action: 'comment_on_task', fields: { fileIds: '/fileIds' } },
      schema: {
        operationId: 'removeActivity',
        summary: 'Take back a comment of yours, for good.',
        tags,
        params: PostParams,
        response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
      },
    },
    async ({ write, params: { taskId, activityId } }) => {
      return write(async (tx) => {
        await removePost(tx, taskId, activityId)
        return { _id: activityId }
      })
    },
  )

  api.put(
    '/tasks/:taskId/activities/:activityId',
    {
      config: { action: 'show_post_to_client' },
      schema: {
        operationId: 'showActivity',
        summary: 'Show a comment to the client of the task, or hide it. Of a task of mails, it is sent.',
        tags,
        params: PostParams,
        body: Type.Object({ value: Type.Boolean() }, { examples: [{ value: true }] }),
        response: { 200: TaskActivityShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params, body }) =>
      write(async (tx) => presentedActivity(tx, await showToClient(tx, params.taskId, params.activityId, body.value))),
  )

  api.post(
    '/tasks/:taskId/activities/:activityId/resend',
    {
      config: { action: 'show_post_to_client' },
      schema: {
        operationId: 'resendActivity',
        summary: 'Send a comment as a mail again.',
        tags,
        params: PostParams,
        response: { 200: TaskActivityShape, ...problems(403, 404, 422) },
      },
    },
    ({ write, params }) =>
      write(async (tx) => presentedActivity(tx, await resendPost(tx, params.taskId, params.activityId))),
  )
}

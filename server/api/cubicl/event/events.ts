import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import { isRecordId } from '../../../domain/ids.ts'
import { openFeed } from '../../../live/feed.ts'
import { openPresence } from '../../../live/presence.ts'
import type { Store } from '../../../store/core/store.ts'
import type { FeedEvent } from '../../../store/event/feed.ts'
import * as feed from '../../../store/event/feed.ts'
import { IdShape, Seconds, toSeconds } from '../../http/shapes.ts'
import { problems } from '../errors.ts'

const EventShape = Type.Object(
  {
    _id: IdShape,
    type: Type.String({ description: 'The noun first.', examples: ['task-updated', 'client-created', 'user-joined'] }),
    user: Type.String({ description: 'Who did it; 0 is the server itself.', examples: ['2'] }),
    group: Type.Optional(IdShape),
    task: Type.Optional(IdShape),
    customer: Type.Optional(IdShape),
    createdAt: Seconds,
  },
  { title: 'Event' },
)

const presentEvent = ({
  id,
  type,
  actorId,
  projectId,
  taskId,
  clientId,
  at,
}: FeedEvent): Static<typeof EventShape> => ({
  _id: id,
  type: type.replace(/[._]/g, '-'),
  user: String(actorId),
  ...(projectId !== null && { group: projectId }),
  ...(taskId !== null && { task: taskId }),
  ...(clientId !== null && { customer: clientId }),
  createdAt: toSeconds(at),
})

export const eventRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const live = openFeed(store)
  const present = openPresence(store)
  api.addHook('preClose', async () => live.close())
  api.addHook('onClose', () => present.close())

  const list = {
    operationId: 'listEvents',
    summary: 'What happened that you may know of, oldest first; with Accept: text/event-stream, as it happens.',
    description:
      'A stream begins with what comes after `after` or the header Last-Event-ID; without them, now. Each of its messages holds one event. It ends when your sign-in does.',
    tags: ['Events'],
    querystring: Type.Object(
      {
        after: Type.Optional(Type.String({ description: 'The id of the last event that you have already.' })),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(EventShape), ...problems() },
  }
  api.get('/events', { schema: list, config: { action: 'see_events' } }, async (request, reply) => {
    const { actor, query, headers } = request
    if (!headers.accept?.includes('text/event-stream')) {
      const { after = null, limit } = query
      if (after !== null && !isRecordId(after)) return []
      return (await store.read(actor, (tx) => feed.list(tx, { after, limit }))).map(presentEvent)
    }
    const last = query.after ?? [headers['last-event-id']].flat()[0] ?? ''
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const pages = await live.follow(actor, isRecordId(last) ? last : null, gone.signal)
    if (request.isSession) present.enter(actor, gone.signal)
    reply.header('Cache-Control', 'no-store').header('X-Accel-Buffering', 'no').type('text/event-stream')
    return reply.send(Readable.from(messages(pages)) as never) // what is streamed has no schema
  })
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* messages(pages: AsyncIterable<FeedEvent[]>): AsyncGenerator<string> {
  yield ': welcome\n\n' // so that the answer begins at once
  for await (const page of pages) {
    yield page.length === 0
      ? ': still here\n\n'
      : page.map((event) => `id: ${event.id}\ndata: ${JSON.stringify(presentEvent(event))}\n\n`).join('')
  }
}

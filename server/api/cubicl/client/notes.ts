import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { ClientNote } from '../../../domain/client/client.ts'
import * as clients from '../../../store/client/clients.ts'
import * as notes from '../../../store/client/notes.ts'
import type { Store } from '../../../store/core/store.ts'
import { addNote, editNote, removeNote } from '../../../usecases/client/notes.ts'
import { linkNext } from '../../http/next-page.ts'
import { IdShape, Nullable, Seconds, Text, toSeconds, toSecondsOrNull } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'
import { problems } from '../errors.ts'

const NoteShape = Type.Object(
  {
    _id: IdShape,
    user: Type.String({ description: 'Who wrote it.', examples: ['2'] }),
    content: Type.String({ description: 'Markdown.' }),
    createdAt: Seconds,
    editedAt: Nullable(Seconds),
  },
  { title: 'ClientNote' },
)
const presentNote = ({ id, authorId, content, createdAt, editedAt }: ClientNote): Static<typeof NoteShape> => ({
  _id: id,
  user: String(authorId),
  content,
  createdAt: toSeconds(createdAt),
  editedAt: toSecondsOrNull(editedAt),
})

const tags = ['Clients']
const CUT =
  'An answer ends after 2 MiB of texts, perhaps before `limit`: the header `Link` then says where it goes on, with rel="next".'
const params = Type.Object({ id: IdShape })
const NoteParams = Type.Object({ id: IdShape, noteId: IdShape })
const NoteBody = Type.Object(
  { content: Text(100_000, { pattern: textPattern('\\S', 'blank'), description: 'Markdown.' }) },
  { examples: [{ content: 'They close for the **whole of August**.' }] },
)

export const clientNotes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listClientNotes',
    summary: 'What was written down about a client, newest first.',
    description: CUT,
    tags,
    params,
    querystring: Type.Object(
      {
        skip: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(NoteShape), ...problems(404) },
  }
  api.get('/crm/customers/:id/notes', { schema: list, config: { action: 'see_clients' } }, async (request, reply) => {
    const { actor, params, query } = request
    const page = await store.read(actor, async (tx) => {
      await clients.get(tx, params.id)
      return notes.list(tx, params.id, query)
    })
    if (page.isCut) linkNext(request, reply, { skip: query.skip + page.notes.length })
    return page.notes.map(presentNote)
  })

  const add = {
    operationId: 'addClientNote',
    summary: 'Write something down about a client.',
    tags,
    params,
    body: NoteBody,
    response: { 200: NoteShape, ...problems(403, 404) },
  }
  api.post(
    '/crm/customers/:id/notes',
    { schema: add, config: { action: 'edit_clients' } },
    async ({ write, params: { id }, body }) => write(async (tx) => presentNote(await addNote(tx, id, body.content))),
  )

  const edit = {
    operationId: 'updateClientNote',
    summary: 'Change a note that you wrote.',
    tags,
    params: NoteParams,
    body: NoteBody,
    response: { 200: NoteShape, ...problems(403, 404) },
  }
  api.put(
    '/crm/customers/:id/notes/:noteId',
    { schema: edit, config: { action: 'edit_clients' } },
    async ({ write, params: { id, noteId }, body }) =>
      write(async (tx) => presentNote(await editNote(tx, id, noteId, body.content))),
  )

  const remove = {
    operationId: 'deleteClientNote',
    summary: 'Delete a note that you wrote; a manager deletes any.',
    tags,
    params: NoteParams,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
  }
  api.delete(
    '/crm/customers/:id/notes/:noteId',
    { schema: remove, config: { action: 'edit_clients' } },
    async ({ write, params: { id, noteId } }) => {
      return write(async (tx) => {
        await removeNote(tx, id, noteId)
        return { _id: noteId }
      })
    },
  )
}

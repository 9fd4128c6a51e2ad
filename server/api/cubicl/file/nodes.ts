import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { isRecordId } from '../../../domain/ids.ts'
import type { Store } from '../../../store/core/store.ts'
import type { Place } from '../../../store/file/nodes.ts'
import * as fileNodes from '../../../store/file/nodes.ts'
import {
  addFiles,
  createDirectory,
  deleteNodes,
  editNode,
  knows,
  requireInPlace,
} from '../../../usecases/file/nodes.ts'
import { linkNext } from '../../http/next-page.ts'
import { refuseAt } from '../../http/refusals.ts'
import { IdShape, Name, Nullable, Text } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'
import { problems } from '../errors.ts'
import { FileNodeShape, presentFileNode } from './file.shape.ts'

const Id = Text(30)
const PlaceMembers = {
  group: Type.Optional(Nullable(Id)),
  customer: Type.Optional(Nullable(Id)),
  parent: Type.Optional(Nullable(Id)),
}
/** A label, so nothing that some system takes for a path. */
const DirectoryName = Name(255, { pattern: textPattern('^[^/\\\\\\u0000-\\u001f\\u007f]*$', 'not_a_file_name') })
const MOST_IDS = 500
const MOST_NODES = 5_000
const example = { group: '7296438250274881536', parent: null }

export const fileNodeRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  api.get(
    '/file-system-nodes',
    {
      config: { action: 'see_files' },
      schema: {
        operationId: 'listFileSystemNodes',
        summary: 'What lies in a directory of a project or of a client; without `parent`, in none. Directories first.',
        description: 'Where there is more than `limit`, the header `Link` says where it goes on, with rel="next".',
        tags: ['Files'],
        querystring: Type.Object(
          {
            group: Type.Optional(IdShape),
            customer: Type.Optional(IdShape),
            parent: Type.Optional(IdShape),
            skip: Type.Integer({ minimum: 0, maximum: 1_000_000_000, default: 0 }),
            limit: Type.Integer({ minimum: 1, maximum: MOST_NODES, default: MOST_NODES }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Array(FileNodeShape), ...problems(403) },
      },
    },
    async (request, reply) => {
      const { actor, query } = request
      return store.read(actor, async (tx) => {
        const place = placeOf(query, '')
        if (!(await knows(tx, place))) return []
        requireInPlace(tx, place, 'see_files')
        const parent = query.parent || null
        if (parent !== null && !isRecordId(parent)) return []
        const { skip, limit } = query
        const found = await fileNodes.list(tx, place, parent, { skip, limit: limit + 1 })
        if (found.length > limit) linkNext(request, reply, { skip: skip + limit })
        return found.slice(0, limit).map(presentFileNode)
      })
    },
  )

  api.post(
    '/file-system-nodes/files',
    {
      config: { action: 'add_files' },
      schema: {
        operationId: 'addFilesToFileSystem',
        summary: 'Put uploaded files into a directory of a project or of a client.',
        tags: ['Files'],
        body: Type.Object(
          { ...PlaceMembers, files: Type.Array(Id, { minItems: 1, maxItems: 100 }) },
          { examples: [{ ...example, files: ['7296438250274881537'] }] },
        ),
        response: { 200: Type.Array(FileNodeShape), ...problems(403, 422) },
      },
    },
    async ({ write, body }) => {
      const place = placeOf(body, '/')
      return write(async (tx) => (await addFiles(tx, place, body.parent || null, body.files)).map(presentFileNode))
    },
  )

  api.post(
    '/file-system-nodes/directories',
    {
      config: { action: 'add_files' },
      schema: {
        operationId: 'createDirectory',
        summary: 'Make a directory.',
        tags: ['Files'],
        body: Type.Object({ ...PlaceMembers, name: DirectoryName }, { examples: [{ ...example, name: 'Drawings' }] }),
        response: { 200: FileNodeShape, ...problems(403, 422) },
      },
    },
    async ({ write, body }) => {
      const place = placeOf(body, '/')
      const { name } = body
      return write(async (tx) => presentFileNode(await createDirectory(tx, place, body.parent || null, name)))
    },
  )

  api.put(
    '/file-system-nodes/:id',
    {
      config: { action: 'edit_files' },
      schema: {
        operationId: 'updateFileSystemNode',
        summary:
          'Give a file or a directory another name, or put it into another directory of the same project or client.',
        tags: ['Files'],
        params: Type.Object({ id: IdShape }),
        body: Type.Object(
          {
            name: Type.Optional(DirectoryName),
            parent: Type.Optional(Nullable(Text(30, { description: 'Unset: into no directory.' }))),
          },
          { examples: [{ name: 'Floor plans', parent: null }] },
        ),
        response: { 200: FileNodeShape, ...problems(403, 404, 422) },
      },
    },
    async ({ write, params, body }) => {
      const { name } = body
      const parentId = body.parent === undefined ? undefined : body.parent || null
      return write(async (tx) => presentFileNode(await editNode(tx, params.id, { name, parentId })))
    },
  )

  api.delete(
    '/file-system-nodes',
    {
      config: { action: 'delete_files' },
      schema: {
        operationId: 'deleteFileSystemNodes',
        summary:
          'Delete files and directories with all that lies in them: all of `ids`, or none. They may stand in the body or, with commas, in the query.',
        tags: ['Files'],
        querystring: Type.Object(
          { ids: Type.Optional(Type.String({ maxLength: 20_000 })) },
          { additionalProperties: false },
        ),
        body: Nullable(
          Type.Object(
            { ids: Type.Optional(Type.Array(Id, { maxItems: MOST_IDS })) },
            { examples: [{ ids: ['7296438250274881538'] }] },
          ),
        ),
        response: { 200: Type.Object({}), ...problems(403, 422) },
      },
    },
    async ({ write, body, query }) => {
      const inQuery = query.ids?.split(',').filter((id) => id !== '') ?? []
      const inBody = body?.ids ?? []
      const ids = [...new Set([...inBody, ...inQuery])]
      if (ids.length === 0) throw refuseAt('ids', 'required')
      if (ids.length > MOST_IDS) throw refuseAt('ids', 'too_many_items', { most: MOST_IDS })
      return write(async (tx) => {
        await deleteNodes(tx, ids)
        return {}
      })
    },
  )
}

/** @param at  what stands before a field's name: `/` in a body */
function placeOf({ group, customer }: { group?: string | null; customer?: string | null }, at: '' | '/'): Place {
  if (group && !customer) return { projectId: group, clientId: null }
  if (customer && !group) return { projectId: null, clientId: customer }
  throw refuseAt(`${at}group`, group ? 'not_together' : 'required_or', { other: 'customer' })
}

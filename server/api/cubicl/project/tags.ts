import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf } from '../../../domain/access.ts'
import type { Store } from '../../../store/core/store.ts'
import * as tags from '../../../store/project/tags.ts'
import { createTag, deleteTag, editTag } from '../../../usecases/project/tags.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NewTagBody, presentTag, TagBody, TagShape } from './tag.shape.ts'

const params = Type.Object({ id: IdShape })

export const tagRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listTags',
    summary: 'The tags of a project; without one, of all whose tasks you may see.',
    tags: ['Tags'],
    querystring: Type.Object(
      { group: Type.Optional(Type.String({ description: 'A project id.' })) },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(TagShape), ...problems() },
  }
  api.get('/tags', { schema: list, config: { action: 'see_task' } }, async ({ actor, query: { group } }) =>
    store.read(actor, async (tx) => {
      const { taskProjectIds } = accessOf(tx.org, actor.userId)
      const projectIds = group === undefined ? taskProjectIds : taskProjectIds.filter((id) => id === group)
      return (await tags.list(tx, projectIds)).map(presentTag)
    }),
  )

  const create = {
    operationId: 'createTag',
    summary: 'Make a tag in a project.',
    tags: ['Tags'],
    body: NewTagBody,
    response: { 200: TagShape, ...problems(403, 422) },
  }
  api.post('/tags', { schema: create, config: { action: 'manage_tags' } }, async ({ write, body }) => {
    const input = { projectId: body.group, name: body.name, color: body.color ?? '' }
    return write(async (tx) => presentTag(await createTag(tx, input)))
  })

  const edit = {
    operationId: 'updateTag',
    summary: 'Change the name or the colour of a tag.',
    tags: ['Tags'],
    params,
    body: TagBody,
    response: { 200: TagShape, ...problems(403, 404, 422) },
  }
  api.put('/tags/:id', { schema: edit, config: { action: 'manage_tags' } }, async ({ write, params: { id }, body }) => {
    const input = {
      ...(body.name && { name: body.name }),
      ...(body.color !== undefined && { color: body.color ?? '' }),
    }
    return write(async (tx) => presentTag(await editTag(tx, id, input)))
  })

  const remove = {
    operationId: 'deleteTag',
    summary: 'Delete a tag, and take it off its tasks.',
    tags: ['Tags'],
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
  }
  api.delete('/tags/:id', { schema: remove, config: { action: 'manage_tags' } }, async ({ write, params: { id } }) => {
    return write(async (tx) => {
      await deleteTag(tx, id)
      return { _id: id }
    })
  })
}

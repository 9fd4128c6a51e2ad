import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf } from '../../../domain/access.ts'
import type { ReadTx, Store } from '../../../store/core/store.ts'
import * as views from '../../../store/view/views.ts'
import { createView, deleteView, editView } from '../../../usecases/view/views.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { NewViewBody, presentView, toViewInput, ViewBody, ViewShape } from './view.shape.ts'

const tags = ['Views']
const params = Type.Object({ id: IdShape })
const config = { action: 'keep_views' } as const

export const viewRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listViews',
    summary: 'Saved views, oldest first: your own, and those that others share with you.',
    tags,
    querystring: Type.Object(
      { group: Type.Optional(Type.String({ description: 'A project id: its views, and those for all projects.' })) },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(ViewShape), ...problems() },
  }
  api.get('/views', { schema: list, config }, async ({ actor, query: { group } }) =>
    store.read(actor, async (tx) => {
      const access = accessIn(tx)
      if (group !== undefined && !access.taskProjectIds.includes(group)) return []
      return (await views.list(tx, group)).map((view) => presentView(view, access))
    }),
  )

  const create = {
    operationId: 'createView',
    summary: 'Save a view.',
    tags,
    body: NewViewBody,
    response: { 200: ViewShape, ...problems(403, 422) },
  }
  api.post('/views', { schema: create, config }, async ({ write, body }) => {
    const input = { ...toViewInput(body), name: body.name, kind: body.kind }
    return write(async (tx) => presentView(await createView(tx, input), accessIn(tx)))
  })

  const edit = {
    operationId: 'updateView',
    summary: 'Change what is given; the settings as a whole. A shared view is changed by its author and by the project’s admins.',
    tags,
    params,
    body: ViewBody,
    response: { 200: ViewShape, ...problems(403, 404, 422) },
  } // biome-ignore format: a member each
  api.put('/views/:id', { schema: edit, config }, async ({ write, params: { id }, body }) =>
    write(async (tx) => presentView(await editView(tx, id, toViewInput(body)), accessIn(tx))),
  )

  const remove = {
    operationId: 'deleteView',
    summary: 'Delete a saved view.',
    tags,
    params,
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404) },
  }
  api.delete('/views/:id', { schema: remove, config }, async ({ write, params: { id } }) => {
    return write(async (tx) => {
      await deleteView(tx, id)
      return { _id: id }
    })
  })
}

const accessIn = ({ org, actor }: ReadTx) => accessOf(org, actor.userId)

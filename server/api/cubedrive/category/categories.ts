import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { accessOf, mayInProject } from '../../../domain/access.ts'
import { notFound } from '../../../domain/errors.ts'
import { statesOf } from '../../../domain/project/project.ts'
import type { Store } from '../../../store/core/store.ts'
import { Text } from '../../http/shapes.ts'
import { refusals } from '../errors.ts'
import { Query } from '../query/query.ts'
import { CategoryShape, presentCategory } from './category.shape.ts'

export const categories: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const list = {
    operationId: 'listCategoriesByType',
    summary: 'The categories of a component, which are the stages of a pipeline, by weight.',
    tags: ['Categories'],
    querystring: Query({
      componentId: Text(100, { description: 'The id of a pipeline.' }),
      type: Type.Optional(Type.Literal('application')),
    }),
    response: {
      200: Type.Object({
        success: Type.Literal(true),
        archivedCategories: Type.Array(CategoryShape),
        categories: Type.Array(CategoryShape),
      }),
      ...refusals(404),
    },
  }
  api.get('/taskCategory/listByType', { schema: list, config: { action: 'see_project' } }, async ({ actor, query }) =>
    store.read(actor, async ({ org }) => {
      const { componentId } = query
      const pipeline = org.projects.get(componentId)
      const isSeen = mayInProject(accessOf(org, actor.userId), 'see_project', componentId)
      if (pipeline?.kind !== 'pipeline' || !isSeen) throw notFound('pipeline')
      const archived = pipeline.ownStates.filter((state) => state.archivedAt !== null)
      return {
        success: true as const,
        archivedCategories: archived.map((state) => presentCategory(state, componentId)),
        categories: statesOf(org, pipeline).map((state) => presentCategory(state, componentId)),
      }
    }),
  )
}

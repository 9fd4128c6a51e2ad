import { type Static, Type } from 'typebox'
import type { State } from '../../../domain/project/state.ts'
import { IdShape } from '../../http/shapes.ts'

export const CategoryShape = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String({ examples: ['New lead'] }),
    color: Type.String({ description: 'A key.', examples: ['todo'] }),
    authorId: Type.Integer({ description: 'The number of the user, not encrypted.' }),
    weight: Type.Integer({ description: 'Its place: 100, 101, …' }),
    componentId: IdShape,
    categoryType: Type.Literal('application'),
    active: Type.Boolean({ description: 'false: archived.' }),
    settings: Type.Object({ collapse: Type.Boolean() }),
    createdAt: Type.Number({ description: 'Unix milliseconds.' }),
  },
  { title: 'Category' },
)

export const presentCategory = (state: State, componentId: string): Static<typeof CategoryShape> => ({
  id: state.id,
  name: state.name,
  color: state.colorKey,
  authorId: state.authorId,
  weight: state.weight,
  componentId,
  categoryType: 'application',
  active: state.archivedAt === null,
  settings: { collapse: state.isCollapsed },
  createdAt: state.createdAt,
})

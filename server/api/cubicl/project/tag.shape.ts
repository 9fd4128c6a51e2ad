import { type Static, Type } from 'typebox'
import type { Tag } from '../../../domain/project/tag.ts'
import { IdShape, Name, Nullable, Text } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'

export const TagShape = Type.Object(
  {
    _id: IdShape,
    group: IdShape,
    name: Type.String({ examples: ['urgent'] }),
    color: Type.String({ description: "Hex, a colour's name, or empty.", examples: ['#e03131'] }),
  },
  { title: 'Tag' },
)

export const presentTag = ({ id, projectId, name, color }: Tag): Static<typeof TagShape> => ({
  _id: id,
  group: projectId,
  name,
  color,
})

const Color = Nullable(
  Type.String({
    pattern: textPattern('^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]{0,30})$', 'not_a_color'),
    description: "Hex, a colour's name, or empty.",
  }),
)

export const NewTagBody = Type.Object(
  { group: Text(30, { description: 'A project id.' }), name: Name(100), color: Type.Optional(Color) },
  { examples: [{ group: '7296438250274881536', name: 'urgent', color: '#e03131' }] },
)
export const TagBody = Type.Object(
  { name: Type.Optional(Name(100)), color: Type.Optional(Color) },
  { examples: [{ name: 'important' }] },
)

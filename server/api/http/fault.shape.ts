import { Type } from 'typebox'

export const ParamsShape = Type.Unsafe<Record<string, string | number | readonly string[]>>({
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'array'], items: { type: 'string' } },
  description: 'What the message has in its open places.',
})

/** What is wrong with one field. */
export const FaultShape = Type.Object(
  {
    field: Type.String({ description: 'A JSON pointer into the body, or the name of a parameter; empty: the whole.' }),
    message: Type.String({ description: 'In English, for a person.' }),
    code: Type.String({ description: 'For programs: it stays. All are in docs/errors.md and under /problems.' }),
    params: ParamsShape,
  },
  { title: 'Fault' },
)

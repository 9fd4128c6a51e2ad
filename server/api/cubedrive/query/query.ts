import { type TProperties, Type } from 'typebox'

/** The parameters of a call; each may also bring its token, as integrations of old do. */
export const Query = <T extends TProperties>(parameters: T) =>
  Type.Object(
    {
      'x-auth-token': Type.Optional(Type.String({ maxLength: 200, description: 'Better sent as a header.' })),
      ...parameters,
    },
    { additionalProperties: false },
  )

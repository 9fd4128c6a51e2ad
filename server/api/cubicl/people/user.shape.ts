import { type Static, Type } from 'typebox'
import { type MailPerson, namesOf } from '../../../domain/mail/person.ts'
import type { User } from '../../../domain/people/user.ts'
import { photoAddress } from '../../http/picture-address.ts'
import { IdShape, Name as NameOf, Nullable, Text } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'

export const Email = Type.String({
  maxLength: 254,
  pattern: textPattern('^[^\\s@]+@[^\\s@]+$', 'not_an_email'),
  description: 'An e-mail address.',
})
/** Of a person or of an organization. */
export const Name = NameOf(100)
/** Where one is chosen; whatever is tried is taken, and found wrong. */
export const NewPassword = Type.String({ minLength: 8, maxLength: 1000 })
export const TriedPassword = Text(1000)
/** Asked of a session for what outlives it. */
export const Present = Type.Optional(
  Nullable(
    Text(1000, { description: 'Your own present password. Needed of a session; an access token does without.' }),
  ),
)
export const RemoveTokens = Type.Optional(
  Type.Boolean({ description: 'Whether your access tokens end, too. Default: they stay.' }),
)

const person = {
  _id: IdShape,
  firstname: Type.String({ examples: ['Ada'] }),
  lastname: Type.String({ examples: ['Lovelace'] }),
  profile: Type.String({
    description: 'The address of a photo on this server, or empty.',
    examples: ['/api/v1/users/2/photo?v=7296438250274881536'],
  }),
}
export const PersonShape = Type.Object(person, { title: 'Person' })
export const UserShape = Type.Object(
  {
    ...person,
    email: Type.String({ examples: ['ada@example.com'] }),
    manager: Type.Boolean({ description: 'Of the organization.' }),
  },
  { title: 'User' },
)

export const presentPerson = ({ id, firstname, lastname, photoId }: User): Static<typeof PersonShape> => ({
  _id: String(id),
  firstname,
  lastname,
  profile: photoAddress(id, photoId),
})

/** Who wrote a mail; never the address. */
export const presentMailPerson = (writer: MailPerson): Static<typeof PersonShape> => ({
  _id: writer.id,
  ...namesOf(writer),
  profile: '',
})

export const presentUser = (user: User): Static<typeof UserShape> => ({
  ...presentPerson(user),
  email: user.email,
  manager: user.isManager,
})

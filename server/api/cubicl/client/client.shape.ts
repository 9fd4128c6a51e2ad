import { type Static, Type } from 'typebox'
import type { Client, ClientContent } from '../../../domain/client/client.ts'
import { IdShape, Name, NameOrNone, Nullable, Seconds, Text, toSeconds } from '../../http/shapes.ts'
import { textPattern } from '../../http/validation.ts'

const ContactShape = Type.Object(
  {
    name: Type.String({ examples: ['Grace Hopper'] }),
    position: Type.String(),
    phone: Type.String(),
    email: Type.String(),
  },
  { title: 'Contact' },
)

const whole = {
  _id: IdShape,
  name: Type.String({ examples: ['Navy'] }),
  fullname: Type.String({ examples: ['United States Navy'] }),
  email: Type.String(),
  phone: Type.String(),
  contacts: Type.Array(ContactShape),
  customFields: Nullable(
    Type.Record(Type.String(), Nullable(Type.String()), { description: 'By the id of the field.' }),
  ),
  portalCustomerManagerIds: Type.Array(IdShape),
  createdAt: Seconds,
}
export const ClientShape = Type.Object(whole, { title: 'Client' })
/** A client of a page: with its name alone, or whole. */
export const ClientItemShape = Type.Object(
  { ...Type.Partial(ClientShape).properties, _id: IdShape, name: whole.name },
  { title: 'ClientItem' },
)

export const presentClientName = ({ id, name }: Pick<Client, 'id' | 'name'>): Static<typeof ClientItemShape> => ({
  _id: id,
  name,
})

export const presentClient = (client: Client): Static<typeof ClientShape> => ({
  ...presentClientName(client),
  fullname: client.fullname,
  email: client.email,
  phone: client.phone,
  contacts: client.contacts.map(({ name, position, phone, email }) => ({ name, position, phone, email })),
  customFields: client.customFields,
  portalCustomerManagerIds: [...client.portalCustomerManagerIds],
  createdAt: toSeconds(client.createdAt),
})

const Email = Nullable(Type.String({ maxLength: 254, pattern: textPattern('^$|^[^\\s@]+@[^\\s@]+$', 'not_an_email') }))
const Words = (most: number) => Type.Optional(Nullable(Text(most)))

const ContactBody = Type.Object({
  name: Type.Optional(NameOrNone(300)),
  position: Words(300),
  phone: Words(100),
  email: Type.Optional(Email),
})

const content = {
  fullname: Type.Optional(NameOrNone(1000)),
  email: Type.Optional(Email),
  phone: Words(100),
  contacts: Type.Optional(Nullable(Type.Array(ContactBody, { maxItems: 100 }))),
  customFields: Type.Optional(
    Nullable(
      Type.Record(Text(100), Nullable(Text(5000)), {
        maxProperties: 200,
        description: 'By the id of the field. Those that are not named stay as they are; null: none at all.',
      }),
    ),
  ),
  portalCustomerManagerIds: Type.Optional(Nullable(Type.Array(Text(30), { maxItems: 100, description: 'User ids.' }))),
}
export const NewClientBody = Type.Object(
  { name: Name(300), ...content },
  {
    examples: [
      { name: 'Navy', email: 'office@navy.example', contacts: [{ name: 'Grace', email: 'grace@navy.example' }] },
    ],
  },
)
export const ClientBody = Type.Object(
  { name: Type.Optional(Name(300)), ...content },
  { examples: [{ phone: '+1 202 555 0143' }] },
)

/** Of the body what a caller may set. Null unsets. */
export const toClientContent = (body: Static<typeof ClientBody>): Partial<ClientContent> => ({
  ...(body.name !== undefined && { name: body.name }),
  ...(body.fullname !== undefined && { fullname: body.fullname ?? '' }),
  ...(body.email !== undefined && { email: body.email ?? '' }),
  ...(body.phone !== undefined && { phone: body.phone ?? '' }),
  ...(body.contacts !== undefined && { contacts: (body.contacts ?? []).map(toContact) }),
  ...(body.customFields !== undefined && { customFields: body.customFields }),
  ...(body.portalCustomerManagerIds !== undefined && { portalCustomerManagerIds: body.portalCustomerManagerIds ?? [] }),
})

const toContact = ({ name, position, phone, email }: Static<typeof ContactBody>) => ({
  name: name ?? '',
  position: position ?? '',
  phone: phone ?? '',
  email: email ?? '',
})

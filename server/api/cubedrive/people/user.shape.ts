import { type Static, Type } from 'typebox'
import type { EncryptedIds } from '../../../domain/people/encrypted-id.ts'
import { fullName, type User } from '../../../domain/people/user.ts'
import { photoAddress } from '../../http/picture-address.ts'

export const EncryptedIdShape = Type.String({ description: 'An encrypted id.', examples: ['q8ZxT0mB3kA'] })

export const UserObjShape = Type.Object(
  {
    id: EncryptedIdShape,
    firstname: Type.String(),
    lastname: Type.String(),
    name: Type.String(),
    email: Type.String(),
    username: Type.String(),
    imagepath: Type.String(),
    description: Type.String(),
    role: Type.String(),
    roleId: Type.Integer(),
    groupId: EncryptedIdShape,
    language: Type.String(),
    timezone: Type.String(),
  },
  { title: 'User' },
)

export const presentUserObj = (user: User, orgId: number, encryptedIds: EncryptedIds): Static<typeof UserObjShape> => ({
  id: encryptedIds.encrypt('user', user.id),
  firstname: user.firstname,
  lastname: user.lastname,
  name: fullName(user),
  email: user.email,
  username: user.email,
  imagepath: photoAddress(user.id, user.photoId),
  description: user.jobTitle,
  ...(user.isManager ? { role: 'admin', roleId: 1 } : { role: 'user', roleId: 2 }),
  groupId: encryptedIds.encrypt('organization', orgId),
  language: user.language,
  timezone: user.zone,
})

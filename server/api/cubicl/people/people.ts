import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import * as mailPeople from '../../../store/mail/people.ts'
import { hashNewPassword } from '../../../usecases/people/passwords.ts'
import { inviteMember, removeMember, setManager } from '../../../usecases/people/people.ts'
import { requirePresence } from '../../../usecases/people/sign-in.ts'
import type { Services } from '../../app.ts'
import { refuseAt } from '../../http/refusals.ts'
import { Flag, IdShape, Nullable, Text, toUserId } from '../../http/shapes.ts'
import { noteTrust } from '../../http/trust-log.ts'
import { problems } from '../errors.ts'
import {
  Email,
  Name,
  NewPassword,
  PersonShape,
  Present,
  presentMailPerson,
  presentPerson,
  presentUser,
  UserShape,
} from './user.shape.ts'

const tags = ['People']
const params = Type.Object({ id: IdShape })

export const people: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'origin'>> = async (api, { store, origin }) => {
  const list = {
    operationId: 'listOrganizationUsers',
    summary: 'The present members of the organization.',
    tags,
    response: { 200: Type.Array(UserShape), ...problems() },
  }
  api.get('/organization/users', { schema: list, config: { action: 'see_organization' } }, async ({ actor }) =>
    store.read(actor, async ({ org }) =>
      [...org.users.values()].filter((user) => user.removedAt === null).map(presentUser),
    ),
  )

  const find = {
    operationId: 'listUsers',
    summary: 'The people with these ids, former members and who wrote mails too; or all former members.',
    tags,
    querystring: Type.Object(
      {
        ids: Type.Optional(Text(10_000, { description: 'Separated by commas.', examples: ['1,2'] })),
        former: Type.Optional(Flag),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Array(PersonShape), ...problems() },
  }
  api.get('/users', { schema: find, config: { action: 'see_organization' } }, async ({ actor, query }) =>
    store.read(actor, async (tx) => {
      const { org } = tx
      if (query.former === 'true')
        return [...org.users.values()].filter(({ removedAt }) => removedAt !== null).map(presentPerson)
      if (query.ids === undefined) throw refuseAt('ids', 'required')
      const ids = [...new Set(query.ids.split(',').map((id) => id.trim()))]
      const users = ids.flatMap((id) => org.users.get(toUserId(id)) ?? [])
      return [...users.map(presentPerson), ...(await mailPeople.listByIds(tx, ids)).map(presentMailPerson)]
    }),
  )

  const create = {
    operationId: 'addOrganizationUser',
    summary: 'Add a user; without a password, an invitation link is mailed, and returned this once.',
    tags,
    body: Type.Object(
      {
        email: Email,
        firstname: Name,
        lastname: Name,
        password: Type.Optional(Nullable(NewPassword)),
        manager: Type.Optional(Type.Boolean()),
        present: Present,
      },
      { examples: [{ email: 'ben@example.com', firstname: 'Ben', lastname: 'Franklin' }] },
    ),
    response: {
      200: Type.Object({
        ...UserShape.properties,
        invitationUrl: Type.Optional(
          Nullable(Type.String({ description: 'Shown this once; null when a repeated request is answered again.' })),
        ),
      }),
      ...problems(403, 422),
    },
  }
  api.post('/organization/users', { schema: create, config: { action: 'manage_people' } }, async (request) => {
    const { email, firstname, lastname, password, manager: isManager = false, present } = request.body
    await requirePresence(store, request.actor, present)
    const passwordHash = password ? await hashNewPassword(password) : null
    const member = { email, firstname, lastname, isManager, passwordHash }
    const answer = await request.write(async (tx) => {
      const { user, invitationUrl } = await inviteMember(tx, member, origin())
      return { ...presentUser(user), ...(invitationUrl && { invitationUrl }) }
    })
    noteTrust(request, 'person added', request.actor, { person: toUserId(answer._id) })
    return answer
  })

  const edit = {
    operationId: 'updateOrganizationUser',
    summary: 'Make a user a manager, or no longer one. There is always one.',
    tags,
    params,
    body: Type.Object({ manager: Type.Boolean(), present: Present }, { examples: [{ manager: true }] }),
    response: { 200: UserShape, ...problems(403, 404, 422) },
  }
  api.put('/organization/users/:id', { schema: edit, config: { action: 'manage_people' } }, async (request) => {
    const { actor, params, body } = request
    if (body.manager) await requirePresence(store, actor, body.present) // taking a role away asks for nothing
    const user = await request.write(async (tx) => presentUser(await setManager(tx, toUserId(params.id), body.manager)))
    noteTrust(request, 'role changed', actor, { person: toUserId(user._id), manager: body.manager })
    return user
  })

  const remove = {
    operationId: 'removeOrganizationUser',
    summary: 'Remove a user. What opens doors as this user opens none from now on; records go on naming him.',
    tags,
    params,
    querystring: Type.Object(
      {
        giveTo: Type.Optional(
          Text(30, {
            description:
              'The member who gets the open tasks and leads that are assigned to the user or theirs, and the projects that the user administers.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    response: { 200: Type.Object({ _id: IdShape }), ...problems(403, 404, 422) },
  }
  api.delete('/organization/users/:id', { schema: remove, config: { action: 'manage_people' } }, async (request) => {
    const { id } = request.params
    const { giveTo } = request.query
    const given = giveTo ? { giveTo: toUserId(giveTo) } : {}
    const answer = await request.write(async (tx) => {
      await removeMember(tx, toUserId(id), given)
      return { _id: id }
    })
    noteTrust(request, 'person removed', request.actor, { person: toUserId(id) })
    return answer
  })
}

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from 'typebox'
import type { Organization } from '../../../domain/organization/organization.ts'
import type { Store } from '../../../store/core/store.ts'
import { editOrganization } from '../../../usecases/organization/organization.ts'
import { logoAddress } from '../../http/picture-address.ts'
import { IdShape, Nullable, Text } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { Name } from '../people/user.shape.ts'
import { presentState } from '../project/state.shape.ts'
import { TaskStateShape } from '../task/activity.shape.ts'

const tags = ['Organization']

export const OrganizationShape = Type.Object(
  {
    _id: IdShape,
    name: Type.String(),
    logo: Type.String({ description: 'The address of a picture on this server, or empty.' }),
    countryCode: Type.String({ description: 'ISO 3166-1 alpha-2, or empty.' }),
    currency: Type.String({ description: 'ISO 4217.', examples: ['EUR'] }),
    timezone: Type.String({ description: 'IANA.', examples: ['Europe/Istanbul'] }),
    language: Type.String({ description: 'ISO 639.', examples: ['en'] }),
    taskStates: Type.Array(TaskStateShape, { description: 'Those of projects that have none of their own.' }),
  },
  { title: 'Organization' },
)

export const presentOrganization = (org: Organization): Static<typeof OrganizationShape> => ({
  _id: String(org.id),
  name: org.name,
  logo: logoAddress(org.logoId),
  countryCode: org.countryCode,
  currency: org.currency,
  timezone: org.zone,
  language: org.language,
  taskStates: org.defaultStates.map(presentState),
})

export const organization: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const get = {
    operationId: 'getOrganization',
    summary: 'Your organization.',
    tags,
    response: { 200: OrganizationShape, ...problems() },
  }
  api.get('/organization', { schema: get, config: { action: 'see_organization' } }, async ({ actor }) =>
    store.read(actor, async ({ org }) => presentOrganization(org)),
  )

  const edit = {
    operationId: 'updateOrganization',
    summary: 'Change the organization’s name and its defaults.',
    tags,
    body: Type.Object(
      {
        name: Type.Optional(Name),
        countryCode: Type.Optional(Nullable(Text(2))),
        currency: Type.Optional(Text(3)),
        timezone: Type.Optional(Text(64)),
        language: Type.Optional(Text(3)),
      },
      { examples: [{ name: 'Acme', timezone: 'Europe/Istanbul', currency: 'EUR' }] },
    ),
    response: { 200: OrganizationShape, ...problems(403, 422) },
  }
  api.put('/organization', { schema: edit, config: { action: 'edit_organization' } }, async ({ write, body }) => {
    const { name, currency, timezone: zone, language } = body
    const countryCode = body.countryCode === null ? '' : body.countryCode
    return write(async (tx) => {
      await editOrganization(tx, { name, countryCode, currency, zone, language })
      return presentOrganization(tx.org)
    })
  })
}

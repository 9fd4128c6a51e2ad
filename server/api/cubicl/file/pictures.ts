import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { notFound } from '../../../domain/errors.ts'
import { storageTrouble } from '../../../files/uploads.ts'
import * as files from '../../../store/file/files.ts'
import { setLogo, setPhoto } from '../../../usecases/file/pictures.ts'
import type { Services } from '../../app.ts'
import { IdShape, toUserId } from '../../http/shapes.ts'
import { problems } from '../errors.ts'
import { OrganizationShape, presentOrganization } from '../organization/organization.ts'
import { MeShape, meOf } from '../people/me.shape.ts'
import { CONTENT_ANSWERS, isAmong } from './download.ts'

const [own, ours] = [['Your account'], ['Organization']]
const PictureBody = Type.Object(
  { file: Type.String({ description: 'The id of an uploaded PNG, JPEG or WebP file of at most 2 MiB.' }) },
  { examples: [{ file: '7296438250274881536' }] },
)
const VersionQuery = Type.Object(
  { v: Type.Optional(Type.String({ maxLength: 20, description: 'As in the address: with it, browsers keep the picture.' })) },
  { additionalProperties: false },
) // biome-ignore format: one member
const { 200: found, 304: unchanged } = CONTENT_ANSWERS
const content = { 200: found, 304: unchanged, ...problems(404) }

/** People's photos and the organization's logo: files that hang on them, which all of the organization see. */
export const pictures: FastifyPluginAsyncTypebox<Pick<Services, 'store' | 'storage' | 'encryptedIds'>> = async (
  api,
  { store, storage, encryptedIds },
) => {
  const putPhoto = {
    operationId: 'setOwnPhoto',
    summary: 'Make an uploaded picture your photo.',
    tags: own,
    body: PictureBody,
    response: { 200: MeShape, ...problems(403, 422) },
  }
  api.put('/app/me/photo', { schema: putPhoto, config: { action: 'edit_self' } }, async ({ write, body }) =>
    write(async (tx) => {
      await setPhoto(tx, body.file)
      return meOf(tx, encryptedIds)
    }),
  )

  const deletePhoto = {
    operationId: 'removeOwnPhoto',
    summary: 'Take your photo away.',
    tags: own,
    response: { 200: MeShape, ...problems() },
  }
  api.delete('/app/me/photo', { schema: deletePhoto, config: { action: 'edit_self' } }, async ({ write }) =>
    write(async (tx) => {
      await setPhoto(tx, null)
      return meOf(tx, encryptedIds)
    }),
  )

  const putLogo = {
    operationId: 'setLogo',
    summary: 'Make an uploaded picture the organization’s logo.',
    tags: ours,
    body: PictureBody,
    response: { 200: OrganizationShape, ...problems(403, 422) },
  }
  api.put('/organization/logo', { schema: putLogo, config: { action: 'edit_organization' } }, async ({ write, body }) =>
    write(async (tx) => {
      await setLogo(tx, body.file)
      return presentOrganization(tx.org)
    }),
  )

  const deleteLogo = {
    operationId: 'removeLogo',
    summary: 'Take the organization’s logo away.',
    tags: ours,
    response: { 200: OrganizationShape, ...problems(403) },
  }
  api.delete('/organization/logo', { schema: deleteLogo, config: { action: 'edit_organization' } }, async ({ write }) =>
    write(async (tx) => {
      await setLogo(tx, null)
      return presentOrganization(tx.org)
    }),
  )

  const getPhoto = {
    operationId: 'getPhoto',
    summary: 'The photo of a user of your organization.',
    tags: ['People'],
    params: Type.Object({ id: IdShape }),
    querystring: VersionQuery,
    response: content,
  }
  api.get('/users/:id/photo', { schema: getPhoto, config: { action: 'see_organization' } }, async (request, reply) => {
    const { id } = request.params
    return send(request, reply, (org) => org.users.get(toUserId(id))?.photoId, notFound('photo'))
  })

  const getLogo = {
    operationId: 'getLogo',
    summary: 'The organization’s logo.',
    tags: ours,
    querystring: VersionQuery,
    response: content,
  }
  api.get('/organization/logo', { schema: getLogo, config: { action: 'see_organization' } }, async (request, reply) =>
    send(request, reply, (org) => org.logoId, notFound('logo')),
  )

  async function send(request: FastifyRequest, reply: FastifyReply, fileIdOf: FileIdOf, missing: Error) {
    const { actor, method, headers } = request
    const { v } = request.query as { v?: string }
    const file = await store.read(actor, async (tx) => {
      const fileId = fileIdOf(tx.org)
      return fileId ? files.findNamed(tx, fileId) : undefined
    })
    if (!file) throw missing
    const etag = `"${file.sha256}"`
    reply.headers({
      'Cache-Control': v === file.id ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      ETag: etag,
    })
    if (isAmong(etag, headers['if-none-match'])) return reply.code(304).send()
    reply.header('Content-Length', file.sizeBytes).type(file.contentType)
    if (method === 'HEAD') return reply.send(Readable.from([]) as never) // what is streamed has no schema
    const picture = await storage.blobs.read({ ...file, orgId: actor.orgId }).catch((error) => {
      throw storageTrouble(error)
    })
    return reply.send(picture as never)
  }
}

type FileIdOf = (org: Parameters<typeof presentOrganization>[0]) => string | null | undefined

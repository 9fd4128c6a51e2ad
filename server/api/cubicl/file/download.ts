import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { notFound, refuseWhole } from '../../../domain/errors.ts'
import { isShownInline } from '../../../domain/file/content-type.ts'
import { isSigned, PASS_LIFE_S, signPass } from '../../../domain/file/url.ts'
import { storageTrouble } from '../../../files/uploads.ts'
import type { ReadTx } from '../../../store/core/store.ts'
import * as files from '../../../store/file/files.ts'
import type { Services } from '../../app.ts'
import { disposition } from '../../http/disposition.ts'
import { rangeOf } from '../../http/ranges.ts'
import { IdShape } from '../../http/shapes.ts'
import { problems, sendProblem } from '../errors.ts'

const FileParams = Type.Object({ id: IdShape })
const Whole = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })

type Needs = Pick<Services, 'store' | 'storage' | 'fileUrlKey' | 'origin'>

export const fileDownload: FastifyPluginAsyncTypebox<Needs> = async (api, { store, storage, fileUrlKey, origin }) => {
  api.get(
    '/files/:id/url',
    {
      config: { action: 'see_files' },
      schema: {
        operationId: 'getFileUrl',
        summary: 'An address to download the file from. It lives for 5 minutes and needs no token.',
        tags: ['Files'],
        params: FileParams,
        response: { 200: Type.String({ format: 'uri' }), ...problems(404) },
      },
    },
    async (request, reply) => {
      const { id } = await store.read(request.actor, (tx) => get(tx, request.params.id))
      const { orgId, userId } = request.actor
      const expires = Math.floor(store.clock() / 1000) + PASS_LIFE_S
      const signature = signPass(fileUrlKey, { orgId, userId, fileId: id, expires })
      const url = `${origin()}${api.prefix}/files/${id}/content?org=${orgId}&user=${userId}&expires=${expires}&signature=${signature}`
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(url)) // a string, which Fastify sends as it is
    },
  )

  api.get(
    '/files/:id/content',
    {
      config: { action: 'visit' }, // the signature is the proof
      schema: {
        operationId: 'getFileContent',
        summary: 'The content of a file, at an address from `GET /files/{id}/url`. Takes a `Range` of bytes.',
        tags: ['Files'],
        security: [],
        params: FileParams,
        querystring: Type.Object(
          { org: Whole, user: Whole, expires: Whole, signature: Type.String({ maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: { ...CONTENT_ANSWERS, ...problems(403, 404, 416) },
      },
    },
    async (request, reply) => {
      const { org: orgId, user: userId, expires, signature } = request.query
      const isGenuine = isSigned(fileUrlKey, { orgId, userId, fileId: request.params.id, expires }, signature)
      if (!isGenuine || expires * 1000 <= store.clock()) throw refuseWhole('file_address_expired')
      // Who has lost sight of the file since has lost it here too.
      const file = await store.read({ orgId, userId, credentialId: null }, (tx) => get(tx, request.params.id))

      const { contentType, sizeBytes, sha256 } = file
      const etag = `"${sha256}"`
      reply.headers({
        'Accept-Ranges': 'bytes',
        'Cache-Control': 'private, max-age=300',
        'Content-Disposition': disposition(isShownInline(contentType) ? 'inline' : 'attachment', file.name),
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cross-Origin-Resource-Policy': 'same-origin',
        ETag: etag,
      })
      const { headers } = request
      if (isAmong(etag, headers['if-none-match'])) return reply.code(304).send()

      const isSame = headers['if-range'] === undefined || headers['if-range'] === etag
      const range = isSame ? rangeOf(headers.range, sizeBytes) : undefined
      if (range === 'unsatisfiable') {
        reply.header('Content-Range', `bytes */${sizeBytes}`)
        return sendProblem(request, reply, refuseWhole('range_not_satisfiable', { sizeBytes }))
      }
      if (range) reply.code(206).header('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`)
      reply.header('Content-Length', range ? range.end - range.start + 1 : sizeBytes)
      reply.type(contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType)
      if (request.method === 'HEAD') return reply.send(Readable.from([])) // Fastify would read a content to its end
      const content = await storage.blobs.read({ orgId, sha256, sizeBytes }, range).catch((error) => {
        throw storageTrouble(error)
      })
      return reply.send(content) // which Fastify closes when the client goes
    },
  )
}

async function get(tx: ReadTx, id: string) {
  const isMember = tx.org.users.get(tx.actor.userId)?.removedAt === null
  const file = isMember ? await files.find(tx, id) : undefined
  if (!file) throw notFound('file')
  return file
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
export const isAmong = (etag: string, header = '') =>
  header.split(',').some((tag) => [etag, `W/${etag}`, '*'].includes(tag.trim()))

/** What it is, by its first bytes: see domain/file/content-type.ts. */
const bytes = { content: { '*/*': { schema: Type.String({ format: 'binary' }) } } }
export const CONTENT_ANSWERS = {
  200: { description: 'The whole content.', ...bytes },
  206: { description: 'The range that was asked for.', ...bytes },
  304: { description: 'It is the one you have.', type: 'null' },
}

import { finished } from 'node:stream/promises'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refused, refuseWhole } from '../../../domain/errors.ts'
import { MOST_FILE_BYTES } from '../../../domain/file/file.ts'
import type { Received } from '../../../files/inbox.ts'
import { isStorageTrouble, keep, storageTrouble, type UploadOptions } from '../../../files/uploads.ts'
import { addFile, requireRoom } from '../../../usecases/file/files.ts'
import { giveUploadTime, readAway, whileSilent } from '../../http/body-time.ts'
import { refuseAt } from '../../http/refusals.ts'
import { validatorCompiler } from '../../http/validation.ts'
import { problems } from '../errors.ts'
import { FileShape, presentFile } from './file.shape.ts'

/** What a form may have around the file. */
const MOST_AROUND_BYTES = 64 * 1024
const LIMITS = { fileSize: MOST_FILE_BYTES, files: 2, fields: 20, fieldSize: 1024, fieldNameSize: 100, headerPairs: 20 }

export const fileUpload: FastifyPluginAsyncTypebox<UploadOptions> = async (api, options) => {
  const { store, storage, quotaBytes } = options
  api.removeAllContentTypeParsers()
  await api.register(multipart, { limits: LIMITS })

  api.post(
    '/files/upload',
    {
      config: { action: 'upload_files', isStreamed: true },
      schema: {
        operationId: 'uploadFile',
        summary: 'Upload a file of up to 4 GiB, to hang it on something within a day. `Content-Length` is required.',
        tags: ['Files'],
        consumes: ['multipart/form-data'],
        body: Type.Object({ file: Type.String({ format: 'binary' }) }),
        response: { 200: FileShape, ...problems(403) },
      },
      validatorCompiler: (route) => (route.httpPart === 'body' ? () => true : validatorCompiler(route)), // the body is a stream, which is read below
    },
    async (request) => {
      try {
        if (!request.isMultipart()) throw refuseWhole('unsupported_media_type')
        const length = lengthOf(request)
        await store.read(request.actor, (tx) => requireRoom(tx, Math.max(0, length - MOST_AROUND_BYTES), quotaBytes))
        giveUploadTime(request, length)
        const { name, received } = await receiveOne(request, options)
        try {
          const addRecord = (expected: string) =>
            request.write(async (tx) => presentFile(await addFile(tx, expected, { ...received, name }, quotaBytes)), {
              fingerprint: `${received.sha256} ${name}`,
            })
          return await whileSilent(request, () => keep(options, request.actor, received, addRecord))
        } finally {
          await storage.inbox.discard(received)
        }
      } catch (error) {
        readAway(request)
        throw error
      }
    },
  )
}

/** A body whose length is not said could not be told from one that broke off. */
function lengthOf({ headers }: FastifyRequest): number {
  if (headers['content-length'] === undefined) throw refuseAt('Content-Length', 'required')
  const length = Number(headers['content-length'])
  if (length > MOST_FILE_BYTES + MOST_AROUND_BYTES) throw tooLarge()
  return length
}

/** Reads the form to its very end, with one file in it. Whatever is wrong, nothing is left in the inbox. */
async function receiveOne(
  request: FastifyRequest,
  { storage }: UploadOptions,
): Promise<{ name: string; received: Received }> {
  let name = ''
  let received: Received | undefined
  try {
    for await (const part of understood(request.parts())) {
      if (part.type !== 'file') continue
      if (received) throw refuseAt('file', 'several_files')
      if (part.fieldname !== 'file') throw refuseAt('file', 'other_form_field', { name: part.fieldname.slice(0, 100) })
      name = part.filename ?? ''
      received = await receivePart(part, storage)
    }
    request.raw.resume() // whatever follows the form
    await finished(request.raw).catch(() => {
      throw brokenOff('the body broke off')
    })
    if (!received) throw refuseAt('file', 'required')
    return { name, received }
  } catch (error) {
    if (received) await storage.inbox.discard(received)
    throw error
  }
}

async function receivePart({ file }: MultipartFile, { inbox }: UploadOptions['storage']): Promise<Received> {
  const received = await inbox.receive(file).catch((error) => {
    throw isStorageTrouble(error) ? storageTrouble(error) : inForm(error)
  })
  if (!file.truncated) return received
  await inbox.discard(received)
  throw tooLarge()
}

/** The parser throws plain errors about a form that it cannot read. */
async function* understood<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* parts
  } catch (error) {
    throw inForm(error)
  }
}

const inForm = (error: unknown) =>
  error instanceof Error && !(error instanceof Refused) && !('statusCode' in error) ? brokenOff(error.message) : error
const brokenOff = (reason: string) => refuseAt('file', 'unreadable_form', { reason })
const tooLarge = () => refuseWhole('file_too_large')

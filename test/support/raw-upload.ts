import { once } from 'node:events'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import * as files from '../../server/store/file/files.ts'
import { FORM_TYPE } from './upload.ts'
import type { Person, Stage, World } from './world.ts'

export const NOTHING = { kept: [], arriving: [] }

/** What the database knows of a file, whoever may see it. */
export const rowOf = ({ store }: World, { actor }: Person, id: string) => store.read(actor, (tx) => files.find(tx, id))

/** Over a real connection. */
export async function send(
  { app }: Stage,
  { token }: Pick<Person, 'token'>,
  headers: Record<string, string | number> = {},
  path = '/files/upload',
): Promise<ClientRequest> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number } // it listens on TCP
  const always = { authorization: `Bearer ${token}`, 'content-type': FORM_TYPE }
  const request = httpRequest({ port, method: 'POST', path: `/api/v1${path}`, headers: { ...always, ...headers } })
  request.on('error', () => {}) // some tests hang up on purpose
  onTestFinished(() => void request.destroy())
  return request
}

export async function answerOf(
  request: ClientRequest,
): Promise<{ status: number | undefined; body: { [member: string]: unknown } }> {
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { status: response.statusCode, body: (await json(response)) as { [member: string]: unknown } }
}

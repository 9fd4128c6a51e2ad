import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook as Verifier } from 'standardwebhooks'
import { onTestFinished } from 'vitest'

export interface Call {
  headers: IncomingHttpHeaders
  raw: string
  /** biome-ignore lint/suspicious/noExplicitAny: a body is what the test says it is */
  body: any
  id: string
}

type Answer = (response: ServerResponse, call: Call) => unknown

/** A receiver of webhooks on loopback, as twenty lines of a stranger's would be. It takes all, until the test says otherwise. */
export async function receiver() {
  const calls: Call[] = []
  const behaviour: { answer: Answer } = { answer: (response) => response.end('ok') }
  const server = createServer(async (request, response) => {
    const raw = String(Buffer.concat(await request.toArray()))
    const call = { headers: request.headers, raw, body: JSON.parse(raw), id: String(request.headers['webhook-id']) }
    calls.push(call)
    await behaviour.answer(response, call)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    behaviour,
    /** Answers with these statuses, one after the other, and with 200 from then on. */
    answerWith(statuses: number[], headers: Record<string, string> = {}) {
      behaviour.answer = (response) => response.writeHead(statuses.shift() ?? 200, headers).end('said')
    },
    /** Throws when the signature is not by this secret. */
    verify: (secret: string, { raw, headers }: Call) =>
      new Verifier(secret).verify(raw, headers as Record<string, string>), // one value each
  }
}

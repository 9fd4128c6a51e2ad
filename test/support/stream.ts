import type { AddressInfo } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import type { Stage } from './world.ts'

export type Told = { _id: string; type: string; task?: string; user: string }

/** Reads a stream as a browser does. `next` answers undefined when it has ended. */
export async function follow(w: Stage, by: { token: string } | { cookie: string }, lastId?: string) {
  if (!w.app.server.listening) await w.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = w.app.server.address() as AddressInfo
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    headers: {
      ...('token' in by ? { authorization: `Bearer ${by.token}` } : { cookie: by.cookie }),
      accept: 'text/event-stream',
      ...(lastId && { 'last-event-id': lastId }),
    },
    signal: abort.signal,
  })
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    leave: () => abort.abort(),
    async next(): Promise<Told | undefined> {
      for (;;) {
        const end = text.indexOf('\n\n')
        const message = text.slice(0, Math.max(end, 0))
        text = end < 0 ? text : text.slice(end + 2)
        const data = /^data: (.*)$/m.exec(message)?.[1]
        if (data) return JSON.parse(data)
        if (end >= 0) continue
        const { done, value } = await reader.read()
        if (done) return undefined
        text += value
      }
    },
  }
}

import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Received {
  from: string
  to: string[]
  /** As they came, one line each; names in lower case. */
  headers: Map<string, string>
  raw: string
}

/** A mail server of the test's own. `refusal` is its answer to recipients, `onMail` what happens before it says that it has a mail. */
export async function smtpServer() {
  const received: Received[] = []
  const behaviour: { refusal: number | null; onMail: () => Promise<void> | void } = { refusal: null, onMail() {} }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      if (behaviour.refusal === null) return done()
      done(Object.assign(new Error('Not today'), { responseCode: behaviour.refusal }))
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const { mailFrom, rcptTo } = session.envelope
      const raw = Buffer.concat(chunks).toString()
      const from = mailFrom === false ? '' : mailFrom.address
      received.push({ from, to: rcptTo.map(({ address }) => address), headers: headersOf(raw), raw })
      await behaviour.onMail()
      done()
    },
  })
  server.on('error', () => {}) // a client that was killed
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `smtp://127.0.0.1:${port}`, received, behaviour }
}

function headersOf(raw: string): Map<string, string> {
  const [head = ''] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
}

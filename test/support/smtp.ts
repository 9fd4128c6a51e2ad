import { once } from 'node:events'
import type { Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Received {
  from: string
  to: string[]
  /** As they came, one line each; names in lower case. */
  headers: Map<string, string>
  raw: string
}

/** What a server may do at each stage in place of going on: refuse with this code, break the connection, or say nothing. */
export type Trouble = number | 'drop' | 'silence'
export type Stage = 'greeting' | 'sender' | 'recipient' | 'data' | 'after data'

/**
 * A mail server of the test's own. `trouble` is what it does at a stage, `onMail` what happens before it says that it has a mail.
 *
 * @param password  asked of whoever sends; absent: nobody signs in
 */
export async function smtpServer({ tls = false, password }: { tls?: boolean; password?: string } = {}) {
  const received: Received[] = []
  const behaviour: {
    trouble: { [At in Stage]?: Trouble }
    password: string | undefined
    onMail: () => Promise<void> | void
  } = { trouble: {}, password, onMail() {} }
  const sockets = new Set<Socket>()
  const answer = (at: Stage, done: (error?: Error | null) => void) => {
    const trouble = behaviour.trouble[at]
    if (trouble === undefined) done()
    else if (trouble === 'drop') for (const socket of sockets) socket.destroy()
    else if (trouble !== 'silence') done(Object.assign(new Error('Not today'), { responseCode: trouble }))
  }
  const server = new SMTPServer({
    disabledCommands: [...(password === undefined ? ['AUTH'] : []), ...(tls ? [] : ['STARTTLS'])], // its certificate is nobody's
    allowInsecureAuth: true,
    onAuth({ username, password: given }, _session, done) {
      if (given === behaviour.password) return done(null, { user: username ?? '' })
      done(Object.assign(new Error('Go away'), { responseCode: 535 }))
    },
    onConnect: (_session, done) => answer('greeting', done),
    onMailFrom: (_address, _session, done) => answer('sender', done),
    onRcptTo: (_address, _session, done) => answer('recipient', done),
    async onData(stream, session, done) {
      if (behaviour.trouble.data !== undefined) {
        stream.resume()
        return answer('data', done)
      }
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      const { mailFrom, rcptTo } = session.envelope
      const raw = Buffer.concat(chunks).toString()
      const from = mailFrom === false ? '' : mailFrom.address
      received.push({ from, to: rcptTo.map(({ address }) => address), headers: headersOf(raw), raw })
      await behaviour.onMail()
      answer('after data', done)
    },
  })
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('error', () => {}) // a client that was killed
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(resolve))
  })
  const address = server.server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `smtp://127.0.0.1:${port}`, port: Number(port), received, behaviour }
}

function headersOf(raw: string): Map<string, string> {
  const [head = ''] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
}

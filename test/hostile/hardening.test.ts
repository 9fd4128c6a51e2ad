import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../server/api/app.ts'
import { slowReaders } from '../../server/api/http/connections.ts'
import { MAIL_KEYS, PASSWORD, world } from '../support/world.ts'

test('answers of the APIs are kept nowhere, and TLS is kept to where there is TLS', async () => {
  const plain = await world()
  for (const url of ['/api/v1/app/me', '/api/v1/nowhere', '/cubedrive/validateToken']) {
    const { headers } = await plain.app.inject({ url, headers: { authorization: `Bearer ${plain.ada.token}` } })
    expect(headers['cache-control'], url).toBe('no-store')
    expect(headers).not.toHaveProperty('strict-transport-security')
  }
  const { app } = await world({ config: { url: 'https://cuboid.example.com' } })
  expect((await app.inject('/health/live')).headers['strict-transport-security']).toBe('max-age=31536000')
})

test('a request with two hosts is 400', async () => {
  const { app } = await world()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const answerTo = async (hosts: string[]) => {
    const socket = connect(port, '127.0.0.1')
    socket.end(['GET /health/live HTTP/1.1', ...hosts, 'Connection: close', '', ''].join('\r\n'))
    const chunks: Buffer[] = await socket.toArray()
    return Buffer.concat(chunks).toString().split('\r\n')[0]
  }
  expect(await answerTo(['Host: a.example'])).toBe('HTTP/1.1 200 OK')
  expect(await answerTo(['Host: a.example', 'hOST: b.example'])).toBe('HTTP/1.1 400 Bad Request')
  expect(app.server.maxConnections).toBe(10_000)
})

test('who does not read an answer is cut off; who is only silent is not', async () => {
  const readers = slowReaders()
  const held: Socket[] = []
  const server = createServer((socket) => {
    held.push(socket.on('error', () => {}))
    readers.watch(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const [lazy, silent] = [connect(port, '127.0.0.1').pause(), connect(port, '127.0.0.1')]
  lazy.on('error', () => {})
  await expect.poll(() => held.length).toBe(2)
  onTestFinished(() => {
    for (const each of [lazy, silent, ...held]) each.destroy()
  })
  const of = (client: Socket) => held.find(({ remotePort }) => remotePort === client.localPort) as Socket
  of(lazy).write(Buffer.alloc(32 * 1024 * 1024)) // more than the kernel takes
  await expect.poll(() => of(lazy).bytesWritten).toBeGreaterThan(0)
  const reader = of(lazy)
  const waits = of(silent)
  readers.cutOff()
  expect(reader.destroyed).toBe(false) // it has until the next look
  readers.cutOff()
  expect(reader.destroyed).toBe(true)
  expect(waits.destroyed).toBe(false)
})

test('who connects and asks nothing, as browsers do ahead, does not hold up the end', async () => {
  const { app } = await world()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  const ended = once(socket, 'close')
  const begun = performance.now()
  await app.close()
  await ended
  expect(performance.now() - begun).toBeLessThan(20_000) // Node gives it a minute to begin
})

test('what matters to trust is in the log with user and address, and nothing of what was typed', async () => {
  const w = await world()
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const key = Buffer.alloc(32)
  const app = await buildApp({ ...w, fileUrlKey: key, deviceKey: key, mailKeys: MAIL_KEYS, setUpCode: '', log })
  onTestFinished(() => app.close())
  const { ada } = w
  const headers = { authorization: `Bearer ${ada.token}` }
  const signIn = (payload: object, url = '/api/v1/session') => app.inject({ method: 'POST', url, payload })
  await signIn({ email: ada.email, password: PASSWORD })
  await signIn({ email: ada.email, password: 'my-secret' })
  await signIn({ j_username: 'my-secret@typed.example', j_password: 'x' }, '/cubedrive/getLogin')
  await app.inject({ method: 'POST', url: '/api/v1/access-tokens', headers, payload: { name: 'x' } })
  await app.inject({ url: '/api/v1/crm/customers.csv', headers })
  const noted = lines.filter(({ event }) => event)
  expect(noted.map(({ event, user }) => [event, user])).toEqual([
    ['signed in', ada.id],
    ['sign-in refused', ada.id],
    ['sign-in refused', undefined],
    ['token made', ada.id],
    ['exported', ada.id],
  ])
  expect(noted.every(({ address }) => address === '127.0.0.1')).toBe(true)
  expect(JSON.stringify(lines)).not.toMatch(/my-secret|cub_/)
})

import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Outbound, openOutbound } from './outbound.ts'

const SHORT_MS = 300
const BOMB = gzipSync(Buffer.alloc(1 << 26))
const MESSAGE = { headers: { 'content-type': 'application/json' }, body: '{"a":"ü"}' }

let outbound: Outbound
beforeAll(() => {
  outbound = openOutbound({ mayBePrivate: true, mostTimeMs: SHORT_MS })
})
afterAll(() => outbound.close())

async function httpServer(answer: RequestListener): Promise<string> {
  const server = createHttpServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=b`
}

/** A server that speaks whatever it likes. */
async function rawServer(speak: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', () => speak(socket))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

test('posts what it is given, and reads the answer', async () => {
  const url = await httpServer(async (request, response) => {
    const chunks = await request.toArray()
    response.writeHead(201, { 'retry-after': '7' })
    response.end([request.method, request.url, request.headers['accept-encoding'], Buffer.concat(chunks)].join(' '))
  })
  const text = 'POST /hook?a=b identity {"a":"ü"}'
  expect(await outbound.post(url, MESSAGE)).toEqual({ status: 201, retryAfter: '7', text })
})

test('goes on over the same connection, and over another when the receiver has closed that', async () => {
  const ports: unknown[] = []
  const url = await httpServer((request, response) => {
    ports.push(request.socket.remotePort)
    response.end()
    if (ports.length === 2) setImmediate(() => request.socket.destroy())
  })
  for (let i = 0; i < 3; i++) expect(await outbound.post(url, MESSAGE)).toMatchObject({ status: 200 })
  expect(ports[1]).toBe(ports[0])
  expect(ports[2]).not.toBe(ports[0])
})

test('follows no redirect', async () => {
  let isFollowed = false
  const inner = await httpServer((_, response) => {
    isFollowed = true
    response.end()
  })
  const url = await httpServer((_, response) => void response.writeHead(301, { location: inner }).end())
  expect(await outbound.post(url, MESSAGE)).toMatchObject({ status: 301 })
  expect(isFollowed).toBe(false)
})

describe('a receiver that', () => {
  test.each<[string, string, (socket: Socket) => void]>([
    ['never answers', 'timed_out', () => {}],
    ['drips headers', 'timed_out', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n')],
    ['only ever says that more will come', 'timed_out', (socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
    ['resets the connection', 'connection_lost', (socket) => socket.resetAndDestroy()],
    ['closes without a word', 'connection_lost', (socket) => socket.end()],
    ['speaks something else', 'not_http', (socket) => socket.end('220 mail.example ESMTP\r\n')],
    ['has endless headers', 'not_http', (socket) => pour(socket, 'HTTP/1.1 200 OK\r\n', `x: ${'y'.repeat(5000)}\r\n`)],
    ['changes the protocol', 'not_http', (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n')],
  ])('%s has given no answer', async (_, reason, speak) => {
    const url = await rawServer(speak)
    await expect(outbound.post(url, MESSAGE)).rejects.toMatchObject({ name: 'NotReached', reason })
  }) // biome-ignore format: a table

  test.each<[string, string, (socket: Socket) => void]>([
    ['drips its answer', 'ab', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\n\r\nab', '')],
    ['breaks off', 'ab', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nab')],
    ['answers without end', 'z'.repeat(65_536), (socket) => pour(socket, 'HTTP/1.1 200 OK\r\n\r\n', 'z'.repeat(10_000))],
    ['compresses', '', (socket) => socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n'), BOMB]))],
  ])('%s is taken at its status, and its answer as far as it was read', async (_, text, speak) => {
    const url = await rawServer(speak)
    expect(await outbound.post(url, MESSAGE)).toEqual({ status: 200, retryAfter: undefined, text })
  }) // biome-ignore format: a table

  test('is not there has refused', async () => {
    const url = await httpServer(() => {})
    const closed = url.replace(/:\d+/, ':1')
    await expect(outbound.post(closed, MESSAGE)).rejects.toMatchObject({ reason: 'connection_refused' })
  })
})

describe('where private addresses are not allowed', () => {
  test.each<[string, string[], string]>([
    ['has only a private one', ['10.0.0.1'], 'private_address'],
    ['has a private one among others', ['93.184.215.14', '::ffff:127.0.0.1'], 'private_address'],
    ['has none', [], 'unknown_host'],
  ])('a name that %s is not connected to', async (_, answers, reason) => {
    const strict = openOutbound({ mayBePrivate: false, resolve: async () => answers })
    await expect(strict.post('http://rebind.example/', MESSAGE)).rejects.toMatchObject({ reason })
  })

  test('an address that is one itself is not connected to, nor asked for', async () => {
    const strict = openOutbound({ mayBePrivate: false, resolve: () => expect.unreachable() })
    for (const host of ['127.1', '0x7f000001', '[::1]', 'localhost', 'a.localhost.'])
      await expect(strict.post(`http://${host}/`, MESSAGE)).rejects.toMatchObject({ reason: 'private_address' })
  })

  test('a name server that never answers is waited for no longer than for an answer', async () => {
    const strict = openOutbound({ mayBePrivate: false, mostTimeMs: SHORT_MS, resolve: () => new Promise(() => {}) })
    await expect(strict.post('http://slow.example/', MESSAGE)).rejects.toMatchObject({ reason: 'timed_out' })
  })
})

test('a name that resolves anew is connected to at the address that was checked', async () => {
  const url = new URL(await httpServer((request, response) => response.end(request.headers.host)))
  const answers = [['127.0.0.1'], ['127.0.0.2']]
  const asked: string[] = []
  const resolving = openOutbound({
    mayBePrivate: true,
    resolve: async (name) => {
      asked.push(name)
      return answers.shift() ?? []
    },
  })
  const host = `rebind.example:${url.port}`
  for (let i = 0; i < 2; i++) expect(await resolving.post(`http://${host}/`, MESSAGE)).toMatchObject({ text: host })
  expect(asked).toEqual(['rebind.example'])
  resolving.close()
})

function drip(socket: Socket, first: string, drop: string): void {
  socket.write(first)
  const timer = setInterval(() => socket.write(drop), 20)
  socket.once('close', () => clearInterval(timer))
}

function pour(socket: Socket, first: string, more: string): void {
  socket.write(first)
  const go = () => {
    while (!socket.destroyed && socket.write(more));
  }
  socket.on('drain', go)
  go()
}

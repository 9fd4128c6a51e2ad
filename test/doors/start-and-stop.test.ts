import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { ADA, oneLine, send } from '../support/command-line.ts'
import { cuboid, place, runToEnd, startServer } from '../support/process.ts'
import { PASSWORD } from '../support/world.ts'

const signIn = (url: string) => send(url, '/session', { email: 'ada@example.com', password: PASSWORD })

vi.setConfig({ testTimeout: 60_000 }) // each start of a program takes a moment, and longer beside other tests

describe('starting', () => {
  test('with a wrong setting prints one clear line and fails', async () => {
    const env = await place()
    const ended = await runToEnd({ ...env, CUBOID_PORT: 'abc' }, 'main.ts')
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'cuboid: CUBOID_PORT must be a port, 0 to 65535; it is "abc"\n',
    })
    await expect(stat(env.CUBOID_DATA)).rejects.toThrow('ENOENT')
  })

  test('on a port in use prints one clear line and fails', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    const ended = await runToEnd({ ...(await place()), CUBOID_PORT: String(port) }, 'main.ts')
    other.close()
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(oneLine) })
    expect(ended.stderr).toContain(`Port ${port} is in use`)
  })

  test.each<Record<string, string>>([
    { CUBOID_DATABASE_URL: 'postgres://nobody:hush@127.0.0.1:1/none' },
    { CUBOID_DATA: join(import.meta.filename, 'data'), CUBOID_DATABASE_URL: '' },
    { CUBOID_DATA: '/proc/nope/data', CUBOID_DATABASE_URL: '' },
    { CUBOID_DATA: '/proc/nope', CUBOID_DATABASE_URL: '', CUBOID_SECRET: 'ab'.repeat(32) },
  ])('without a place for the data prints one clear line and fails: %j', async (settings) => {
    const ended = await runToEnd({ ...(await place()), ...settings }, 'main.ts')
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(oneLine) })
    expect(ended.stderr).not.toContain('hush')
  })

  test('on the database of a newer release is refused by its name', async () => {
    const env = await place()
    await cuboid(env, 'migrate')
    const engine = await openEngine(readConfig(env))
    await sql`insert into migration values ('9999_future', 0)`.execute(engine.writer)
    await engine.close()
    const ended = await runToEnd(env, 'main.ts')
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringMatching(oneLine) })
    expect(ended.stderr).toContain('9999_future')
    expect((await cuboid(env, 'doctor')).code).toBe(1)
  })

  test('the first time prints the code with which the first visitor sets it up', async () => {
    const env = await place()
    const server = await startServer(env)
    const [, code] = /set it up at http:\S+\/setup with the code (\S+)$/m.exec(server.printed()) ?? []
    const zoe = {
      organization: 'Atölye',
      email: 'zoe@example.com',
      password: PASSWORD,
      firstname: 'Zoë',
      lastname: 'Öz',
    }
    expect((await send(server.url, '/setup', { ...zoe, code: 'wrong' })).status).toBe(401)
    expect((await send(server.url, '/setup', { ...zoe, code })).status).toBe(200)
    expect((await stat(join(env.CUBOID_DATA, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' })

    const again = await startServer(env)
    expect(again.printed()).not.toContain('code')
    expect((await send(again.url, '/setup')).body).toEqual({ needed: false })
    expect(await again.stop('SIGINT')).toMatchObject({ code: 0 })
  })

  test('the first time makes the owner who is named in the settings; later those are not looked at', async () => {
    const env = await place()
    const server = await startServer({ ...env, ...ADA })
    expect(server.printed()).not.toContain('code')
    const { status, body } = await signIn(server.url)
    expect(status).toBe(200)
    expect(body).toMatchObject({ firstname: 'ada', org: { isAdmin: true } })
    await server.stop()

    const again = await startServer({
      ...env,
      CUBOID_ADMIN_EMAIL: 'eve@example.com',
      CUBOID_ADMIN_PASSWORD: 'something else',
    })
    expect((await signIn(again.url)).body.cubedrive).toEqual(body.cubedrive) // by the secret that was kept
    expect((await send(again.url, '/session', { email: 'eve@example.com', password: 'something else' })).status).toBe(
      401,
    )
    await again.stop()
  })
})

describe('stopping', () => {
  /** A request of which half has come in, on a connection that is to be kept. */
  async function halfSent(url: string) {
    const body = JSON.stringify({ email: 'ada@example.com', password: PASSWORD })
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname).on('error', () => {})
    socket.write(
      `POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    await signIn(url) // which takes longer
    return { socket, sendRest: () => void socket.write(body) }
  }

  // Less than it takes until what still runs is cut off: its connection is not waited for.
  test('answers what is being worked on, and takes nothing new', { timeout: 25_000 }, async () => {
    const server = await startServer({ ...(await place()), ...ADA })
    const { socket, sendRest } = await halfSent(server.url)
    const answer = text(socket)
    const ended = server.stop()
    await vi.waitFor(() => expect(signIn(server.url)).rejects.toThrow(), 20_000)
    sendRest()
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('takes a signal that comes twice at once for one, as npm passes on what the whole group is sent', async () => {
    const server = await startServer({ ...(await place()), ...ADA })
    const { socket, sendRest } = await halfSent(server.url)
    const answer = text(socket)
    const ended = server.stop('SIGINT')
    server.child.kill('SIGINT')
    await expect.poll(() => server.printed()).toContain('Cuboid stops')
    sendRest()
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n(.+\r\n)*connection: close\r\n/i)
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('does not wait when it is asked again later', async () => {
    const server = await startServer({ ...(await place()), ...ADA })
    const { socket } = await halfSent(server.url)
    const ended = server.stop()
    await expect
      .poll(() => {
        server.child.kill('SIGTERM')
        return server.child.exitCode
      })
      .toBe(1)
    await ended
    socket.destroy()
  })

  test.each([
    ['/api/v1/me', 'application/problem+json', 'detail'],
    ['/cubedrive/validateToken', 'application/json', 'info'],
    ['/health/ready', 'application/problem+json', 'detail'],
  ])(
    'refuses what comes now on a connection that is open, in words, and then hangs up: %s',
    async (path, type, word) => {
      const server = await startServer({ ...(await place()), ...ADA })
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname).setEncoding('utf8')
      let said = ''
      socket.on('data', (chunk) => {
        said += chunk
      })
      socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n')
      await expect.poll(() => said).toContain('"ok"')
      const ended = server.stop()
      await expect.poll(() => server.printed()).toContain('Cuboid stops')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
      await once(socket, 'close')
      const [head = '', body = ''] = said.slice(said.lastIndexOf('HTTP/1.1')).split('\r\n\r\n')
      expect(head).toMatch(/^HTTP\/1\.1 503 /)
      expect(head).toMatch(/^connection: close\r?$/im)
      expect(head).toMatch(/^retry-after: \d+\r?$/im)
      expect(head.toLowerCase()).toContain(`content-type: ${type}`)
      expect(JSON.parse(body)[word]).toMatch(/stopped/)
      expect(await ended).toMatchObject({ code: 0, stderr: '' })
    },
  )

  test('ends a worker without a server, too', async () => {
    const env = await place()
    const worker = await startServer(env, 'cli.ts', ['work'])
    expect(await worker.stop()).toMatchObject({ code: 0, stderr: '' })
  })
})

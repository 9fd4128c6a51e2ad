import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

test.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])(
  '%s to the pot is refused by a teapot',
  async (method) => {
    const { app } = await world()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as { port: number }
    const status = await new Promise((resolve, reject) => {
      request({ port, method, path: '/api/v1/coffee?milk=yes' }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(status).toBe(418)
  },
)

test.each(['message/coffeepot', 'application/coffee-pot-command; charset=utf-8'])(
  'so is any body of %s',
  async (type) => {
    const { as, ada } = await world()
    const { status, body } = await as(ada).post('/tasks', {}, { 'content-type': type })
    expect({ status, code: body.code }).toEqual({ status: 418, code: 418 })
  },
)

test('so is BREW, which is no method to the parser; other nonsense is 400', async () => {
  const { app } = await world()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const answerTo = async (line: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(`${line}\r\nHost: x\r\n\r\n`)
    return (await text(socket)).split('\r\n')[0]
  }
  expect(await answerTo('BREW /api/v1/coffee HTTP/1.1')).toBe("HTTP/1.1 418 I'm a teapot")
  expect(await answerTo('NONSENSE / HTTP/1.1')).toBe('HTTP/1.1 400 Bad Request')
})

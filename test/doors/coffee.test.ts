import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { world } from '../support/world.ts'

const POT = '/api/v1/coffee'
test.each([
  ['GET', POT], ['POST', POT], ['PUT', POT], ['DELETE', POT], ['PATCH', POT], ['PROPFIND', POT],
  ['GET', `${POT}?milk=yes`], ['GET', `${POT}/`], ['POST', `${POT}/?milk=yes`],
])('%s %s is refused by a teapot', async (method, path) => expect(await statusOf(method, path)).toBe(418)) // biome-ignore format: a table

test('what lies beside the pot is not there', async () => {
  expect(await statusOf('GET', '/api/v1/coffees')).toBe(404)
})

/** As it comes over the network, where any method can. */
async function statusOf(method: string, path: string) {
  const { app } = await world()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  return new Promise((resolve, reject) => {
    request({ port, method, path }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

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
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    const [status, ...fields] = head.split('\r\n')
    const { 'X-Request-Id': id } = Object.fromEntries(fields.map((field) => field.split(': ')))
    return { status, id, problem: JSON.parse(body) }
  }
  const brewed = await answerTo('BREW /api/v1/coffee?milk=yes HTTP/1.1')
  expect(brewed).toEqual({
    status: "HTTP/1.1 418 I'm a teapot",
    id: expect.stringMatching(/^\w+-\w+$/),
    problem: {
      type: '/problems/teapot',
      title: "I'm a teapot",
      status: 418,
      detail: 'This server is a teapot, short and stout.',
      instance: '/api/v1/coffee',
      requestId: brewed.id,
      code: 418,
      params: {},
      errors: [],
    },
  })
  const other = await answerTo('NONSENSE /x HTTP/1.1')
  expect(other).toMatchObject({ status: 'HTTP/1.1 400 Bad Request', problem: { instance: '/x', requestId: other.id } })
  expect(other.id).not.toBe(brewed.id)
  const unreadable = await answerTo('\u0001 / HTTP/1.1')
  expect(unreadable.problem).toMatchObject({ status: 400, requestId: unreadable.id })
  expect(unreadable.problem).not.toHaveProperty('instance')
})

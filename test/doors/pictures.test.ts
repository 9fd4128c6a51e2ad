import { describe, expect, test } from 'vitest'
import { onDisk, PNG, uploaded } from '../support/upload.ts'
import { PASSWORD, type World, world } from '../support/world.ts'

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(20, 7)])
const WEBP = Buffer.from('RIFF\x10\0\0\0WEBPVP8 0123456789')
const GIF = Buffer.from('GIF89a and so on')
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

/** Takes the two places of pictures for one. */
const places = {
  photo: { put: '/app/me/photo', address: (body: { profile: string }) => body.profile },
  logo: { put: '/organization/logo', address: (body: { logo: string }) => body.logo },
}
const raw = async ({ app }: World, person: { token: string } | null, url: string, headers = {}) =>
  app.inject({ url, headers: { ...(person && { authorization: `Bearer ${person.token}` }), ...headers } })

describe.each([
  ['photo', places.photo],
  ['logo', places.logo],
])('a %s', (_name, { put, address }) => {
  test.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
  ])('is shown as %s, by its content', async (type, content) => {
    const w = await world()
    const { as, ada, cem, eve } = w
    const file = await uploaded(w, ada, content, 'evil.html')
    const { status, body } = await as(ada).put(put, { file })
    expect(status).toBe(200)
    const url = address(body as never)
    expect(url).toMatch(new RegExp(`^/api/v1/.*[?]v=${file}$`))

    const shown = await raw(w, cem, url)
    expect(shown.statusCode).toBe(200)
    expect(shown.rawPayload.equals(content)).toBe(true)
    expect(shown.headers).toMatchObject({
      'content-type': type,
      'content-length': String(content.length),
      'content-disposition': 'inline',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    })
    const etag = String(shown.headers.etag)
    expect((await raw(w, cem, url, { 'if-none-match': etag })).statusCode).toBe(304)
    const plain = url.replace(/[?].*/, '')
    expect((await raw(w, cem, plain)).headers['cache-control']).toBe('private, no-cache')
    expect((await raw(w, cem, `${plain}?v=1`)).headers['cache-control']).toBe('private, no-cache')
    // To people of the organization alone.
    expect((await raw(w, null, url)).statusCode).toBe(401)
    expect((await raw(w, eve, url)).statusCode).toBe(404)
    // As a file it is nobody's.
    expect((await as(cem).get(`/files/${file}/url`)).status).toBe(404)
  })

  test('is no other kind of file, not too large, and its giver’s to use', async () => {
    const w = await world()
    const { as, ada, ben, eve } = w
    const refused = async (file: unknown, reason: string) =>
      expect(await as(ada).put(put, { file })).toMatchObject({
        status: 422,
        body: { errors: [{ field: '/file', message: reason }] },
      })
    for (const content of [GIF, SVG, 'plain', ''])
      await refused(await uploaded(w, ada, content, 'me.png'), 'is no PNG, JPEG or WebP picture')
    const most = Buffer.concat([PNG, Buffer.alloc(2 * 1024 ** 2 - PNG.length)])
    await refused(await uploaded(w, ada, Buffer.concat([most, Buffer.alloc(1)])), 'is larger than 2 MiB')
    expect((await as(ada).put(put, { file: await uploaded(w, ada, most) })).status).toBe(200)
    for (const file of [await uploaded(w, ben, PNG), await uploaded(w, eve, PNG), '7000000000000000000', 'x', ''])
      await refused(file, 'there is no such file')
    expect((await as(ada).put(put, {})).status).toBe(400)
    expect((await as(ada).put(put, { file: 1 })).status).toBe(400)
  })

  test('takes the place of the one before, which is removed, and goes itself', async () => {
    const w = await world()
    const { as, ada, website } = w
    const first = await uploaded(w, ada, PNG)
    await as(ada).put(put, { file: first })
    const again = await as(ada).put(put, { file: first })
    expect(again.status).toBe(200)
    const second = await uploaded(w, ada, JPEG)
    const { body } = await as(ada).put(put, { file: second })
    expect(address(body as never)).toContain(second)
    for (const _ of ['the file', 'its content']) {
      w.clock.advance(25 * 3600 * 1000)
      await w.runJobs()
    }
    expect((await onDisk(w)).kept).toHaveLength(1)
    expect((await raw(w, ada, address(body as never))).rawPayload.equals(JPEG)).toBe(true)

    // One that also hangs on a task stays there.
    await as(ada).delete(put)
    const shared = await uploaded(w, ada, WEBP)
    await as(ada).post('/tasks', { group: website, name: 'x', files: [shared] })
    await as(ada).put(put, { file: shared })
    const gone = await as(ada).delete(put)
    expect(address(gone.body as never)).toBe('')
    expect((await raw(w, ada, address(body as never))).statusCode).toBe(404)
    expect((await as(ada).get(`/files/${shared}/url`)).status).toBe(200)
    for (const _ of ['the file', 'its content']) {
      w.clock.advance(25 * 3600 * 1000)
      await w.runJobs()
    }
    expect((await onDisk(w)).kept).toHaveLength(1)
  })
})

test('a photo is told wherever a person is', async () => {
  const w = await world()
  const { as, ada, ben } = w
  const { body: me } = await as(ben).put('/app/me/photo', { file: await uploaded(w, ben, PNG) })
  const { profile } = me
  expect(profile).toMatch(new RegExp(`^/api/v1/users/${ben._id}/photo`))
  expect((await as(ben).get('/app/me')).body.profile).toBe(profile)
  expect((await as(ada).get(`/users?ids=${ben._id}`)).body[0].profile).toBe(profile)
  const users = (await as(ada).get('/organization/users')).body
  expect(users.find(({ _id }: { _id: string }) => _id === ben._id).profile).toBe(profile)
  expect(users.find(({ _id }: { _id: string }) => _id === ada._id).profile).toBe('')
  const signedIn = new URLSearchParams({ j_username: ben.email, j_password: PASSWORD }).toString()
  expect((await as(null).post('/cubedrive/getLogin', signedIn)).body.userObj.imagepath).toBe(profile)
  const events = (await as(ada).get('/events')).body
  expect(events.at(-1)).toMatchObject({ type: 'user-updated', user: ben._id })
})

test('only managers choose the logo', async () => {
  const w = await world()
  const { as, ada, ben } = w
  const file = await uploaded(w, ben, PNG)
  expect((await as(ben).put('/organization/logo', { file })).status).toBe(403)
  expect((await as(ada).put('/organization/logo', { file: await uploaded(w, ada, PNG) })).status).toBe(200)
  expect((await as(ben).delete('/organization/logo')).status).toBe(403)
  const { logo } = (await as(ben).get('/organization')).body
  expect((await raw(w, ben, logo)).statusCode).toBe(200)
})

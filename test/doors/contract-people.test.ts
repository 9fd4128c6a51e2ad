import { describe, expect, test } from 'vitest'
import { seconds, world } from '../support/world.ts'

/** Parts B and C of the main API's contract, as far as they are here. */

const ID = expect.stringMatching(/^\d+$/)

const NOW = seconds('2026-01-15T09:00:00Z')

const present = ({ _id, firstname, lastname, email }: Record<string, unknown>) => ({ _id, firstname, lastname, email })

describe('people', () => {
  test('GET /organization/users: present members', async () => {
    const { as, ada, ben, cem, dan } = await world()
    await as(ada).delete(`/organization/users/${dan._id}`)
    const { body } = await as(cem).get('/organization/users')
    expect(body).toMatchObject(
      [ada, ben, cem].map((person) => ({ ...present(person as never), profile: expect.any(String) })),
    )
  })

  test('GET /users: also former members; never the e-mail', async () => {
    const { as, ada, ben, dan } = await world()
    await as(ada).delete(`/organization/users/${dan._id}`)
    const { body } = await as(ada).get(`/users?ids=${dan._id},${ben._id}`)
    expect(body).toHaveLength(2)
    for (const person of body) expect(Object.keys(person).sort()).toEqual(['_id', 'firstname', 'lastname', 'profile'])
    expect((await as(ada).get('/users')).status).toBe(400)
  })

  test('GET /app/me', async () => {
    const { as, ada, ben, encryptedIds } = await world()
    const { body } = await as(ada).get('/app/me')
    expect(body).toMatchObject({
      ...{
        _id: ada._id,
        firstname: 'Ada',
        lastname: 'Lovelace',
        profile: expect.any(String),
        jobTitle: '',
        language: 'en',
      },
      localization: {
        dateFormat: expect.any(String),
        timeFormat: expect.any(String),
        timezone: 'Europe/Istanbul',
        reminderTime: '09:00',
      },
      org: { name: 'Acme', countryCode: expect.any(String), admins: [ada._id], isAdmin: true },
      cubedrive: { userId: expect.stringMatching(/^[\w-]{11}$/), groupId: expect.stringMatching(/^[\w-]{11}$/) },
    })
    expect(body.cubedrive.userId).toBe(encryptedIds.encrypt('user', ada.id))
    expect((await as(ben).get('/app/me')).body.org.isAdmin).toBe(false)
  })

  test('POST and DELETE /organization/users', async () => {
    const { as, ada, ben, cem } = await world()
    const person = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Wray' }
    const invited = (await as(ada).post('/organization/users', person)).body
    expect(invited).toMatchObject({
      ...person,
      _id: ID,
      profile: expect.any(String),
      invitationUrl: expect.stringMatching(/^https?:\/\//),
    })
    const gus = {
      email: 'gus@example.com',
      firstname: 'Gus',
      lastname: 'Grissom',
      password: 'correct horse battery',
      manager: true,
    }
    const added = (await as(ada).post('/organization/users', gus)).body
    expect(added).not.toHaveProperty('invitationUrl')
    expect((await as(ada).get('/app/me')).body.org.admins).toContain(added._id)
    expect((await as(ada).post('/organization/users', { ...person, email: 'FAY@example.com' })).body).toMatchObject({
      status: 422,
      errors: [{ field: '/email' }],
    })
    expect(
      (await as(ada).post('/organization/users', {})).body.errors.map(({ field }: { field: string }) => field).sort(),
    ).toEqual(['/email', '/firstname', '/lastname'])
    expect((await as(ben).post('/organization/users', person)).status).toBe(403)
    expect((await as(ben).delete(`/organization/users/${cem._id}`)).status).toBe(403)
    expect(await as(ada).delete(`/organization/users/${cem._id}`)).toMatchObject({
      status: 200,
      body: { _id: cem._id },
    })
    expect((await as(cem).get('/app/me')).status).toBe(401)
  })

  test('access tokens: the secret is shown once', async () => {
    const { as, ada, clock } = await world()
    const made = (await as(ada).post('/access-tokens', { name: 'Script', expiresAt: NOW + 3600 })).body
    const { token, ...shown } = made
    expect(shown).toEqual({ _id: ID, name: 'Script', createdAt: NOW, expiresAt: NOW + 3600, lastUsedAt: null })
    const list = (await as(ada).get('/access-tokens')).body
    expect(list).toContainEqual(shown)
    expect(JSON.stringify(list)).not.toContain(token)
    clock.advance(120_000)
    await as({ token }).get('/app/me')
    await expect.poll(async () => (await as(ada).get('/access-tokens')).body.at(-1).lastUsedAt).toBe(NOW + 120)
    expect((await as(ada).post('/access-tokens', {})).body.errors).toMatchObject([{ field: '/name' }])
  })
})

import { describe, expect, test } from 'vitest'
import { type Answer, PASSWORD, type World, world } from '../support/world.ts'

const fay = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Ray' }

const mailTo = ({ mails }: World, { email }: { email: string }) => mails.find(({ to }) => to.address === email)

const ids = ({ body }: Answer) => body.map(({ _id }: { _id: string }) => _id)

describe('the members of the organization', () => {
  test('are seen by all of it, and none of another', async () => {
    const { as, ada, ben, cem, dan, eve } = await world()
    const listed = await as(dan).get('/organization/users')
    expect(ids(listed)).toEqual([ada, ben, cem, dan].map(({ _id }) => _id))
    expect(listed.body[0]).toEqual({
      _id: ada._id,
      firstname: 'Ada',
      lastname: 'Lovelace',
      email: 'ada@example.com',
      profile: '',
      manager: true,
    })
    expect(ids(await as(eve).get('/organization/users'))).toEqual([eve._id])
  })

  test('are found by their ids, former ones too, without their addresses', async () => {
    const { as, ada, ben, cem, eve } = await world()
    await as(ada).delete(`/organization/users/${ben._id}`)
    const found = await as(cem).get(`/users?ids=${cem._id},${ben._id},${eve._id},x,0,99999999999,${ben._id}`)
    expect(found.body).toEqual([
      { _id: cem._id, firstname: 'Cem', lastname: 'Karaca', profile: '' },
      { _id: ben._id, firstname: 'Ben', lastname: 'Franklin', profile: '' },
    ])
    expect((await as(cem).get('/users?ids=')).body).toEqual([])
    expect(await as(cem).get('/users')).toMatchObject({ status: 400, body: { errors: [{ field: 'ids' }] } })
  })

  test('are listed to the CRM as it likes', async () => {
    const { as, ada, ben, eve, encryptedIds } = await world()
    await as(ada).delete(`/organization/users/${ben._id}`)
    const groupId = (await as(ada).get('/app/me')).body.cubedrive.groupId
    const url = '/cubedrive/groupContact/listPeople'
    const { status, body } = await as(ada).get(`${url}?groupId=${groupId}&type=group&start=0&limit=100`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ success: true, totalCount: 3 })
    expect(body.results[0]).toEqual({
      contactUserId: encryptedIds.encrypt('user', ada.id),
      info: 'ada@example.com',
      self: true,
      firstname: 'Ada',
      lastname: 'Lovelace',
      email: 'ada@example.com',
      name: 'Lovelace/Ada',
    })
    expect(body.results.map(({ self }: { self: boolean }) => self)).toEqual([true, false, false])
    const page = await as(ada).get(`${url}?groupId=${groupId}&type=group&start=1&limit=1`)
    expect(page.body).toMatchObject({ totalCount: 3, results: [{ firstname: 'Cem' }] })
    expect((await as(eve).get(`${url}?groupId=${groupId}&type=group`)).status).toBe(404)
    expect((await as(ada).get(`${url}?groupId=${encryptedIds.encrypt('user', ada.id)}&type=group`)).status).toBe(404)
  })

  test.each([
    ['groupId=x&type=group', 404],
    ['type=group', 400],
    ['groupId=x&type=user', 400],
    ['groupId=x&type=group&start=-1', 400],
    ['groupId=x&type=group&limit=0', 400],
    ['groupId=x&type=group&limit=501', 400],
    ['groupId=x&typ=group', 400],
  ])('are not listed to the CRM for %s', async (query, status) => {
    const { as, ada } = await world()
    expect(await as(ada).get(`/cubedrive/groupContact/listPeople?${query}`)).toMatchObject({
      status,
      body: { success: false },
    })
  })
})

describe('adding a user', () => {
  test('with a password', async () => {
    const { as, ada } = await world()
    const added = await as(ada).post('/organization/users', { ...fay, password: PASSWORD, manager: true })
    expect(added).toMatchObject({ status: 200, body: { ...fay, manager: true, profile: '' } })
    expect(added.body).not.toHaveProperty('invitationUrl')
    expect((await as(null).post('/session', { email: fay.email, password: PASSWORD })).body._id).toBe(added.body._id)
  })

  test('without one: an invitation, mailed and returned once, which works once', async () => {
    const w = await world({ config: { url: 'https://cuboid.example.com' } })
    const { as, ada, mails } = w
    const { body } = await as(ada).post('/organization/users', fay)
    expect(body.manager).toBe(false)
    expect(body.invitationUrl).toMatch(/^https:\/\/cuboid\.example\.com\/invitation\/[\w-]{43}$/)
    await w.runJobs()
    expect(mails).toHaveLength(2)
    expect(mailTo(w, ada)).toMatchObject({ subject: 'You let Fay Ray in' })
    const mail = mailTo(w, fay)
    expect(mail).toMatchObject({ to: { name: 'Fay Ray' }, subject: 'Your invitation to Acme' })
    expect(mail?.text).toContain('Ada Lovelace')
    const [, mailed] = /https:\/\/cuboid\.example\.com\/invitation\/(\S+)/.exec(mail?.text ?? '') ?? []

    const token = body.invitationUrl.split('/').at(-1)
    const kept = await w.store.engine.reader.selectFrom('credential').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
    const weak = await as(null).post('/invitations/accept', { token, password: '1234567' })
    expect(weak).toMatchObject({ status: 400, body: { errors: [{ field: '/password' }] } })
    const accepted = await as(null).post('/invitations/accept', { token, password: PASSWORD })
    expect(accepted).toMatchObject({ status: 200, body: { _id: body._id, org: { isAdmin: false } } })
    expect(String(accepted.headers['set-cookie'])).toMatch(/^__Host-cuboid_session=/)
    const again = await as(null).post('/invitations/accept', { token, password: 'somebody else’s' })
    expect(again).toMatchObject({ status: 422, body: { errors: [{ field: '/token' }] } })
    expect((await as(null).post('/invitations/accept', { token: mailed, password: 'another one' })).status).toBe(422)
    expect((await as(null).post('/session', { email: fay.email, password: PASSWORD })).status).toBe(200)
  })

  test('without one: the mailed link does as well', async () => {
    const w = await world({ config: { url: 'https://cuboid.example.com' } })
    const { body } = await w.as(w.ada).post('/organization/users', fay)
    await w.runJobs()
    const [, token] = /\/invitation\/(\S+)/.exec(mailTo(w, fay)?.text ?? '') ?? []
    const accepted = await w.as(null).post('/invitations/accept', { token, password: PASSWORD })
    expect(accepted).toMatchObject({ status: 200, body: { _id: body._id } })
  })

  test('by an invitation that two accept at once lets one in', async () => {
    const { as, ada } = await world()
    const { body } = await as(ada).post('/organization/users', fay)
    const token = body.invitationUrl.split('/').at(-1)
    const accept = () => as(null).post('/invitations/accept', { token, password: PASSWORD })
    const answers = await Promise.all([accept(), accept(), accept()])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })

  test('is undone for an invitation that nobody accepts in a week, or whose user is removed', async () => {
    const { as, ada, clock } = await world()
    const [one, two] = [
      (await as(ada).post('/organization/users', fay)).body,
      (await as(ada).post('/organization/users', { ...fay, email: 'gus@example.com' })).body,
    ]
    const accept = ({ invitationUrl }: { invitationUrl: string }) =>
      as(null).post('/invitations/accept', { token: invitationUrl.split('/').at(-1), password: PASSWORD })
    await as(ada).delete(`/organization/users/${one._id}`)
    expect((await accept(one)).status).toBe(422)
    clock.advance(7 * 24 * 3_600_000)
    expect((await accept(two)).status).toBe(422)
  })

  test('is for managers', async () => {
    const { as, ada, ben, eve } = await world()
    expect((await as(ben).post('/organization/users', fay)).status).toBe(403)
    expect((await as(null).post('/organization/users', fay)).status).toBe(401)
    await as(eve).post('/organization/users', fay)
    expect(ids(await as(ada).get('/organization/users'))).toHaveLength(4) // she added to her own
  })

  test.each([
    [{}, 400, ['/email', '/firstname', '/lastname']],
    [{ ...fay, email: 'fay' }, 400, ['/email']],
    [{ ...fay, email: `${'f'.repeat(250)}@b.co` }, 400, ['/email']],
    [{ ...fay, firstname: 'x'.repeat(101) }, 400, ['/firstname']],
    [{ ...fay, password: 'x'.repeat(1001) }, 400, ['/password']],
    [{ ...fay, manager: 'yes' }, 400, ['/manager']],
    [{ ...fay, email: 'BEN@example.com' }, 422, ['/email']],
    [{ ...fay, email: 'eve@example.com' }, 422, ['/email']],
  ])('as %j is refused', async (body, status, fields) => {
    const { as, ada } = await world()
    const answer = await as(ada).post('/organization/users', body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
    expect(ids(await as(ada).get('/organization/users'))).toHaveLength(4)
  })

  test('takes the longest names and passwords, and no more than is asked for', async () => {
    const { as, ada } = await world()
    const body = { ...fay, email: `${'f'.repeat(250)}@b.c`, firstname: '😀'.repeat(100), password: 'x'.repeat(1000) }
    const added = await as(ada).post('/organization/users', {
      ...body,
      _id: ada._id,
      orgId: 2,
      isManager: true,
      profile: 'x',
    })
    expect(added).toMatchObject({ status: 200, body: { firstname: body.firstname, manager: false, profile: '' } })
    expect(added.body._id).not.toBe(ada._id)
  })

  test('at once by several gives each a number of its own', async () => {
    const { as, ada, eve } = await world()
    const emails = Array.from({ length: 8 }, (_, i) => `user${i}@example.com`)
    const added = await Promise.all(
      emails.map((email, i) => as(i % 2 ? ada : eve).post('/organization/users', { ...fay, email })),
    )
    expect(added.map(({ status }) => status)).toEqual(emails.map(() => 200))
    expect(new Set(added.map(({ body }) => body._id)).size).toBe(8)
  })
})

describe('making managers', () => {
  test('and unmaking them, but for the last', async () => {
    const { as, ada, ben } = await world()
    expect((await as(ben).put(`/organization/users/${ben._id}`, { manager: true })).status).toBe(403)
    const last = await as(ada).put(`/organization/users/${ada._id}`, { manager: false })
    expect(last).toMatchObject({ status: 422, body: { errors: [{ field: '/manager' }] } })

    const made = await as(ada).put(`/organization/users/${ben._id}`, { manager: true })
    expect(made).toMatchObject({ status: 200, body: { _id: ben._id, manager: true } })
    expect((await as(ben).get('/app/me')).body.org).toMatchObject({ admins: [ada._id, ben._id], isAdmin: true })
    expect((await as(ben).put(`/organization/users/${ada._id}`, { manager: false })).status).toBe(200)
    expect((await as(ada).get('/app/me')).body.org.isAdmin).toBe(false)
    expect((await as(ada).post('/organization/users', fay)).status).toBe(403)
  })

  test('that unmake one another at once leaves one', async () => {
    const { as, ada, ben } = await world()
    await as(ada).put(`/organization/users/${ben._id}`, { manager: true })
    const answers = await Promise.all([
      as(ada).put(`/organization/users/${ben._id}`, { manager: false }),
      as(ben).put(`/organization/users/${ada._id}`, { manager: false }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { body } = await as(ada).get('/organization/users')
    expect(body.filter(({ manager }: { manager: boolean }) => manager)).toHaveLength(1)
  })

  test('needs to say which it is, and of whom', async () => {
    const { as, ada, ben, eve } = await world()
    expect((await as(ada).put(`/organization/users/${ben._id}`, {})).status).toBe(400)
    expect((await as(ada).put(`/organization/users/${ben._id}`, { manager: 1 })).status).toBe(400)
    expect((await as(ada).put(`/organization/users/${eve._id}`, { manager: true })).status).toBe(404)
  })
})

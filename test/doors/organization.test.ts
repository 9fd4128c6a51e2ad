import { describe, expect, test } from 'vitest'
import { world } from '../support/world.ts'

describe('the organization', () => {
  const acme = {
    _id: '1',
    name: 'Acme',
    logo: '',
    countryCode: '',
    currency: 'EUR',
    timezone: 'Europe/Istanbul',
    language: 'en',
  }

  test('is seen by its users, each their own', async () => {
    const { as, ben, eve } = await world()
    const { body } = await as(ben).get('/organization')
    const { taskStates, ...details } = body
    expect(details).toEqual(acme)
    expect(taskStates[0]).toEqual({
      name: 'cb_waiting',
      type: 'waiting',
      color: '#f39c12',
      textColor: '#fff',
      isDefault: true,
    })
    expect((await as(eve).get('/organization')).body).toMatchObject({ _id: '2', name: 'Rivals' })
  })

  test('is changed by a manager, member by member', async () => {
    const { as, ada, ben, eve } = await world()
    const changed = await as(ada).put('/organization', { name: 'Acme Ltd', countryCode: 'TR' })
    expect(changed).toMatchObject({ status: 200, body: { ...acme, name: 'Acme Ltd', countryCode: 'TR' } })
    const all = { currency: 'TRY', timezone: 'Europe/Berlin', language: 'tr', countryCode: null }
    expect((await as(ada).put('/organization', all)).status).toBe(200)
    const { body } = await as(ben).get('/organization')
    expect(body).toMatchObject({ ...all, name: 'Acme Ltd', countryCode: '' })
    expect((await as(ben).get('/app/me')).body.org.name).toBe('Acme Ltd')
    expect((await as(eve).get('/organization')).body.name).toBe('Rivals')
  })

  test('is not changed by others', async () => {
    const { as, ben } = await world()
    expect((await as(ben).put('/organization', { name: 'Mine' })).status).toBe(403)
    expect((await as(ben).get('/organization')).body.name).toBe('Acme')
  })

  test('takes back what was read, and leaves what nobody may set', async () => {
    const { as, ada } = await world()
    const { body } = await as(ada).get('/organization')
    expect((await as(ada).put('/organization', { ...body, _id: '2', version: 7 })).body).toEqual(body)
  })

  test.each([
    [{ name: '' }, 400, ['/name']],
    [{ name: 'x'.repeat(101) }, 400, ['/name']],
    [{ currency: 5, language: [] }, 400, ['/currency', '/language']],
    [
      { currency: 'XYZ', timezone: 'Mars/Olympus', language: 'qqq', countryCode: 'QX' },
      422,
      ['/timezone', '/currency', '/language', '/countryCode'],
    ],
    [{ name: 'New', currency: 'eur' }, 422, ['/currency']],
  ])('is not changed by %j', async (body, status, fields) => {
    const { as, ada } = await world()
    const answer = await as(ada).put('/organization', body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
    expect((await as(ada).get('/organization')).body).toMatchObject(acme)
  })
})

describe('my own account', () => {
  test('tells who I am, and the ids the CRM knows us by', async () => {
    const { as, ada, ben, encryptedIds } = await world()
    const { body } = await as(ben).get('/app/me')
    expect(body).toEqual({
      _id: ben._id,
      firstname: 'Ben',
      lastname: 'Franklin',
      profile: '',
      email: 'ben@example.com',
      jobTitle: '',
      language: 'en',
      localization: {
        dateFormat: 'dd.MM.yyyy',
        timeFormat: 'HH:mm',
        timezone: 'Europe/Istanbul',
        reminderTime: '09:00',
      },
      org: { name: 'Acme', countryCode: '', admins: [ada._id], isAdmin: false },
      cubedrive: { userId: expect.stringMatching(/^[\w-]{11}$/), groupId: expect.stringMatching(/^[\w-]{11}$/) },
    })
    expect(encryptedIds.decrypt('user', body.cubedrive.userId)).toBe(ben.id)
    expect(encryptedIds.decrypt('organization', body.cubedrive.groupId)).toBe(1)
  })

  test('is mine to change', async () => {
    const { as, ada, ben } = await world()
    const localization = {
      dateFormat: 'yyyy-MM-dd',
      timeFormat: 'hh:mm a',
      timezone: 'America/New_York',
      reminderTime: '07:30',
    }
    const change = { firstname: 'Benjamin', lastname: 'F.', jobTitle: 'Printer', language: 'tr', localization }
    const changed = await as(ben).put('/app/me', change)
    expect(changed).toMatchObject({ status: 200, body: change })
    expect((await as(ben).get('/app/me')).body).toEqual(changed.body)
    expect((await as(ada).get(`/users?ids=${ben._id}`)).body).toMatchObject([{ firstname: 'Benjamin' }])

    const unset = await as(ben).put('/app/me', {
      jobTitle: null,
      language: '',
      localization: { timezone: null, dateFormat: '', reminderTime: null },
    })
    expect(unset.body).toMatchObject({
      firstname: 'Benjamin',
      jobTitle: '',
      language: 'en',
      localization: {
        dateFormat: 'dd.MM.yyyy',
        timeFormat: 'hh:mm a',
        timezone: 'Europe/Istanbul',
        reminderTime: '09:00',
      },
    })
  })

  test('takes back what was read, and leaves what is not mine to set', async () => {
    const { as, ben } = await world()
    const { body } = await as(ben).get('/app/me')
    const mine = { ...body, _id: '1', email: 'ada@example.com', org: { isAdmin: true }, manager: true, isManager: true }
    expect((await as(ben).put('/app/me', mine)).body).toEqual(body)
  })

  test.each([
    [{ firstname: '' }, 400, ['/firstname']],
    [{ firstname: null }, 400, ['/firstname']],
    [{ jobTitle: 'x'.repeat(101) }, 400, ['/jobTitle']],
    [{ localization: { reminderTime: '24:00' } }, 400, ['/localization/reminderTime']],
    [{ localization: { dateFormat: 'DD/MM' } }, 400, ['/localization/dateFormat']],
    [{ localization: [] }, 400, ['/localization']],
    [{ language: 'qqq', localization: { timezone: 'Mars/Olympus' } }, 422, ['/language', '/localization/timezone']],
  ])('is not changed by %j', async (body, status, fields) => {
    const { as, ben } = await world()
    const before = (await as(ben).get('/app/me')).body
    const answer = await as(ben).put('/app/me', body)
    expect(answer.status).toBe(status)
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields)
    expect((await as(ben).get('/app/me')).body).toEqual(before)
  })
})

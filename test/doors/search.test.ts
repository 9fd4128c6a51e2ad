import { describe, expect, test } from 'vitest'
import { crm } from '../support/crm.ts'
import { type Person, type World, world } from '../support/world.ts'

const titles = async ({ as }: World, person: Person, q: string, more = '') => {
  const { status, body } = await as(person).get(`/search?q=${encodeURIComponent(q)}${more}`)
  expect(status).toBe(200)
  return body.map(({ type, title }: { type: string; title: string }) => `${type} ${title}`)
}
const make = async (w: World, path: string, body: object): Promise<string> => {
  const answer = await w.as(w.ada).post(path, body)
  expect(answer.status).toBe(200)
  return answer.body._id
}

describe('the search', () => {
  test('finds records of every kind, and says what each is', async () => {
    const w = await world()
    const { as, ada, website, sales } = w
    const client = await make(w, '/crm/customers', {
      name: 'Adatepe Foods',
      fullname: 'Adatepe Gıda A.Ş.',
      email: 'info@adatepe.example',
    })
    const task = await make(w, '/tasks', { group: website, name: 'Call Adatepe', customer: client })
    const lead = await make(w, '/tasks', { group: sales, name: 'Adatepe, 40 seats', lead: { company: 'Adatepe' } })
    const project = await make(w, '/groups', { name: 'Adaptation', parents: [website] })
    const pipeline = await make(w, '/pipelines', { name: 'Adapters' })
    const { body } = await as(ada).get('/search?q=ada')
    expect(body).toHaveLength(6)
    expect(body).toEqual(
      expect.arrayContaining([
        {
          type: 'task',
          _id: task,
          title: 'Call Adatepe',
          context: 'Website · Adatepe Foods',
          group: website,
          state: 'cb_waiting',
        },
        {
          type: 'lead',
          _id: lead,
          title: 'Adatepe, 40 seats',
          context: 'Adatepe · Sales',
          group: sales,
          state: 'New lead',
        },
        { type: 'project', _id: project, title: 'Adaptation', context: 'Website' },
        { type: 'pipeline', _id: pipeline, title: 'Adapters', context: '' },
        {
          type: 'client',
          _id: client,
          title: 'Adatepe Foods',
          context: 'Adatepe Gıda A.Ş. · info@adatepe.example',
        },
        { type: 'person', _id: ada._id, title: 'Ada Lovelace', context: 'ada@example.com' },
      ]),
    )
    expect(body.at(-1).title).toBe('Call Adatepe') // the only one that does not begin with it
  })

  test('puts first what begins with the text, then what is newer', async () => {
    const w = await world()
    for (const name of ['Rent 1', 'Pay rent 1', 'rent 2', 'Pay RENT 2']) {
      await make(w, '/tasks', { group: w.website, name })
      w.clock.advance(1000)
    }
    const found = ['task rent 2', 'task Rent 1', 'task Pay RENT 2', 'task Pay rent 1']
    expect(await titles(w, w.ada, ' rent ')).toEqual(found)
    expect(await titles(w, w.ada, 'rent', '&limit=3')).toEqual(found.slice(0, 3))
    // Also once they are in the index, to which names go by the hundreds.
    for (let i = 0; i < 520; i++) await make(w, '/tasks', { group: w.website, name: `Filler ${i}` })
    expect(await titles(w, w.ada, 'rent')).toEqual(found)
    expect(await titles(w, w.ada, 're')).toEqual([...found, 'project Secret'])
    expect((await titles(w, w.ada, 'r')).slice(0, 2)).toEqual(found.slice(0, 2))
    expect(await titles(w, w.ada, 'Rent 1')).toEqual(['task Rent 1', 'task Pay rent 1'])
  }, 60_000)

  test('takes letters for the same that differ only in case, in Turkish as elsewhere', async () => {
    const w = await world()
    await make(w, '/tasks', { group: w.website, name: 'IŞIK İSTANBUL' })
    await make(w, '/crm/customers', { name: 'Çınar İnşaat' })
    await make(w, '/groups', { name: 'Iğdır' })
    for (const text of ['ışık istanbul', 'IŞIK', 'ISTANBUL', 'iStanbul', 'i'])
      expect(await titles(w, w.ada, text)).toContain('task IŞIK İSTANBUL')
    for (const text of ['çinar', 'ÇINAR İNŞ', 'inşaat', 'INŞAAT çın'])
      expect(await titles(w, w.ada, text)).toEqual(['client Çınar İnşaat'])
    expect(await titles(w, w.ada, 'İĞDIR')).toEqual(['project Iğdır'])
  })

  test('finds one and two letters inside of names, too, and only what the reader may see', async () => {
    const w = await world()
    await make(w, '/tasks', { group: w.website, name: 'Prepare QA report' })
    await make(w, '/tasks', { group: w.secret, name: 'Prepare the QA of all' })
    await make(w, '/tasks', { group: w.sales, name: 'Fleet of 12' })
    await make(w, '/tasks', { group: w.website, name: 'QA first' })
    expect(await titles(w, w.ben, 'QA')).toEqual(['task QA first', 'task Prepare QA report'])
    expect(await titles(w, w.ben, 'qa')).toEqual(['task QA first', 'task Prepare QA report'])
    expect(await titles(w, w.ada, '12')).toEqual(['lead Fleet of 12'])
    expect(await titles(w, w.ada, 'zz')).toEqual([])
  })

  test('takes signs for what they are', async () => {
    const w = await world()
    const names = ['100% "done"', "50' tape_measure", 'C:\\temp', 'a*b (c)', 'o\u0002\u0002dd']
    for (const name of names) await make(w, '/tasks', { group: w.website, name })
    for (const name of names) expect(await titles(w, w.ada, name)).toEqual([`task ${name}`])
    for (const text of ['100_', '%done', 'OR', 'a* NOT b', '😀']) expect(await titles(w, w.ada, text), text).toEqual([])
    for (const [text, name] of [['%', 0], ['_', 1], ['*', 3], ['"', 0], ['\\', 2]] as const)
      expect(await titles(w, w.ada, text), text).toEqual([`task ${names[name]}`]) // biome-ignore format: a table
  })

  test('finds people and clients by their addresses, too', async () => {
    const w = await world()
    await make(w, '/crm/customers', {
      name: 'Globex',
      contacts: [{ name: 'Hank', position: '', phone: '', email: 'Hank@Globex.example' }],
    })
    expect(await titles(w, w.ada, 'hank@')).toEqual(['client Globex'])
    expect(await titles(w, w.ada, 'CEM@exa')).toEqual(['person Cem Karaca'])
    expect(await titles(w, w.ada, 'kara c')).toEqual(['person Cem Karaca'])
  })

  test('finds leads by their contact, company, address and phone, too, and says by which', async () => {
    const w = await world()
    const { as, ada, sales } = w
    const details = {
      contact: 'Anna Işık',
      company: 'Yıldız Yapı',
      email: 'Anna.Isik@Yapi.example',
      phone: '+90 (532) 123-45-67',
    }
    const other = await make(w, '/tasks', {
      group: sales,
      name: 'Kitchen',
      lead: { company: 'Hannah & Co', phone: '4567' },
    })
    const lead = await make(w, '/tasks', { group: sales, name: 'New roof', lead: details })
    const found = async (q: string) => (await as(ada).get(`/search?q=${encodeURIComponent(q)}`)).body
    const shown = { type: 'lead', _id: lead, title: 'New roof', group: sales, state: 'New lead' }
    for (const text of ['ANNA', 'işık an', 'işi'])
      expect(await found(text), text).toEqual([
        { ...shown, match: { field: 'contact', text: 'Anna Işık' }, context: 'Yıldız Yapı · Sales' },
      ])
    for (const text of ['yıldız', 'YAPI', 'yapı anna yıldız'])
      expect(await found(text), text).toEqual([
        { ...shown, match: { field: 'company', text: 'Yıldız Yapı' }, context: 'Sales' },
      ])
    for (const text of ['anna.isik', 'ANNA.isik@yapi.ex'])
      expect((await found(text))[0]?.match, text).toEqual({ field: 'email', text: details.email })
    for (const text of ['+90 532', '0532 123 45 67', '532-1234', '123456'])
      expect((await found(text))[0]?.match, text).toEqual({ field: 'phone', text: details.phone })
    expect((await found('4567')).map(({ _id }: { _id: string }) => _id)).toEqual([other, lead])
    for (const text of ['nna', 'yapi.example', '567', 'anna smith', '@', '5321299'])
      expect(await found(text), text).toEqual([])

    // By its name, it need not be said; and each lead once, those that the name begins first.
    expect(await found('new ro')).toEqual([{ ...shown, context: 'Yıldız Yapı · Sales' }])
    await make(w, '/tasks', { group: sales, name: 'Anna’s garden' })
    expect(await titles(w, ada, 'anna')).toEqual(['lead Anna’s garden', 'lead New roof'])
    expect(await titles(w, ada, 'anna', '&limit=1')).toEqual(['lead Anna’s garden'])
  })

  test('finds a lead by what its details are now, by no others, and never one in the trash', async () => {
    const w = await world()
    const { as, ada, ben, sales } = w
    const lead = await make(w, '/tasks', {
      group: sales,
      name: 'New roof',
      lead: { contact: 'Anna', email: 'anna@x.example' },
    })
    await as(ada).put(`/tasks/${lead}`, { lead: { contact: 'Selin', phone: '0532 123 45 67' } })
    expect(await titles(w, ada, 'anna ')).toEqual(['lead New roof']) // by the address
    expect(await titles(w, ada, 'selin')).toEqual(['lead New roof'])
    await as(ada).put(`/tasks/${lead}`, { lead: { email: '' } })
    expect(await titles(w, ada, 'anna')).toEqual([])
    expect(await titles(w, ada, '5321')).toEqual(['lead New roof'])

    const other = await crm(w).make({ name: 'Stairs', contact: 'Selin Koç' }) // the other dialect
    expect((await titles(w, ada, 'selin')).sort()).toEqual(['lead New roof', 'lead Stairs'])
    await crm(w).updateFields(other, { contact: 'Hakan' })
    expect(await titles(w, ada, 'selin')).toEqual(['lead New roof'])

    await as(ada).put(`/tasks/${lead}`, { private: true })
    expect(await titles(w, ben, '5321')).toEqual([])
    await as(ada).put(`/tasks/${lead}/archive`, { value: true })
    expect(await titles(w, ada, '5321')).toEqual([])
    await as(ada).put(`/tasks/${lead}/archive`, { value: false })
    expect(await titles(w, ada, '5321')).toEqual(['lead New roof'])
    await as(ada).delete(`/tasks/${lead}`)
    expect(await titles(w, ada, '5321')).toEqual([])
  })

  test('never finds what the person may not see', async () => {
    const w = await world()
    const { as, ada, ben, cem, eve, website, secret } = w
    await make(w, '/tasks', { group: secret, name: 'Hidden plan' })
    await make(w, '/tasks', { group: website, name: 'Hidden wish', private: true })
    await make(w, '/tasks', { group: secret, name: 'Hidden errand', assignees: [cem._id] })
    await make(w, '/tasks', { group: website, name: 'Hidden past', archived: true })
    const archived = await make(w, '/tasks', { group: website, name: 'Hidden, archived' })
    await as(ada).put(`/tasks/${archived}/archive`, { value: true })
    const deleted = await make(w, '/tasks', { group: website, name: 'Hidden, deleted' })
    await as(ada).delete(`/tasks/${deleted}`)
    const gone = await make(w, '/crm/customers', { name: 'Hidden Ltd' })
    await as(ada).delete(`/crm/customers/${gone}`)
    const old = await make(w, '/groups', { name: 'Hidden project' })
    await as(ada).put(`/groups/${old}`, { archived: true })
    await make(w, '/groups', { name: 'Hidden house', private: true })
    expect((await titles(w, ada, 'hidden')).sort()).toEqual([
      'project Hidden house',
      'task Hidden errand',
      'task Hidden past',
      'task Hidden plan',
      'task Hidden wish',
    ])
    expect(await titles(w, ben, 'hidden')).toEqual(['task Hidden past'])
    expect((await titles(w, cem, 'hidden')).sort()).toEqual(['task Hidden errand', 'task Hidden past'])
    expect(await titles(w, ben, 'secret')).toEqual([])
    // An errand of a project that cem may not know of does not name it.
    const [errand] = (await as(cem).get('/search?q=hidden errand')).body
    expect(errand).toMatchObject({ title: 'Hidden errand', context: '' })
    for (const text of ['hidden', 'web', 'ada', 'sales']) expect(await titles(w, eve, text), text).toEqual([])
    await as(ada).delete(`/organization/users/${cem._id}`)
    expect(await titles(w, ada, 'karaca')).toEqual([])
  })

  test.each(['', '?q=', '?q=a&limit=0', '?q=a&limit=51', `?q=${'a'.repeat(201)}`, '?q=a%00', '?query=a'])(
    'refuses %s',
    async (query) => {
      const { as, ada } = await world()
      expect((await as(ada).get(`/search${query}`)).status).toBe(400)
    },
  )

  test('finds nothing by blanks', async () => {
    const w = await world()
    expect(await titles(w, w.ada, '  ')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { type Person, type World, world } from '../support/world.ts'

const UNKNOWN = '7000000000000000000'

async function withProjects() {
  const w = await world()
  const tag: string = (await w.as(w.ada).post('/tags', { group: w.website, name: 'shop' })).body._id
  const client: string = (await w.as(w.ada).post('/crm/customers', { name: 'Globex' })).body._id
  const body = { name: 'Late', kind: 'list', group: w.website }
  const save = async (person: Person, more: object = {}) => {
    const answer = await w.as(person).post('/views', { ...body, ...more })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  return { ...w, tag, client, body, save }
}
const namesFor = async ({ as }: Pick<World, 'as'>, person: Person, query = '') =>
  (await as(person).get(`/views${query}`)).body.map((view: { name: string }) => view.name)
const fieldsOf = ({ body }: { body: { errors: { field: string }[] } }) => body.errors.map(({ field }) => field).sort()

describe('a saved view', () => {
  test('keeps all that a page shows, and what is known of it alone', async () => {
    const { as, ada, ben, website, tag, client, save } = await withProjects()
    const settings = {
      filter: {
        states: ['cb_active', 'cb_waiting'],
        assignees: ['me', 'none', ben._id],
        assignedBy: ['me', ada._id],
        tags: [tag],
        customer: client,
        deadline: '2026-01-01..2026-01-31',
        search: 'counter',
        archived: 'all',
        recursive: true,
      },
      sort: '-deadline',
      groupBy: 'assignee',
      columns: ['name', 'deadline'],
      calendar: 'week',
      zoom: 'month',
      rows: 'project',
    }
    const more = { filter: { ...settings.filter, more: 1 }, another: [] }
    const made = await save(ada, { shared: true, settings: { ...settings, ...more }, author: ben._id })
    expect(made).toEqual({
      _id: expect.any(String),
      name: 'Late',
      group: website,
      kind: 'list',
      shared: true,
      settings,
      author: ada._id,
      createdAt: expect.any(Number),
      can: ['edit_view', 'take_view_back'],
    })
    expect((await as(ada).get('/views')).body).toEqual([made])
    const edited = await as(ada).put(`/views/${made._id}`, { settings: { filter: {} }, name: ' Later ' })
    expect(edited.body).toEqual({ ...made, name: 'Later', settings: { filter: {} } })
    expect((await as(ada).delete(`/views/${made._id}`)).body).toEqual({ _id: made._id })
    expect(await namesFor({ as }, ada)).toEqual([])
  })

  test("is its author's alone unless it is shared, and then of all who see the tasks", async () => {
    const { as, ada, ben, cem, eve, website, secret, save } = await withProjects()
    await save(ada, { name: 'own' })
    await save(ada, { name: 'shared', shared: true })
    await save(ada, { name: 'in secret', group: secret, shared: true })
    await save(ben, { name: "ben's for all", group: null })
    expect(await namesFor({ as }, ada)).toEqual(['own', 'shared', 'in secret'])
    expect(await namesFor({ as }, ben)).toEqual(['shared', "ben's for all"])
    expect(await namesFor({ as }, ben, `?group=${website}`)).toEqual(['shared', "ben's for all"])
    expect(await namesFor({ as }, cem)).toEqual(['shared'])
    expect(await namesFor({ as }, eve)).toEqual([])
    for (const id of [secret, UNKNOWN, 'nonsense', '0']) expect(await namesFor({ as }, ben, `?group=${id}`)).toEqual([])

    await as(ada).put(`/groups/${website}`, { private: true })
    expect(await namesFor({ as }, cem)).toEqual([])
    await as(ada).delete(`/groups/${secret}`)
    expect(await namesFor({ as }, ada)).toEqual(['own', 'shared'])
  })

  test("that is somebody else's own is not there for anybody", async () => {
    const { as, ada, ben, eve, save } = await withProjects()
    const { _id } = await save(ben)
    for (const person of [ada, eve]) {
      expect((await as(person).put(`/views/${_id}`, { name: 'Mine' })).status).toBe(404)
      expect((await as(person).delete(`/views/${_id}`)).status).toBe(404)
    }
    for (const id of [UNKNOWN, 'nonsense', '0']) expect((await as(ada).delete(`/views/${id}`)).status).toBe(404)
    expect(await namesFor({ as }, ben)).toEqual(['Late'])
  })

  test('that is shared is changed by its author and by an admin of the project, and taken back by its author', async () => {
    const { as, ada, ben, cem, secret, save } = await withProjects()
    const { _id } = await save(ben, { shared: true })
    const can = async (person: Person) => (await as(person).get('/views')).body[0].can
    expect([await can(ben), await can(ada), await can(cem)]).toEqual([
      ['edit_view', 'take_view_back'],
      ['edit_view'],
      [],
    ])
    expect((await as(cem).put(`/views/${_id}`, { name: 'Mine' })).status).toBe(403)
    expect((await as(cem).delete(`/views/${_id}`)).status).toBe(403)
    expect((await as(ada).put(`/views/${_id}`, { name: 'Ours' })).body).toMatchObject({ name: 'Ours', author: ben._id })
    expect((await as(ada).put(`/views/${_id}`, { shared: false })).status).toBe(403)
    expect((await as(ada).put(`/views/${_id}`, { group: secret })).status).toBe(403)
    expect((await as(ben).put(`/views/${_id}`, { shared: null })).body).toMatchObject({ name: 'Ours', shared: false })
    expect(await namesFor({ as }, ada)).toEqual([])
    expect((await as(ben).put(`/views/${_id}`, { shared: true })).status).toBe(200)
    expect((await as(ada).delete(`/views/${_id}`)).status).toBe(200)
  })

  test('is told of, as long as it is shared, to those who see the tasks', async () => {
    const { as, ada, ben, cem, website, secret, save } = await withProjects()
    const told = async (person: Person) =>
      (await as(person).get('/events')).body.flatMap(({ type, group }: { type: string; group: string }) =>
        type === 'view-changed' ? [group] : [],
      )
    const { _id } = await save(ada)
    await as(ada).put(`/views/${_id}`, { name: 'Mine' })
    expect(await told(ada)).toEqual([])
    await as(ada).put(`/views/${_id}`, { shared: true })
    await as(ada).put(`/views/${_id}`, { shared: false })
    expect(await told(ben)).toEqual([website, website])
    await as(ada).put(`/views/${_id}`, { shared: true, group: secret })
    await as(ada).delete(`/views/${_id}`)
    expect(await told(ada)).toEqual([website, website, secret, secret])
    expect(await told(cem)).toEqual([website, website])
    const closed = { tasks: 'none', files: 'edit', reports: 'view' }
    await as(ada).put(`/groups/${website}`, { perms: { members: closed, everybody: closed } })
    expect(await told(cem)).toEqual([])
  })

  test('may be for all projects, and is not shared then', async () => {
    const { as, ada, website, save } = await withProjects()
    const { _id } = await save(ada, { group: null })
    expect(fieldsOf(await as(ada).put(`/views/${_id}`, { shared: true }))).toEqual(['/shared'])
    expect((await as(ada).put(`/views/${_id}`, { shared: true, group: website })).status).toBe(200)
    expect(fieldsOf(await as(ada).put(`/views/${_id}`, { group: '' }))).toEqual(['/shared'])
  })

  test.each<[object, number, string[]]>([
    [{ name: '' }, 400, ['/name']],
    [{ name: ' ' }, 400, ['/name']],
    [{ name: 'x'.repeat(101) }, 400, ['/name']],
    [{ kind: 'wall' }, 400, ['/kind']],
    [{ shared: 'yes' }, 400, ['/shared']],
    [{ settings: { sort: 'secret' } }, 400, ['/settings/sort']],
    [{ settings: { columns: ['name', 'desc'] } }, 400, ['/settings/columns/1']],
    [{ settings: { filter: { states: Array(101).fill('x') } } }, 400, ['/settings/filter/states']],
    [{ settings: [] }, 400, ['/settings']],
    [{ group: UNKNOWN }, 422, ['/group']],
    [{ group: 'nonsense', shared: true }, 422, ['/group']],
    [
      { settings: { filter: { assignees: ['me', UNKNOWN], assignedBy: ['none'], tags: [UNKNOWN], customer: '1', deadline: 'soon' } } },
      422,
      ['assignedBy/0', 'assignees/1', 'customer', 'deadline', 'tags/0'].map((each) => `/settings/filter/${each}`),
    ],
  ])('like %j is refused with %i', async (more, status, fields) => {
    const { as, ada, body } = await withProjects()
    const answer = await as(ada).post('/views', { ...body, ...more })
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    expect(fieldsOf(answer)).toEqual(fields)
    expect(await namesFor({ as }, ada)).toEqual([])
  }) // biome-ignore format: a table

  test('with a filter by what is gone by now can still be renamed', async () => {
    const { as, ada, tag, save } = await withProjects()
    const { _id, settings } = await save(ada, { settings: { filter: { tags: [tag] } } })
    await as(ada).delete(`/tags/${tag}`)
    expect((await as(ada).put(`/views/${_id}`, { name: 'Old', settings })).status).toBe(200)
    expect(fieldsOf(await as(ada).put(`/views/${_id}`, { settings: { ...settings, sort: 'name' } }))).toEqual([
      '/settings/filter/tags/0',
    ])
  })

  test('is one of 200 of a person at most', async () => {
    const { as, ada, ben, body, save } = await withProjects()
    const [first] = await Promise.all(Array.from({ length: 200 }, () => save(ada)))
    const refused = await as(ada).post('/views', body)
    expect(refused.status).toBe(422)
    expect(refused.body.detail).toContain('200 saved views at most')
    await save(ben)
    await as(ada).delete(`/views/${first._id}`)
    await save(ada)
  })
})

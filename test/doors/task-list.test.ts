import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, seconds, type World, world } from '../support/world.ts'

const UNKNOWN = '7000000000000000000'

const make = async ({ as, ada, website }: World, name: string, more: object = {}): Promise<string> => {
  const { status, body } = await as(ada).post('/tasks', { group: website, name, ...more })
  expect(status).toBe(200)
  return body._id
}

const namesOf = async ({ as, ada }: World, query: string): Promise<string[]> => {
  const { status, body } = await as(ada).get(`/tasks${query}`)
  expect(status).toBe(200)
  return body.map((task: { name: string }) => task.name)
}

describe('the list of tasks', () => {
  test('is newest first, in pages', async () => {
    const w = await world()
    for (const name of ['a', 'b', 'c', 'd']) await make(w, name)
    expect(await namesOf(w, '')).toEqual(['d', 'c', 'b', 'a'])
    expect(await namesOf(w, '?limit=2')).toEqual(['d', 'c'])
    expect(await namesOf(w, '?limit=2&skip=1')).toEqual(['c', 'b'])
    expect(await namesOf(w, '?skip=4')).toEqual([])
  })

  test('leaves out what is long unless asked', async () => {
    const w = await world()
    const _id = await make(w, 'x', { desc: 'long', stepType: 'steps', steps: [{ name: 's' }] })
    const { as, ada } = w
    const [item] = (await as(ada).get('/tasks')).body
    expect(Object.keys(item)).toEqual(
      expect.arrayContaining(['_id', 'name', 'state', 'group', 'assignees', 'subtasks']),
    )
    for (const long of ['desc', 'steps', 'files', 'recurrence']) expect(item).not.toHaveProperty(long)
    expect((await as(ada).get('/tasks?include=name,desc')).body).toEqual([{ _id, name: 'x', desc: 'long' }])
    const [without] = (await as(ada).get('/tasks?exclude=assignees,name')).body
    expect(without).toEqual(
      Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'assignees' && key !== 'name')),
    )
  })

  test('is filtered by project, and by all below it', async () => {
    const w = await world()
    const { as, ada, website } = w
    const child = (await as(ada).post('/groups', { name: 'Shop', parents: [website] })).body._id
    const grandchild = (await as(ada).post('/groups', { name: 'Cart', parents: [child] })).body._id
    await make(w, 'here')
    await make(w, 'below', { group: child })
    await make(w, 'far below', { group: grandchild })
    expect(await namesOf(w, `?group=${website}`)).toEqual(['here'])
    expect(await namesOf(w, `?group=${website}&recursive=`)).toEqual(['here'])
    expect(await namesOf(w, `?group=${website}&recursive=false`)).toEqual(['here'])
    expect(await namesOf(w, `?group=${website}&recursive=true`)).toEqual(['far below', 'below', 'here'])
  })

  test('is filtered by people, client and tag name, each alone and all together', async () => {
    const w = await world()
    const { as, ada, ben, cem, website } = w
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const tag = (await as(ada).post('/tags', { group: website, name: 'İvedi' })).body._id
    const other = (await as(ada).post('/groups', { name: 'Other' })).body._id
    const otherTag = (await as(ada).post('/tags', { group: other, name: 'ivedi' })).body._id
    await make(w, 'all', { assignees: [ben._id, cem._id], customer: client, tags: [tag] })
    await make(w, "ben's", { assignees: [ben._id] })
    await make(w, "client's", { customer: client })
    await make(w, 'tagged', { tags: [tag] })
    await make(w, 'elsewhere', { group: other, tags: [otherTag], assignees: [ben._id] })
    await as(ben).post('/tasks', { group: website, name: 'by ben' })

    expect(await namesOf(w, `?assignee=${ben._id}`)).toEqual(['elsewhere', "ben's", 'all'])
    expect(await namesOf(w, `?assignee=${ben._id}&group=${website}`)).toEqual(["ben's", 'all'])
    expect(await namesOf(w, `?assignedBy=${ben._id}`)).toEqual(['by ben'])
    expect(await namesOf(w, `?customer=${client}`)).toEqual(["client's", 'all'])
    expect(await namesOf(w, '?tag=ivedi')).toEqual(['elsewhere', 'tagged', 'all'])
    expect(await namesOf(w, `?tag=IVEDI&group=${website}`)).toEqual(['tagged', 'all'])
    expect(await namesOf(w, `?tag=ivedi&assignee=${ben._id}`)).toEqual(['elsewhere', 'all'])
    const all = `?group=${website}&assignee=${cem._id}&assignedBy=${ada._id}&customer=${client}&tag=ivedi&search=AL&startDate=0&endDate=9`
    expect(await namesOf(w, all.replace('&startDate=0&endDate=9', ''))).toEqual(['all'])
    expect(await namesOf(w, all)).toEqual([])
  })

  test('is filtered by an interval that holds the start or the deadline, both ends included', async () => {
    const w = await world()
    const [from, to] = [seconds('2026-02-01'), seconds('2026-02-28')]
    await make(w, 'starts at its end', { start: to })
    await make(w, 'is due at its start', { deadline: from })
    await make(w, 'spans it', { start: from - 1, deadline: to + 1 })
    await make(w, 'has no dates')
    await make(w, 'starts just after', { start: to + 1 })
    expect(await namesOf(w, `?startDate=${from}&endDate=${to}`)).toEqual(['is due at its start', 'starts at its end'])
  })

  test('is filtered by the name of a state, letter for letter, in any project that has it', async () => {
    const w = await world()
    const { as, ada, website } = w
    const states = [
      { name: 'Waiting for paint', type: 'waiting', default: true },
      { name: 'Painted', type: 'completed' },
    ]
    const own = (await as(ada).post('/groups', { name: 'Paint shop', taskStates: states })).body._id
    const other = (await as(ada).post('/groups', { name: 'Another', taskStates: states })).body._id
    await make(w, 'pending')
    await make(w, 'active', { state: 'cb_active' })
    await make(w, 'here', { group: own })
    await make(w, 'there', { group: other })
    await make(w, 'done', { group: own, state: 'Painted' })
    expect(await namesOf(w, '?state=cb_active')).toEqual(['active'])
    expect(await namesOf(w, '?state=Waiting%20for%20paint')).toEqual(['there', 'here'])
    expect(await namesOf(w, `?state=Waiting%20for%20paint&group=${own}`)).toEqual(['here'])
    expect(await namesOf(w, `?state=Painted&group=${website}`)).toEqual([])
    for (const none of ['painted', 'nothing', 'toString', '1']) expect(await namesOf(w, `?state=${none}`)).toEqual([])
  })

  test('is filtered by deadline: from, to, both ends included, and whether there is one', async () => {
    const w = await world()
    const [from, to] = [seconds('2026-02-01'), seconds('2026-02-28')]
    await make(w, 'before', { deadline: from - 1 })
    await make(w, 'at its start', { deadline: from })
    await make(w, 'at its end', { deadline: to })
    await make(w, 'after', { deadline: to + 1 })
    await make(w, 'starts in it', { start: from + 1 })
    expect(await namesOf(w, `?deadlineFrom=${from}`)).toEqual(['after', 'at its end', 'at its start'])
    expect(await namesOf(w, `?deadlineTo=${to}`)).toEqual(['at its end', 'at its start', 'before'])
    expect(await namesOf(w, `?deadlineFrom=${from}&deadlineTo=${to}`)).toEqual(['at its end', 'at its start'])
    expect(await namesOf(w, `?deadlineFrom=${to}&deadlineTo=${to}&hasDeadline=true`)).toEqual(['at its end'])
    expect(await namesOf(w, '?hasDeadline=false')).toEqual(['starts in it'])
    expect(await namesOf(w, `?hasDeadline=false&deadlineTo=${to}`)).toEqual([])
    expect(await namesOf(w, '?hasDeadline=true&limit=2')).toEqual(['after', 'at its end'])
  })

  test('is what a look at each task by itself would find', async () => {
    const w = await world()
    const { as, ada, ben, cem, website } = w
    const [below, client] = [
      (await as(ada).post('/groups', { name: 'Shop', parents: [website] })).body._id,
      (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id,
    ]
    const tags = new Map<string, string>()
    for (const group of [website, below])
      tags.set(group, (await as(ada).post('/tags', { group, name: 'shop' })).body._id)
    const day = seconds('2026-02-01')
    const made: Answer['body'][] = []
    for (let i = 0; i < 36; i++) {
      const group = i % 3 ? website : below
      const { body, status } = await as(i % 5 ? ada : ben).post('/tasks', {
        group: i % 5 ? group : website,
        name: i % 2 ? `Paint ${i}` : `Ask ${i}`,
        state: i % 7 ? 'cb_active' : 'cb_completed',
        ...(i % 4 && { deadline: day + (i % 4) }),
        ...(i % 6 === 0 && { start: day }),
        assignees: [...(i % 2 ? [ben._id] : []), ...(i % 3 ? [] : [cem._id])],
        ...(i % 4 === 1 && i % 5 && { tags: [tags.get(group)] }),
        ...(i % 5 === 2 && { customer: client }),
      })
      expect(status, JSON.stringify(body)).toBe(200)
      if (i % 11 === 0) await as(ada).put(`/tasks/${body._id}/archive`, { value: true })
      made.unshift({ ...body, archivedAt: i % 11 === 0 ? 1 : null })
    }
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
    const asked = fc.record({
      group: maybe(fc.constantFrom(website, below)),
      recursive: maybe(fc.constantFrom('true', 'false')),
      assignee: maybe(fc.constantFrom(ben._id, cem._id)),
      assignedBy: maybe(fc.constantFrom(ada._id, ben._id)),
      customer: maybe(fc.constant(client as string)),
      tag: maybe(fc.constant('SHOP')),
      state: maybe(fc.constantFrom('cb_active', 'cb_completed')),
      deadlineFrom: maybe(fc.integer({ min: 0, max: 2 }).map((n) => day + n)),
      deadlineTo: maybe(fc.integer({ min: 2, max: 4 }).map((n) => day + n)),
      hasDeadline: maybe(fc.constantFrom('true', 'false')),
      archived: maybe(fc.constantFrom('true', 'false', 'all')),
      completed: maybe(fc.constantFrom('true', 'false', 'all')),
      search: maybe(fc.constantFrom('p', 'paint', 'ask 1')),
    })
    type Asked = Parameters<Parameters<typeof asked.map>[0]>[0]
    const fits = (task: Answer['body'], q: Asked) =>
      (!q.group || task.group === q.group || (q.recursive === 'true' && q.group === website && task.group === below)) &&
      (!q.assignee || task.assignees.includes(q.assignee)) &&
      (!q.assignedBy || task.assignedBy === q.assignedBy) &&
      (!q.customer || task.customer?._id === q.customer) &&
      (!q.tag || task.tags.length > 0) &&
      (!q.state || task.state === q.state) &&
      (q.deadlineFrom === undefined || (task.deadline !== null && task.deadline >= q.deadlineFrom)) &&
      (q.deadlineTo === undefined || (task.deadline !== null && task.deadline <= q.deadlineTo)) &&
      (!q.hasDeadline || (task.deadline !== null) === (q.hasDeadline === 'true')) &&
      (q.archived === 'all' || (task.archivedAt !== null) === (q.archived === 'true')) &&
      (!q.completed || q.completed === 'all' || (task.state === 'cb_completed') === (q.completed === 'true')) &&
      (!q.search || task.name.toLowerCase().includes(q.search))
    await fc.assert(
      fc.asyncProperty(asked, async (q) => {
        const given = Object.entries(q).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)] as [string, string]],
        )
        const expected = made.filter((task) => fits(task, q)).map(({ name }) => name)
        expect(await namesOf(w, `?${new URLSearchParams(given)}`)).toEqual(expected)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    ['Istanbul office', 'ISTANBUL', true],
    ['İstanbul ofisi', 'istanbul', true],
    ['ISPARTA yolu', 'ısparta', true],
    ['Straße', 'STRASSE', true],
    ['Ödeme planı', 'ÖDEME PLANI', true],
    ['100% done_now', '100%', true],
    ['100 done', '100%', false],
    ['a_b', 'a_b', true],
    ['axb', 'a_b', false],
    ['say "hi" and more', '"hi" and', true],
    ['日本語の仕事', '本語', true],
    ['ab', 'b', true],
    ['Crème brûlée', 'BRÛLÉE', true],
    ['\\back', '\\', true],
  ])('finds text in the name: %s by %s is %s', async (name, text, found) => {
    const w = await world()
    await make(w, name)
    await make(w, 'quite another thing')
    expect(await namesOf(w, `?search=${encodeURIComponent(text)}`)).toEqual(found ? [name] : [])
  })

  test('finds the newest first, also among many and over the pages', async () => {
    const w = await world()
    const ids: string[] = []
    for (let i = 0; i < 6; i++) {
      ids.unshift(await make(w, `Invoice ${i}`))
      await Promise.all(Array.from({ length: 120 }, (_, j) => make(w, `filler ${i} ${j}`)))
    }
    const found = async (query: string) =>
      (await w.as(w.ada).get(`/tasks?search=invoice${query}`)).body.map((task: { _id: string }) => task._id)
    expect(await found('')).toEqual(ids)
    expect([...(await found('&limit=4')), ...(await found('&limit=4&skip=4'))]).toEqual(ids)
  })

  test('finds a new name, and no longer the old one', async () => {
    const w = await world()
    const { as, ada } = w
    const _id = await make(w, 'Prepare the invoice')
    for (let i = 0; i < 20; i++) await make(w, `filler ${i}`)
    await as(ada).put(`/tasks/${_id}`, { name: 'Send the reminder' })
    expect(await namesOf(w, '?search=invoice')).toEqual([])
    expect(await namesOf(w, '?search=REMINDER')).toEqual(['Send the reminder'])
  })

  test.each([
    ['limit=0', ['limit']],
    ['limit=501', ['limit']],
    ['limit=ten', ['limit']],
    ['skip=-1', ['skip']],
    ['archived=yes', ['archived']],
    ['recursive=1', ['recursive']],
    ['startDate=5', ['endDate']],
    ['endDate=5', ['startDate']],
    ['startDate=5&endDate=4', ['endDate']],
    ['deadlineFrom=5&deadlineTo=4', ['deadlineTo']],
    ['deadlineFrom=x', ['deadlineFrom']],
    ['hasDeadline=1', ['hasDeadline']],
    ['startDate=x&endDate=y', ['endDate', 'startDate']],
    ['include=name,nonsense', ['include']],
    ['exclude=nonsense', ['exclude']],
    ['include=name&exclude=desc', ['exclude', 'include']],
    ['asignee=2', ['asignee']],
  ])('refuses ?%s with 400', async (query, fields) => {
    const { as, ada } = await world()
    const { status, body } = await as(ada).get(`/tasks?${query}`)
    expect(status).toBe(400)
    expect(body.errors.map((e: { field: string }) => e.field).sort()).toEqual(fields)
  })

  test('names the nearest parameter for one that it does not know', async () => {
    const { as, ada } = await world()
    const { body } = await as(ada).get('/tasks?asignee=2')
    expect(body.detail).toContain('did you mean assignee?')
  })

  test.each(['group', 'customer', 'assignee', 'assignedBy'])(
    'is empty for a %s that does not exist',
    async (filter) => {
      const w = await world()
      await make(w, 'x')
      for (const id of [UNKNOWN, 'nonsense', '0', '99999999999999999999', '-1', '1e3', '%00', "1' or '1'='1"]) {
        expect(await namesOf(w, `?${filter}=${encodeURIComponent(id)}`)).toEqual([])
      }
    },
  )

  test('is empty for a tag that no project has', async () => {
    const w = await world()
    await make(w, 'x')
    expect(await namesOf(w, '?tag=nothing')).toEqual([])
  })
})

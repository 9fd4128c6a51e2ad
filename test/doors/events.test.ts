import { describe, expect, test } from 'vitest'
import { Tail } from '../../server/live/tail.ts'
import { follow, type Told } from '../support/stream.ts'
import { type Person, type World, world } from '../support/world.ts'

const make = async ({ as, ada, website }: World, body: object = {}) =>
  (await as(ada).post('/tasks', { group: website, name: 'Rent', ...body })).body._id as string

describe('the list of events', () => {
  test('goes on after the last one that is known', async () => {
    const w = await world()
    const task = await make(w)
    await w.as(w.ada).put(`/tasks/${task}/state`, { value: 'cb_active' })
    const all: Told[] = (await w.as(w.ben).get('/events')).body
    const about = all.filter((event) => event.task === task)
    expect(about).toMatchObject([
      { type: 'task-created', user: w.ada._id, group: w.website },
      { type: 'task-state-changed', user: w.ada._id },
    ])
    const [created] = about
    expect((await w.as(w.ben).get(`/events?after=${created!._id}`)).body).toEqual(about.slice(1))
    expect((await w.as(w.ben).get('/events?limit=1')).body).toEqual(all.slice(0, 1))
    expect((await w.as(w.ben).get('/events?after=x')).body).toEqual([])
  })

  test('tells nobody of what he may not know of', async () => {
    const w = await world()
    const hidden = await make(w, { group: w.secret })
    const mine = await make(w, { private: true })
    const gone = await make(w, { private: true })
    const shared = await make(w, { private: true, assignees: [w.cem._id] })
    await w.as(w.ada).delete(`/tasks/${gone}`)
    const tasksFor = async (person: typeof w.ada) =>
      new Set((await w.as(person).get('/events')).body.map(({ task }: Told) => task))
    expect(await tasksFor(w.ada)).toEqual(new Set([undefined, hidden, mine, gone, shared]))
    expect(await tasksFor(w.ben)).toEqual(new Set([undefined]))
    expect(await tasksFor(w.cem)).toEqual(new Set([undefined, shared]))
    expect((await w.as(w.eve).get('/events')).body).toMatchObject([{ type: 'user-joined' }])
    const projectsOf = async (person: typeof w.ada) =>
      (await w.as(person).get('/events')).body.filter(({ group }: { group?: string }) => group === w.secret)
    expect(await projectsOf(w.ada)).not.toEqual([])
    expect(await projectsOf(w.ben)).toEqual([])
  })
})

describe('what happens to projects, tags and the organization', () => {
  const ofPerson = async (w: World, person: World['ada'], type: string) =>
    (await w.as(person).get('/events')).body.filter((event: Told) => event.type === type)

  test('that a project is gone is told to those who saw it, and to nobody else', async () => {
    const w = await world()
    for (const id of [w.website, w.secret]) await w.as(w.ada).delete(`/groups/${id}`)
    const gone = async (person: World['ada']) =>
      (await ofPerson(w, person, 'project-deleted')).map(({ group }: { group: string }) => group)
    expect(await gone(w.ada)).toEqual([w.website, w.secret])
    expect(await gone(w.cem)).toEqual([w.website])
    expect(await gone(w.eve)).toEqual([])
  })

  test('that a project was closed to somebody is the last that he hears of it', async () => {
    const w = await world()
    await w.as(w.ada).put(`/groups/${w.website}`, { private: true })
    await w.as(w.ada).put(`/groups/${w.website}`, { name: 'Behind doors' })
    expect(await ofPerson(w, w.ben, 'project-updated')).toHaveLength(2)
    expect(await ofPerson(w, w.cem, 'project-updated')).toHaveLength(1)
  })

  test('a tag is made, changed and deleted where it can be seen', async () => {
    const w = await world()
    for (const group of [w.website, w.secret]) {
      const { _id } = (await w.as(w.ada).post('/tags', { group, name: 'urgent' })).body
      await w.as(w.ada).put(`/tags/${_id}`, { name: 'now' })
      await w.as(w.ada).put(`/tags/${_id}`, { name: 'now' })
      await w.as(w.ada).delete(`/tags/${_id}`)
    }
    for (const type of ['tag-created', 'tag-updated', 'tag-deleted']) {
      expect(await ofPerson(w, w.ada, type)).toMatchObject([{ group: w.website }, { group: w.secret }])
      expect(await ofPerson(w, w.ben, type)).toMatchObject([{ group: w.website }])
    }
  })

  test('the organization’s name is changed, and everybody of it hears so', async () => {
    const w = await world()
    await w.as(w.ada).put('/organization', { name: 'Acme & Daughters' })
    await w.as(w.ada).put('/organization', { name: 'Acme & Daughters' })
    expect(await ofPerson(w, w.ben, 'organization-updated')).toMatchObject([{ user: w.ada._id }])
    expect(await ofPerson(w, w.eve, 'organization-updated')).toEqual([])
  })
})

describe('the stream of events', () => {
  test('tells of a change as it happens, and begins now', async () => {
    const w = await world()
    await make(w)
    const stream = await follow(w, w.ben)
    const task = await make(w, { name: 'Later' })
    expect(await stream.next()).toMatchObject({ type: 'task-created', task })
    await w.as(w.ada).put(`/tasks/${task}`, { name: 'Sooner' })
    expect(await stream.next()).toMatchObject({ type: 'task-updated', task })
  })

  test('goes on where it broke off', async () => {
    const w = await world()
    const first = await make(w)
    const stream = await follow(w, w.ben, (await w.as(w.ben).get('/events')).body.at(-1)._id)
    const second = await make(w)
    expect(await stream.next()).toMatchObject({ task: second })
    const again = await follow(w, w.ben, (await w.as(w.ben).get('/events')).body.at(-2)._id)
    expect(await again.next()).toMatchObject({ task: second })
    expect(first).not.toBe(second)
  })

  test('passes over what its reader may not know of', async () => {
    const w = await world()
    const stream = await follow(w, w.ben)
    await make(w, { private: true })
    const open = await make(w)
    expect(await stream.next()).toMatchObject({ task: open })
  })

  test('ends at once with the sign-in that it was opened with', { timeout: 10_000 }, async () => {
    const w = await world()
    const token = (await w.as(w.ben).post('/access-tokens', { name: 'feed' })).body
    const stream = await follow(w, { token: token.token })
    await w.as(w.ben).delete(`/access-tokens/${token._id}`)
    expect(await stream.next()).toBeUndefined()
  })

  test('goes on where it began while the sign-ins of the others were looked at', async () => {
    const w = await world()
    const credentials = await w.store.engine.reader.selectFrom('credential').select(['id', 'user_id']).execute()
    const followerOf = ({ actor }: Person) => {
      const credentialId = credentials.find(({ user_id }) => user_id === actor.userId)?.id ?? null
      return {
        actor: { ...actor, credentialId },
        hasEnded: false,
        send() {},
        end() {
          this.hasEnded = true
        },
      }
    }
    const [early, late] = [followerOf(w.ada), followerOf(w.ben)]
    const tail = new Tail(w.store, w.ada.actor.orgId)
    tail.followers.add(early)
    const round = tail.round()
    tail.followers.add(late)
    await round
    expect([early.hasEnded, late.hasEnded]).toEqual([false, false])
  })

  test('ends when the server stops', async () => {
    const w = await world()
    const stream = await follow(w, w.ben)
    await Promise.all([w.app.close(), stream.next()])
  })

  test('is for people who are known', async () => {
    const { as } = await world()
    expect((await as(null).get('/events', { accept: 'text/event-stream' })).status).toBe(401)
  })
})

import { describe, expect, test } from 'vitest'
import { recurrence, UNKNOWN } from '../support/made-tasks.ts'
import { seconds, world } from '../support/world.ts'

describe('a new task', () => {
  test('has what was said and sensible values for the rest', async () => {
    const { as, ada, ben, website } = await world()
    const { status, body } = await as(ada).post('/tasks', {
      group: website,
      name: 'Pay rent',
      desc: 'To the *landlord*',
      deadline: seconds('2026-01-31T18:00:00Z'),
      assignees: [ben._id],
      estimatedTime: 3600,
    })
    expect(status).toBe(200)
    expect(body).toEqual({
      _id: expect.stringMatching(/^\d{19}$/),
      name: 'Pay rent',
      desc: 'To the *landlord*',
      state: 'cb_waiting',
      start: null,
      deadline: seconds('2026-01-31T18:00:00Z'),
      allDay: false,
      assignees: [ben._id],
      blocked: false,
      blockedBy: [],
      assignedBy: ada._id,
      followers: [ada._id, ben._id],
      priority: 3,
      priorityScore: expect.any(Number),
      group: website,
      completedAt: null,
      archivedAt: null,
      createdAt: seconds('2026-01-15T09:00:00Z'),
      stepType: 'none',
      customer: null,
      files: [],
      tags: [],
      subtasks: [],
      parent: null,
      private: false,
      sharedWithCustomer: false,
      estimatedTime: 3600,
      customFields: {},
      recurrent: false,
    })
    expect((await as(ada).get(`/tasks/${body._id}`)).body).toEqual(body)
    expect((await as(ada).get(`/tasks/${body._id}/activities`)).body).toEqual([])
  })

  test('keeps what its project and organization have', async () => {
    const { as, ada } = await world()
    const project = (
      await as(ada).post('/groups', {
        name: 'Office',
        customFields: [
          { name: 'Room', type: 'select', options: ['A', 'B'] },
          { name: 'Seats', type: 'number' },
        ],
        taskStates: [
          { name: 'To do', type: 'waiting' },
          { name: 'Done', type: 'completed' },
        ],
      })
    ).body._id
    const tag = (await as(ada).post('/tags', { group: project, name: 'Urgent' })).body._id
    const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
    const { status, body } = await as(ada).post('/tasks', {
      group: project,
      name: 'Chairs',
      state: 'Done',
      tags: [tag],
      customer: client,
      priority: 5,
      customFields: { Room: 'B', Seats: '12' },
      followers: [],
      private: true,
      start: seconds('2026-01-20'),
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      state: 'Done',
      completedAt: seconds('2026-01-15T09:00:00Z'),
      tags: [tag],
      customer: { _id: client, name: 'Globex' },
      priority: 5,
      customFields: { Room: 'B', Seats: '12' },
      followers: [],
      private: true,
      start: seconds('2026-01-20'),
    })
  })

  test.each<[string, object, string[]]>([
    ['nothing', {}, ['/group', '/name']],
    ['an empty name and a wrong priority', { group: '1', name: '', priority: 6 }, ['/name', '/priority']],
    ['a name of blanks', { group: '1', name: '  ' }, ['/name']],
    ['a list that is none', { group: '1', name: 'x', assignees: 'ada' }, ['/assignees']],
    ['text for an instant', { group: '1', name: 'x', deadline: '2026-01-31' }, ['/deadline']],
    ['a recurrence that is missing', { group: 'WEBSITE', name: 'x', recurrent: true }, ['/recurrence']],
    ['steps that are missing', { group: 'WEBSITE', name: 'x', stepType: 'steps' }, ['/steps']],
    [
      'steps of which several are wrong',
      {
        group: 'WEBSITE',
        name: 'x',
        stepType: 'steps',
        steps: [
          { name: '', assignees: '2' },
          { stepType: 'x' },
          { name: 'a', stepType: 'steps', steps: [{ name: '' }] },
        ],
      },
      ['/steps/0/assignees', '/steps/0/name', '/steps/1/name', '/steps/1/stepType', '/steps/2/steps/0/name'],
    ],
    ['progress in text', { group: '1', name: 'x', steps: { completed: '1', total: 5 } }, ['/steps/completed']],
    ['a client without an id', { group: '1', name: 'x', customer: { name: 'q' } }, ['/customer/_id']],
    ['NUL in the text', { group: 'WEBSITE', name: 'a\0b' }, ['/name']],
    ['half a surrogate pair', { group: 'WEBSITE', name: 'a\ud800b' }, ['/name']],
  ])('is refused with 400 for %s, and nothing is made', async (_, body, fields) => {
    const { as, ada, website } = await world()
    const answer = await as(ada).post('/tasks', JSON.parse(JSON.stringify(body).replace('WEBSITE', website)))
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(fields)
    expect(answer.headers['content-type']).toMatch('application/problem+json')
    expect((await as(ada).get('/tasks')).body).toEqual([])
  })

  test.each<[string, object, string]>([
    ['an unknown project', { group: UNKNOWN }, '/group'],
    ['a project id that is none', { group: 'website' }, '/group'],
    ['a state that the project lacks', { state: 'Nowhere' }, '/state'],
    ['an assignee who is nobody', { assignees: ['999'] }, '/assignees'],
    ['an assignee id that is none', { assignees: ['ada'] }, '/assignees'],
    ['a follower who is nobody', { followers: ['-1'] }, '/followers'],
    ['an unknown tag', { tags: [UNKNOWN] }, '/tags'],
    ['a tag id that is none', { tags: ['urgent'] }, '/tags'],
    ['an unknown client', { customer: UNKNOWN }, '/customer'],
    ['an unknown file', { files: [UNKNOWN] }, '/files'],
    ['an unknown parent', { parent: UNKNOWN }, '/parent'],
    ['a field that the project lacks', { customFields: { Room: 'A' } }, '/customFields/Room'],
    ['a day that does not exist', { customFields: { Due: '2026-02-30' } }, '/customFields/Due'],
    ['a lead in a plain project', { lead: { contact: 'Bo' } }, '/lead'],
    ['a deadline before the start', { start: 2000, deadline: 1000 }, '/deadline'],
    [
      'a recurrence that stops at once',
      { recurrent: true, recurrence: recurrence({ stopCondition: 'count', maxCount: 0 }) },
      '/recurrence/maxCount',
    ],
    ['a step for nobody', { stepType: 'steps', steps: [{ name: 's', assignees: ['999'] }] }, '/steps'],
  ])('is refused with 422 for %s, and nothing is made', async (_, body, field) => {
    const { as, ada, website } = await world()
    await as(ada).put(`/groups/${website}`, { customFields: [{ name: 'Due', type: 'date' }] })
    const answer = await as(ada).post('/tasks', { group: website, name: 'x', ...body })
    expect(answer).toMatchObject({ status: 422, body: { status: 422, code: 422, errors: [{ field }] } })
    expect((await as(ada).get('/tasks')).body).toEqual([])
  })
})

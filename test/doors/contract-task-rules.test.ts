import { describe, expect, test } from 'vitest'
import { make, withTask } from '../support/contract-tasks.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, world } from '../support/world.ts'

describe('rules', () => {
  test('a private task is seen by its owner, assignees and followers only', async () => {
    const { as, ada, ben, cem, dan, task } = await withTask({ private: true, assignees: ['2'], followers: ['3'] })
    for (const person of [ada, ben, cem]) expect((await as(person).get(`/tasks/${task._id}`)).status).toBe(200)
    expect((await as(dan).get(`/tasks/${task._id}`)).status).toBe(404)
    expect((await as(dan).get('/tasks')).body).toEqual([])
  })

  test('an assignee of a closed project may comment, change state and progress and add files; its owner may also edit, archive and delete', async () => {
    const w = await world()
    const { as, ada, cem, secret } = w
    const task = await make(w, { group: secret, assignees: [cem._id], stepType: 'steps', steps: [{ name: 'One' }] })
    const file = await uploaded(w, cem, 'x')
    const door = as(cem)
    const path = `/tasks/${task._id}`
    expect((await door.get(path)).status).toBe(200)
    expect((await door.post(`${path}/activities`, { content: 'x' })).status).toBe(200)
    expect((await door.put(`${path}/state`, { value: 'cb_active' })).status).toBe(200)
    expect((await door.put(`${path}/steps/${task.steps[0].id}`, { completed: true })).status).toBe(200)
    expect((await door.put(path, { files: [file] })).status).toBe(200)
    expect((await door.put(path, { name: 'y' })).status).toBe(403)
    expect((await door.put(`${path}/archive`, { value: true })).status).toBe(403)
    expect((await door.delete(path)).status).toBe(403)
    expect((await as(ada).delete(path)).status).toBe(200)
  })

  const monthly = { type: 'monthly', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

  test('a monthly task of the 31st falls on the last days of short months; its steps are reset, its comments stay behind', async () => {
    const { w, as, ada } = await withTask({
      ...{
        deadline: seconds('2026-01-31T18:00:00+03:00'),
        stepType: 'steps',
        steps: [{ name: 'Pay', completed: true }],
      },
      ...{ recurrent: true, recurrence: monthly },
    })
    const newest = async () => (await as(ada).get('/tasks?limit=1')).body[0]
    const dates: number[] = []
    for (let i = 0; i < 3; i++) {
      const { _id } = await newest()
      await as(ada).post(`/tasks/${_id}/activities`, { content: 'done' })
      await as(ada).put(`/tasks/${_id}/state`, { value: 'cb_completed' })
      const next = (await as(ada).get(`/tasks/${(await newest())._id}`)).body
      expect(next).toMatchObject({
        state: 'cb_waiting',
        lastCopy: true,
        steps: [{ completed: false }],
        archivedAt: null,
      })
      expect((await as(ada).get(`/tasks/${next._id}/activities`)).body).toEqual([])
      expect((await as(ada).get(`/tasks/${_id}`)).body.lastCopy).not.toBe(true)
      dates.push(next.deadline)
    }
    expect(dates).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'].map((day) => seconds(`${day}T18:00:00+03:00`)))
    expect(w).toBeDefined()
  })

  test('completing twice, or opening again and completing, makes one next copy', async () => {
    const { as, ada, task } = await withTask({ recurrent: true, recurrence: monthly })
    for (const value of ['cb_completed', 'cb_completed', 'cb_active', 'cb_completed'])
      await as(ada).put(`/tasks/${task._id}/state`, { value })
    expect((await as(ada).get('/tasks?archived=all')).body).toHaveLength(2)
  })

  test('after-deadline makes its copy within 60 seconds after the deadline, once', async () => {
    const recurrence = { ...monthly, type: 'daily', createWhen: 'after-deadline', stopCondition: 'count', maxCount: 2 }
    const { w, as, ada, clock, runJobs } = await withTask({
      deadline: seconds('2026-01-15T10:00:00Z'),
      recurrent: true,
      recurrence,
    })
    await runJobs()
    expect((await as(ada).get('/tasks')).body).toHaveLength(1)
    clock.set('2026-01-15T10:01:00Z')
    await runJobs()
    await runJobs()
    expect((await as(ada).get('/tasks')).body.map(({ deadline }: { deadline: number }) => deadline)).toEqual([
      seconds('2026-01-16T10:00:00Z'),
      seconds('2026-01-15T10:00:00Z'),
    ])
    clock.set('2026-01-20T00:00:00Z')
    await runJobs()
    expect((await as(ada).get('/tasks')).body).toHaveLength(2)
    expect(w).toBeDefined()
  })

  test.each<[string, object, number]>([
    ['a count of 0', { recurrence: { ...monthly, stopCondition: 'count', maxCount: 0 } }, 422],
    ['no day of the week', { recurrence: { ...monthly, type: 'weekly', days: Array(7).fill(false) } }, 422],
    ['after a deadline that there is not', { recurrence: { ...monthly, createWhen: 'after-deadline' } }, 422],
    ['six days', { recurrence: { ...monthly, type: 'weekly', days: Array(6).fill(true) } }, 400],
    ['no period', { recurrence: { ...monthly, period: undefined } }, 400],
    ['a yearly one', { recurrence: { ...monthly, type: 'yearly' } }, 400],
  ])('%s is refused', async (_, more, status) => {
    const { as, ada, website } = await world()
    expect((await as(ada).post('/tasks', { group: website, name: 'x', recurrent: true, ...more })).status).toBe(status)
  })
})

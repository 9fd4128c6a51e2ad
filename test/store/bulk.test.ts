import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { systemActor } from '../../server/domain/people/actor.ts'
import { statesOf } from '../../server/domain/project/project.ts'
import type { CheckList } from '../../server/domain/task/steps.ts'
import { Moment } from '../../server/seed/moment.ts'
import {
  archive,
  begin,
  type Deed,
  editLead,
  moveTo,
  post,
  putOff,
  replay,
  type Story,
  tickStep,
} from '../../server/seed/story.ts'
import { insertRecords, type Records } from '../../server/store/core/bulk.ts'
import * as organizations from '../../server/store/organization/organizations.ts'
import { createClient } from '../../server/usecases/client/clients.ts'
import { createTag } from '../../server/usecases/project/tags.ts'
import { archiveTask } from '../../server/usecases/task/archive.ts'
import { createTask } from '../../server/usecases/task/create.ts'
import { editTask } from '../../server/usecases/task/edit.ts'
import { post as postOn } from '../../server/usecases/task/posts.ts'
import { followRecurrence } from '../../server/usecases/task/recurrence.ts'
import { changeState } from '../../server/usecases/task/state.ts'
import { completeStep } from '../../server/usecases/task/steps.ts'
import { contents } from '../support/contents.ts'
import { uploaded } from '../support/upload.ts'
import { type World, world } from '../support/world.ts'

const HOUR_MS = 3_600_000
const START = Date.parse('2026-01-15T09:00:00Z')
const at = (hours: number) => START + hours * HOUR_MS
const ISO = (hours: number) => new Date(at(hours)).toISOString()
const WEEKLY = { type: 'weekly', period: 1, createWhen: 'after-deadline', active: true, stopCondition: 'none' } as const
const STEPS = [{ name: 'Ask' }, { name: 'Decide', assignees: ['2'] }]

/** What both ways begin with. */
async function set() {
  const w = await world()
  const { website, ada } = w
  const client = await w.store.write(ada.actor, (tx) => createClient(tx, { name: 'Globex' }))
  const tag = await w.store.write(ada.actor, (tx) => createTag(tx, { projectId: website, name: 'Şehir', color: '' }))
  const inputs = {
    task: {
      name: 'İlk iş: Größe prüfen',
      desc: 'Some *words*',
      assigneeIds: [w.ben.id, w.cem.id],
      priority: 5,
      tagIds: [tag.id],
      clientId: client.id,
      startAt: at(24),
      deadlineAt: at(48),
      stepType: 'steps' as const,
      steps: STEPS,
      estimatedTimeS: 5400,
      isPrivate: true,
    },
    subtask: { name: 'Call them', assigneeIds: [w.ben.id] },
    lead: {
      name: 'Initech: new website',
      followerIds: [w.dan.id],
      lead: { contact: 'Ayşe', expectedRevenue: '0100.50', probability: 10, status: 'todo' as const, mrr: '50' },
    },
    recurrent: { name: 'Report', deadlineAt: at(72), isRecurrent: true, recurrence: WEEKLY },
  }
  return { ...w, inputs }
}

async function byUseCases(w: Awaited<ReturnType<typeof set>>): Promise<void> {
  const { store, clock, ada, ben, website, sales, inputs } = w
  const fileId = await uploaded(w, ada, 'a plan')
  const { task, lead } = await store.write(ada.actor, async (tx) => {
    const task = await createTask(tx, { ...inputs.task, projectId: website, fileIds: [fileId] })
    await createTask(tx, { ...inputs.subtask, projectId: website, parentId: task.id })
    const lead = await createTask(tx, { ...inputs.lead, projectId: sales })
    await createTask(tx, { ...inputs.recurrent, projectId: website })
    return { task, lead }
  })
  const steps = [
    () => store.write(ben.actor, (tx) => changeState(tx, task.id, { name: 'cb_active' })),
    () =>
      store.write(ben.actor, (tx) =>
        postOn(tx, task.id, { content: '@Ada?', mentions: [{ id: ada._id, name: 'Ada' }] }),
      ),
    () => store.write(ben.actor, (tx) => completeStep(tx, task.id, (task.steps as CheckList)[0]?.id ?? '', true)),
    () => store.write(ada.actor, (tx) => editTask(tx, task.id, { deadlineAt: at(96) })),
    () => store.write(ben.actor, (tx) => changeState(tx, task.id, { name: 'cb_completed' })),
    () => store.write(ada.actor, (tx) => archiveTask(tx, task.id, true)),
    () => store.write(ada.actor, (tx) => changeState(tx, lead.id, { name: 'Proposal' })),
    () => store.write(ada.actor, (tx) => editTask(tx, lead.id, { lead: { probability: 60, status: 'inProgress' } })),
  ]
  for (const [i, step] of steps.entries()) {
    clock.set(ISO(i + 1))
    await step()
  }
}

async function inBulk(w: Awaited<ReturnType<typeof set>>): Promise<void> {
  const { store, storage, clock, ada, ben, website, sales, inputs } = w
  const org = await store.readUnscoped((tx) => organizations.get(tx, 1))
  const project = (id: string) => org.projects.get(id) as NonNullable<ReturnType<typeof org.projects.get>>
  const state = (id: string, name: string) => statesOf(org, project(id)).find((each) => each.name === name) as never
  const received = await storage.inbox.receive(Readable.from([Buffer.from('a plan')]))
  await storage.blobs.put({ orgId: 1, sha256: received.sha256 }, received)
  const deed = (hours: number, userId: number, act: Deed['act']): Deed => ({ day: 0, at: at(hours), userId, act })
  const plain = { at: START, ownerId: ada.id, files: [], deeds: [], subtasks: [] }
  const stories: Story[] = [
    {
      ...plain,
      project: project(website),
      input: inputs.task,
      files: [{ name: 'plan.txt', ...received }],
      subtasks: [{ ...plain, project: project(website), input: inputs.subtask }],
      deeds: [
        deed(1, ben.id, moveTo(org, state(website, 'cb_active'))),
        deed(2, ben.id, post('@Ada?', [{ id: ada._id, name: 'Ada' }])),
        deed(3, ben.id, tickStep),
        deed(4, ada.id, putOff(48 * HOUR_MS)),
        deed(5, ben.id, moveTo(org, state(website, 'cb_completed'))),
        deed(6, ada.id, archive),
      ],
    },
    {
      ...plain,
      project: project(sales),
      input: inputs.lead,
      deeds: [
        deed(7, ada.id, moveTo(org, state(sales, 'Proposal'))),
        deed(8, ada.id, editLead({ probability: 60, status: 'inProgress' })),
      ],
    },
    { ...plain, project: project(website), input: inputs.recurrent },
  ]
  const records: Records = { tasks: [], leads: [], events: [], files: [], fileUses: [] }
  const moment = new Moment(1, START)
  const told = stories.flatMap((story) => begin(story, org, moment, records))
  for (const each of told) replay(each, moment, records)
  clock.set(ISO(8))
  await store.write(systemActor(1), async (tx) => {
    await insertRecords(tx, records)
    for (const task of records.tasks) await followRecurrence(tx, task)
  })
}

const TABLES = ['task', 'task_person', 'task_tag', 'lead', 'event', 'file', 'file_use']

/** The rows of both ways with ids that say only which comes before which. */
async function rowsOf(w: World): Promise<Record<string, string[]>> {
  const all = await contents(w)
  const rows = Object.fromEntries(TABLES.map((table) => [table, all[table] ?? []]))
  const ids = JSON.stringify(rows).match(/\b\d{17,19}\b/g) ?? []
  const ranks = new Map([...new Set(ids)].sort((a, b) => Number(BigInt(a) - BigInt(b))).map((id, i) => [id, `id ${i}`]))
  const ranked = (text: string) => text.replaceAll(/\b\d{17,19}\b/g, (id) => ranks.get(id) ?? id)
  const jobs = await w.store.engine.reader.selectFrom('job').select(['type', 'key', 'data', 'run_at']).execute()
  const recurring = jobs.filter(({ type }) => type === 'recur-task').map((job) => JSON.stringify(job))
  return Object.fromEntries(
    Object.entries({ ...rows, job: recurring }).map(([table, list]) => [table, list.map(ranked).sort()]),
  )
}

test('records in bulk are rows as the use cases write them', async () => {
  const [one, other] = [await set(), await set()]
  await byUseCases(one)
  await inBulk(other)
  expect(await rowsOf(other)).toEqual(await rowsOf(one))
})

test('names in bulk are found as others are', async () => {
  const w = await set()
  await inBulk(w)
  const { body } = await w.as(w.ben).get('/tasks?search=GRÖSSE&archived=all')
  expect(body).toMatchObject([{ name: 'İlk iş: Größe prüfen', state: 'cb_completed' }])
  expect((await w.as(w.dan).get(`/tasks?search=${encodeURIComponent('größe')}&archived=all`)).body).toEqual([]) // it is private
})

import { describe, expect, test } from 'vitest'
import { type EditableLeadField, LEAD_FIELDS } from '../../server/domain/lead/fields.ts'
import { type EditableTaskField, TASK_FIELDS } from '../../server/domain/task/fields.ts'
import { crm, openSales } from '../support/crm.ts'
import { uploaded } from '../support/upload.ts'
import { type Person, seconds, type World, world } from '../support/world.ts'

/** Who stands how to the lead that each change is tried on. */
const peopleOf = ({ dan, cem, ben, ada }: World) => ({ viewer: dan, assignee: cem, owner: ben, editor: ada })
type Role = keyof ReturnType<typeof peopleOf>
const ROLES: readonly Role[] = ['viewer', 'assignee', 'owner', 'editor']

/** Who may change each field; the rest is for the owner and those who edit. */
const ALLOWED: Partial<Record<EditableTaskField, readonly Role[]>> = {
  ownerId: ['editor'],
  stateId: ['assignee', 'owner', 'editor'],
  fileIds: ['assignee', 'owner', 'editor'], // to add one
  subtaskIds: ['assignee', 'owner', 'editor'], // with a task of one's own
}
const mayChange = (field: string, role: Role) =>
  (ALLOWED[field as EditableTaskField] ?? ['owner', 'editor']).includes(role)

interface Try {
  w: World
  person: Person
  other: string
  stage: number | undefined
}
type Body = (context: Try) => object | Promise<object>

/** A body of the main API that changes this field and nothing else. */
const CHANGES: Record<EditableTaskField, Body> = {
  projectId: ({ other }) => ({ group: other }),
  stateId: () => ({ state: 'Proposal' }),
  name: () => ({ name: 'Other' }),
  desc: () => ({ desc: 'Other' }),
  startAt: () => ({ start: seconds('2026-01-02') }),
  deadlineAt: () => ({ deadline: seconds('2026-02-02') }),
  allDay: () => ({ allDay: true }),
  assigneeIds: ({ w }) => ({ assignees: [w.cem._id, w.ada._id] }),
  followerIds: () => ({ followers: [] }),
  ownerId: () => ({}), // by the CRM alone
  priority: () => ({ priority: 5 }),
  rank: () => ({ priorityScore: 7 }),
  tagIds: async ({ w, person }) => ({
    tags: [(await w.as(w.ada).post('/tags', { group: w.sales, name: person.firstname })).body._id],
  }),
  clientId: async ({ w }) => ({ customer: (await w.as(w.ada).post('/crm/customers', { name: 'Nile' })).body._id }),
  fileIds: async ({ w, person }) => ({ files: [{ _id: await uploaded(w, person, 'x') }] }),
  stepType: () => ({ stepType: 'progress', steps: { completed: 0, total: 2 } }),
  steps: () => ({ stepType: 'steps', steps: [{ name: 'Call' }] }),
  estimatedTimeS: () => ({ estimatedTime: 60 }),
  customFields: () => ({ customFields: { Code: 'x' } }),
  isPrivate: () => ({ private: true }),
  workFlowId: () => ({ workFlowId: '9' }),
  recurrence: () => ({ recurrence: { ...DAILY, period: 2 } }),
  parentId: async ({ w }) => ({ parent: await make(w) }),
  blockerIds: async ({ w }) => ({ blockedBy: [await make(w, w.ben, { recurrent: false, recurrence: null })] }),
  subtaskIds: async ({ w, person }) => ({ subtasks: [await make(w, person)] }),
  createdAt: () => ({}), // by the CRM alone
}

/** Data of the CRM that change this field and nothing else; null: it has no word for it. */
const DATA: Record<EditableTaskField, Body | null> & Record<EditableLeadField, Body | null> = {
  projectId: ({ other }) => ({ projectAssemblyId: other }),
  stateId: ({ stage }) => ({ categoryId: stage }),
  name: () => ({ name: 'Other' }),
  desc: () => ({ desc: 'Other' }),
  deadlineAt: () => ({ dueDate: '2026-02-02T10:00:00Z' }),
  allDay: () => ({ dueDate: '2026-02-02' }),
  assigneeIds: ({ w }) => ({ assignedUsers: [w.cem, w.ada].map((user) => crm(w).user(user)) }),
  ownerId: ({ w }) => ({ authorId: crm(w).user(w.dan) }),
  priority: () => ({ priority: '5000' }),
  rank: () => ({ rank: 7 }),
  tagIds: async ({ w }) => {
    await w.as(w.ada).post('/tags', { group: w.sales, name: 'hot' })
    return { tags: ['hot'] }
  },
  clientId: async ({ w }) => ({
    organizationId: (await w.as(w.ada).post('/crm/customers', { name: 'Nile' })).body._id,
  }),
  fileIds: async ({ w, person }) => ({ attachments: [await uploaded(w, person, 'x')] }),
  createdAt: () => ({ createdAt: '2026-01-01T10:00:00Z' }),
  ...{ startAt: null, followerIds: null, stepType: null, steps: null, estimatedTimeS: null, customFields: null },
  ...{ isPrivate: null, workFlowId: null, recurrence: null, parentId: null, blockerIds: null, subtaskIds: null },

  contact: () => ({ contact: 'Nil' }),
  position: () => ({ position: 'Head' }),
  company: () => ({ customer: 'Nile' }),
  email: () => ({ email: 'nil@example.com' }),
  phone: () => ({ phone: '1' }),
  linkedin: () => ({ linkedin: 'nil' }),
  url: () => ({ url: 'https://example.com' }),
  address: () => ({ address: '1 Street' }),
  city: () => ({ city: 'Izmir' }),
  state: () => ({ state: 'Ege' }),
  country: () => ({ country: 'TR' }),
  postCode: () => ({ postCode: '35000' }),
  probability: () => ({ probablity: 40 }),
  expectedRevenue: () => ({ expectedRevenue: '10' }),
  mrr: () => ({ mrr: '10' }),
  periodRevenue: () => ({ periodRevenue: '10' }),
  period: () => ({ period: '3' }),
  estimateDays: () => ({ estimateDays: '3' }),
  remindAt: () => ({ remindDate: '2026-02-02T10:00:00Z' }),
  status: () => ({ status: 'inProgress' }),
  priorityDigits: () => ({ priority: '3001' }),
  numberFields: () => ({ priority: 3000 }), // the same, as a number
  ...{ nextStep: null, reason: null },
}

const DAILY = { type: 'daily', period: 1, createWhen: 'completed', active: true, stopCondition: 'none' }

/** A lead of ben's for cem to do. */
async function make(w: World, owner: Person = w.ben, more: object = {}): Promise<string> {
  const people = { assignees: [w.cem._id], followers: [w.ada._id] } // ada sees it, private or not
  const body = { group: w.sales, name: 'Fleet', ...people, recurrent: true, recurrence: DAILY, ...more }
  const made = await w.as(owner).post('/tasks', body)
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return made.body._id
}

/** A world whose pipeline everybody may look at, once the leads are made. */
async function stage() {
  const w = await world()
  const other = (await w.as(w.ada).post('/pipelines', { name: 'Other' })).body._id
  const perms = { members: 'edit', everybody: 'create' }
  const levels = (tasks: string) => ({ tasks, files: 'none', reports: 'none' })
  for (const id of [w.sales, other]) {
    const body = { perms: { members: levels(perms.members), everybody: levels(perms.everybody) } }
    expect((await w.as(w.ada).put(`/groups/${id}`, body)).status).toBe(200)
  }
  await w.as(w.ada).put(`/groups/${w.sales}`, { customFields: [{ name: 'Code', type: 'text' }] })
  return { w, other, stage: await crm(w).stage('Proposal') }
}

const stateOf = async (w: World, id: string) => {
  const [task, activities, row] = [
    (await w.as(w.ada).get(`/tasks/${id}`)).body,
    (await w.as(w.ada).get(`/tasks/${id}/activities`)).body,
    await w.store.engine.reader.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirst(),
  ]
  return { task, activities, row, lead: await crm(w).row(id) }
}

/** Sends it as each of them, and sees that it is written and told of, or that nothing is. */
async function tryAll(field: string, send: (context: Try, id: string) => Promise<number>) {
  const context = await stage()
  const { w } = context
  for (const role of ROLES) {
    const id = await make(w)
    const person = peopleOf(w)[role]
    const before = await stateOf(w, id)
    const status = await send({ ...context, person }, id)
    const after = await stateOf(w, id)
    if (mayChange(field, role)) {
      expect(status, role).toBe(200)
      expect(after, role).not.toEqual(before)
      if (field !== 'numberFields') expect(after.activities.length, role).toBeGreaterThan(before.activities.length)
    } else {
      expect(status, role).toBe(403)
      expect(after, role).toEqual(before)
    }
  }
}

describe('a field of a task is written by those alone who have the right', () => {
  const writable = (Object.keys(TASK_FIELDS) as EditableTaskField[]).filter(
    (field) => field !== 'ownerId' && field !== 'createdAt',
  )
  test.each(writable)('%s through the main API', async (field) => {
    await tryAll(field, async (context, id) => {
      const body = await CHANGES[field](context)
      return (await context.w.as(context.person).put(`/tasks/${id}`, body)).status
    })
  })

  const inCrm = [...Object.keys(TASK_FIELDS), ...Object.keys(LEAD_FIELDS)].filter(
    (field) => DATA[field as keyof typeof DATA] !== null,
  )
  test.each(inCrm)('%s through the CRM', async (field) => {
    await tryAll(field, async (context, id) => {
      const data = (await DATA[field as keyof typeof DATA]?.(context)) ?? {}
      return (await crm(context.w, context.person).updateFields(id, data)).status
    })
  })
})

test('what the next copies are made with is for those who may edit, and a history tells of it', async () => {
  const w = await world()
  await openSales(w, 'create')
  for (const role of ROLES) {
    const id = await make(w)
    await w.as(w.ada).put(`/tasks/${id}`, { name: 'Fleet of 12', desc: 'vans' })
    const before = await stateOf(w, id)
    const { status, body } = await w.as(peopleOf(w)[role]).put(`/tasks/${id}`, { updateTemplate: true })
    if (!mayChange('name', role)) {
      expect(status, role).toBe(403)
      expect(await stateOf(w, id), role).toEqual(before)
      continue
    }
    expect(status, role).toBe(200)
    expect(body.activity).toMatchObject({
      type: 'update',
      data: {
        changes: [
          { field: 'template.name', from: 'Fleet', to: 'Fleet of 12' },
          { field: 'template.desc', from: '', to: 'vans' },
        ],
      },
    })
    const again = await w.as(peopleOf(w)[role]).put(`/tasks/${id}`, { updateTemplate: true })
    expect(again.body.activity, 'nothing is left to change').toBe(null)
  }
})

test('an assignee ticks steps, but does not put that into what the next copies are made with', async () => {
  const w = await world()
  await openSales(w, 'view')
  const { body: made } = await w.as(w.ada).post('/tasks', {
    ...{ group: w.sales, name: 'Fleet', assignees: [w.cem._id], recurrent: true, recurrence: DAILY },
    ...{ stepType: 'progress', steps: { completed: 0, total: 2 } },
  })
  const ticked = { steps: { completed: 1, total: 2 }, updateTemplate: true }
  const { status, body } = await w.as(w.cem).put(`/tasks/${made._id}`, ticked)
  expect(status).toBe(200) // a copy starts anew, whatever was done
  expect(body.activity.type).toBe('progress')
  await w.as(w.ada).put(`/tasks/${made._id}`, { steps: { completed: 1, total: 4 } })
  const more = { steps: { completed: 2, total: 4 }, updateTemplate: true }
  expect((await w.as(w.cem).put(`/tasks/${made._id}`, more)).status).toBe(403)
})

test('taking a subtask out takes the right to edit it, as putting it there does', async () => {
  const w = await world()
  await openSales(w, 'view')
  const make = async (more: object = {}) =>
    (await w.as(w.ada).post('/tasks', { group: w.sales, name: 'Fleet', ...more })).body._id
  const parent = await make({ assignees: [w.cem._id] })
  const child = await make({ parent })
  expect((await w.as(w.cem).put(`/tasks/${parent}`, { subtasks: [] })).status).toBe(403)
  expect((await w.as(w.ada).get(`/tasks/${child}`)).body.parent).toBe(parent)
  expect((await w.as(w.ada).put(`/tasks/${parent}`, { subtasks: [] })).status).toBe(200)
})

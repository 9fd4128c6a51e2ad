import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFilters } from '../../server/api/cubedrive/query/filters.ts'
import { parseSorts } from '../../server/api/cubedrive/query/sorts.ts'
import { EMPTY_LEAD, LEAD_STATUSES, type Lead, shownStatus } from '../../server/domain/lead/lead.ts'
import { encryptedIds } from '../../server/domain/people/encrypted-id.ts'
import { fullName, type User } from '../../server/domain/people/user.ts'
import { completes } from '../../server/domain/project/state.ts'
import type { Task } from '../../server/domain/task/task.ts'
import * as clients from '../../server/store/client/clients.ts'
import type { WriteTx } from '../../server/store/core/store.ts'
import * as files from '../../server/store/file/files.ts'
import * as leads from '../../server/store/lead/leads.ts'
import { listLeadIds } from '../../server/store/lead/query.ts'
import * as tags from '../../server/store/project/tags.ts'
import * as tasks from '../../server/store/task/tasks.ts'
import { createPipeline } from '../../server/usecases/project/projects.ts'
import { compareBy, type LeadRecord, matches } from '../support/match.ts'
import { world } from '../support/world.ts'

const crypt = encryptedIds(Buffer.alloc(32, 1))
const NOW = Date.parse('2026-01-15T09:00:00Z')
const TAGS = ['a', 'B', 'ı', '🚀']
const FILES = ['a.pdf', 'B.pdf', '\uffff']

const text = fc.constantFrom('', 'a', 'b', 'B', 'ä', 'ı', '\uffff', '🚀', "'", '"', '%', '\\')
const number = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(0.1, 33.333333333333336, 2 ** 63, 1e21, -0.5))
const amount = fc.constantFrom('0', '2', '10', '9.5', '123456789012.3456')
const instant = fc.integer({ min: -2, max: 2 }).map((days) => NOW + days * 86_400_000)
const scalar = fc.oneof(text, fc.constantFrom(0, 1, true, false), number)
const extraName = fc.oneof(
  fc.constantFrom('x', 'y'),
  fc.constantFrom('a"b', 'a.b', 'back\\slash', 'new\nline', 'toString', '$', ''),
)
const extraValue = fc.oneof(
  scalar,
  fc.array(fc.oneof(scalar, fc.constant(null), fc.constant([1]), fc.constant({ x: 1 })), { maxLength: 3 }),
  fc.constant(null),
  fc.constant({ x: 1 }),
)
const places = (most: number) => fc.uniqueArray(fc.nat(most - 1), { maxLength: 2 })

const specs = fc.array(
  fc.record({
    name: text,
    company: fc.option(text),
    stage: fc.nat(4),
    status: fc.constantFrom(...LEAD_STATUSES),
    priorityDigits: fc.constantFrom('0', '3000', '3001', '10000', '999999999999999'),
    probability: fc.option(number),
    mrr: fc.option(amount),
    deadlineAt: fc.option(instant),
    createdAt: instant,
    owner: fc.nat(3),
    assignees: places(4),
    tags: places(TAGS.length),
    files: places(FILES.length),
    hasClient: fc.boolean(),
    rank: number,
    extra: fc.dictionary(extraName, extraValue, { maxKeys: 3 }),
  }),
  { maxLength: 8 },
)
type Spec = Parameters<Parameters<typeof specs.map>[0]>[0][number]

const ordered = (values: fc.Arbitrary<unknown>) => condition(values, ['$gt', '$gte', '$lt', '$lte'])
const unordered = (values: fc.Arbitrary<unknown>) => condition(values, [])
function condition(values: fc.Arbitrary<unknown>, orders: string[]): fc.Arbitrary<unknown> {
  const value = fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) })
  const list = fc.array(value, { maxLength: 3 })
  const operator = fc.oneof(
    fc.tuple(fc.constantFrom('$in', '$nin'), list),
    fc.tuple(fc.constantFrom('$eq', '$ne'), value),
    fc.tuple(fc.constant('$exists'), fc.boolean()),
    ...(orders.length > 0 ? [fc.tuple(fc.constantFrom(...orders), values)] : []),
  )
  const simple = fc
    .uniqueArray(operator, { minLength: 1, maxLength: 2, selector: ([name]) => name })
    .map(Object.fromEntries)
  const nested = fc.oneof(
    simple.map(($not) => ({ $not })),
    fc.array(simple, { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })),
  )
  return fc.oneof(value, simple, nested)
}

const digits = fc.oneof(number, amount)
const user = fc.nat(4).map((place) => `$userId:${crypt.encrypt('user', place + 1)}`)
const fieldPaths: Record<string, fc.Arbitrary<unknown>> = {
  'data.name': ordered(text),
  'data.customer': ordered(text),
  'data.desc': ordered(text),
  'data.categoryId': ordered(fc.integer({ min: 1, max: 40 })),
  'data.status': ordered(fc.constantFrom('todo', 'inProgress', 'done', 'expired')),
  'data.priority': ordered(fc.oneof(number, fc.constantFrom('3000', '3001', 10000))),
  'data.probablity': ordered(number),
  'data.mrr': ordered(digits),
  'data.dueDate': ordered(instant),
  createdAt: ordered(instant),
  'data.authorId': unordered(user),
  'data.assignedUsers.userId': unordered(user),
  'data.assignedUsers.name': ordered(fc.constantFrom('Ada Lovelace', 'Cem Karaca', 'B')),
  'data.assignedUsers.email': ordered(fc.constantFrom('ada@example.com', 'b')),
  'data.tags': ordered(fc.constantFrom(...TAGS, 'C')),
  'data.attachments.name': ordered(fc.constantFrom(...FILES, 'C')),
  'data.attachments': ordered(fc.constantFrom('1', '4611686018427387904', '9007199254740993')),
  id: ordered(fc.constantFrom('1', '9007199254740993', '7999999999999999999')),
  'data.organizationId': unordered(fc.constantFrom('', '1')),
  'data.projectAssemblyDataId': ordered(fc.constantFrom('application', 'b')),
  'data.related': unordered(fc.constantFrom('app', 'b')),
  'data.rank': ordered(number),
}
const extraPath = extraName.filter((name) => name !== '').map((name) => `data.${name}`)
const byField = fc.oneof(
  ...Object.entries(fieldPaths).map(([path, value]) => value.map((asked) => [path, asked] as const)),
)
const byPath = fc.oneof(
  { weight: 2, arbitrary: byField },
  { weight: 1, arbitrary: fc.tuple(extraPath, ordered(scalar)) },
)
const flat = fc.uniqueArray(byPath, { maxLength: 3, selector: ([path]) => path }).map(Object.fromEntries)
const filters: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: flat },
  { weight: 1, arbitrary: flat.map(($not) => ({ $not })) },
  { weight: 1, arbitrary: fc.array(flat, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })) },
)
const sorts = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(fieldPaths)), extraPath), fc.constantFrom(1, -1)), {
    maxLength: 3,
    selector: ([path]) => path,
  })
  .map(Object.fromEntries)

test('leads are found and ordered as the plain rules say', async () => {
  const { store, ada, ben, cem, dan } = await world()
  const people = [ada, ben, cem, dan]
  const common = await store.write(ada.actor, async (tx) => {
    const client = {
      id: tx.newId(),
      name: 'Client',
      fullname: '',
      email: '',
      phone: '',
      contacts: [],
      customFields: null,
      portalCustomerManagerIds: [],
      createdAt: 0,
    }
    await clients.insert(tx, client)
    const fileIds = FILES.map(() => tx.newId())
    for (const [i, name] of FILES.entries()) {
      await files.insert(tx, {
        id: fileIds[i]!,
        name,
        contentType: 'text/plain',
        sizeBytes: 1,
        sha256: '',
        uploaderId: ada.id,
        createdAt: 0,
      })
    }
    return { clientId: client.id, fileIds }
  })

  const makeLeads = (given: readonly Spec[]) =>
    store.write(ada.actor, async (tx) => {
      const pipeline = await createPipeline(tx, { name: 'Random' })
      const tagIds: string[] = []
      for (const name of TAGS) {
        const tag = { id: tx.newId(), projectId: pipeline.id, name, color: '', createdAt: 0 }
        await tags.insert(tx, tag)
        tagIds.push(tag.id)
      }
      const records: LeadRecord[] = []
      for (const spec of given) {
        const task = toTask(tx, spec, pipeline.id, { ...common, tagIds, people: people.map(({ id }) => id) })
        const lead: Lead = {
          ...EMPTY_LEAD, taskId: task.id, company: spec.company, status: spec.status, probability: spec.probability, mrr: spec.mrr,
          priorityDigits: spec.priorityDigits, numberFields: [], extra: spec.extra,
        } // biome-ignore format: as it is
        await tasks.insert(tx, task)
        await leads.insert(tx, lead)
        records.push(toRecord(tx, task, lead, spec))
      }
      return { pipelineId: pipeline.id, records }
    })

  await fc.assert(
    fc.asyncProperty(
      specs,
      fc.array(fc.tuple(filters, sorts, fc.nat(3), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 16 }),
      async (given, queries) => {
        const { pipelineId, records } = await makeLeads(given)
        const inPipeline = (asked: object) => ({ 'data.projectAssemblyId': pipelineId, $and: [asked] })
        for (const [asked, sorted, start, limit] of queries) {
          const filter = parseFilters(
            inPipeline(asked),
            {
              decryptUser: (id) => crypt.decrypt('user', id),
              zone: 'UTC',
            },
            [],
          )
          const order = parseSorts(sorted, [])
          const expected = records.filter((record) => matches(filter, record)).toSorted(compareBy(order))
          const found = await store.readCostly(ada.actor, [], (tx) =>
            listLeadIds(tx, { filter, sorts: order, start, limit }),
          )
          const ids = expected.slice(start, start + limit).map((record) => record.fields.id)
          expect(found, JSON.stringify({ asked, sorted, start, limit })).toEqual({ ids, total: expected.length })
        }
      },
    ),
    { numRuns: 30 },
  )
}, 120_000)

interface Known {
  clientId: string
  fileIds: string[]
  tagIds: string[]
  people: number[]
}

const pick = <T>(list: readonly T[], places: readonly number[]): T[] => places.map((place) => list[place]!)

function toTask(tx: WriteTx, spec: Spec, projectId: string, known: Known): Task {
  const stages = tx.org.projects.get(projectId)!.ownStates
  return {
    id: tx.newId(), projectId, stateId: stages[spec.stage]!.id, name: spec.name, desc: spec.name, ownerId: known.people[spec.owner]!,
    assigneeIds: pick(known.people, spec.assignees), followerIds: [], tagIds: pick(known.tagIds, spec.tags), fileIds: pick(known.fileIds, spec.files),
    subtaskIds: [], parentId: null, blockerIds: [], clientId: spec.hasClient ? known.clientId : null, startAt: null, deadlineAt: spec.deadlineAt, allDay: false, completedAt: null,
    archivedAt: null, createdAt: spec.createdAt, updatedAt: spec.createdAt, priority: 3, rank: spec.rank, isPrivate: false, sharedWithClient: false, emailUserId: null,
    stepType: 'none', steps: null, estimatedTimeS: null, workFlowId: null, customFields: {}, recurrence: null, series: null, isLastCopy: false,
  } // biome-ignore format: a list of members
}

/** The lead as filters see it: written down apart from the SQL. */
function toRecord(tx: WriteTx, task: Task, lead: Lead, spec: Spec): LeadRecord {
  const assignees = task.assigneeIds.map((id) => tx.org.users.get(id) as User)
  const isOpen = !completes(tx.org.states.get(task.stateId)!.type)
  const { name, desc, createdAt, updatedAt, deadlineAt, ownerId, assigneeIds, fileIds, clientId, rank } = task
  const { company, probability } = lead
  return {
    fields: {
      id: task.id, name, desc, createdAt, updatedAt, deadlineAt, ownerId, assigneeIds, fileIds, clientId, rank, company, probability,
      stageId: task.stateId, projectId: task.projectId,
      status: shownStatus(lead.status, isOpen, deadlineAt, tx.now), priority: Number(lead.priorityDigits),
      mrr: lead.mrr === null ? null : Number(lead.mrr), assigneeNames: assignees.map(fullName),
      assigneeEmails: assignees.map((user) => user.email), tagNames: pick(TAGS, spec.tags), fileNames: pick(FILES, spec.files),
    }, // biome-ignore format: a list of members
    extra: lead.extra,
  }
}

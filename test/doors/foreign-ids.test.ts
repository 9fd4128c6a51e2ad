import { describe, expect, test } from 'vitest'
import { placesIn, put } from '../support/bad-values.ts'
import { contents } from '../support/contents.ts'
import { type Described, offered } from '../support/operations.ts'
import { bodyOf, parametersOf, pathOf, queryOf, type Specimens, specimens } from '../support/specimens.ts'
import { type Answer, type Person, type World, world } from '../support/world.ts'

const { operations } = await offered()

interface Case {
  w: World
  stranger: Person
  /** The stranger's own records. */
  own: Specimens
  /** Records that the stranger may not know of. */
  hidden: Specimens
  /** What of them the stranger may know all the same: segments of paths. */
  known: readonly string[]
  /** Texts by which the hidden ones are recognized. */
  marks: readonly string[]
}

const CASES: { name: string; make: () => Promise<Case> }[] = [
  {
    name: 'of another organization',
    async make() {
      const w = await world()
      const { ada, ben, cem, eve } = w
      const hidden = await specimens(w, ada, { group: w.website, pipeline: w.sales, other: ben })
      const own = await specimens(w, eve, { ...(await projectsFor(w, eve, eve)), other: eve })
      return { w, stranger: eve, own, hidden, known: [], marks: [...hidden.ids, cem.lastname] }
    },
  },
  {
    name: 'in a closed project',
    async make() {
      const w = await world()
      const { as, ada, cem } = w
      const pipeline = (await as(ada).post('/pipelines', { name: 'Closed sales', private: true })).body._id
      const hidden = await specimens(w, ada, { group: w.secret, pipeline, other: ada })
      const own = await specimens(w, cem, { ...(await projectsFor(w, ada, cem)), other: cem })
      const known = ['customers', 'notes', 'users']
      const shown = [hidden.inPath.customers, hidden.inPath.notes, hidden.byName.groupId]
      const marks = hidden.ids.filter((id) => !shown.includes(id))
      return { w, stranger: cem, own, hidden, known, marks }
    },
  },
]

describe.each(CASES)('a record $name', ({ make }) => {
  test('is not there for a path that names it', async () => {
    const { w, stranger, own, hidden, known } = await make()
    for (const described of operations) {
      const names = parametersOf(described, 'path').map(({ name }) => name)
      for (const foreign of [names, ...(names.length > 1 ? names.map((name) => [name]) : [])]) {
        const ids = idsFor(described, hidden, foreign)
        const isKnown = Object.keys(ids).every((name) => known.includes(before(described, name)))
        if (foreign.length === 0 || isKnown) continue
        const rows = await contents(w)
        const said = { ...own, byName: { ...own.byName, taskId: hidden.byName.taskId } } // which repeats the path
        const answer = await call(w, stranger, described, { path: pathOf(own, described, ids), own: said })
        const note = `${described.name} ${JSON.stringify(ids)}: ${JSON.stringify(answer.body)}`
        expect([403, 404], note).toContain(answer.status)
        if (answer.status === 403) expect(REFUSED_FIRST, note).toContain(described.operation.operationId)
        expect(await contents(w), note).toEqual(rows)
      }
    }
  })

  test('is not there for a query that names it', async () => {
    const { w, stranger, own, hidden, marks } = await make()
    for (const described of operations.filter(
      (each) => each.method !== 'DELETE' || parametersOf(each, 'query').length > 0,
    )) {
      const rows = await rowsOf(w, marks)
      const asked = parametersOf(described, 'query').filter(({ name }) => hidden.byName[name])
      for (const query of [{}, ...asked.map(({ name }) => ({ [name]: String(hidden.byName[name]) }))]) {
        const answer = await call(w, stranger, described, { path: pathOf(own, described), query, own })
        const note = `${described.name} ${JSON.stringify(query)}`
        expectNothingOf(marks, answer, note)
        const isOwn =
          described.method === 'GET' &&
          Object.keys(query).length === 0 &&
          !ASK_MORE.includes(described.operation.operationId)
        if (isOwn) expect(answer.status, note).toBe(200)
      }
      expect(await rowsOf(w, marks), described.name).toEqual(rows)
    }
  })

  test('is not there for a body that names it', async () => {
    const { w, stranger, own, hidden, marks } = await make()
    for (const described of operations) {
      const body = bodyOf(own, described)
      if (!body) continue
      for (const place of placesIn(described.document, body.schema)) {
        const name = place.path.findLast((step) => typeof step === 'string')
        const value = name && !isText(described, name) && valueFor(hidden, name, place.schema.type)
        if (!value) continue
        const rows = await rowsOf(w, marks)
        const given = put(described.document, body.example, place, value)
        const answer = await call(w, stranger, described, { path: pathOf(own, described), body: given, own })
        const note = `${described.name} ${place.pointer} = ${JSON.stringify(value)}`
        expectNothingOf(marks, answer, note)
        expect(await rowsOf(w, marks), note).toEqual(rows)
      }
    }
  })
})

/** For want of a signature; to all but managers. */
const REFUSED_FIRST = ['getFileContent', 'retryGivenUpJob']
/** A signature; a project or a client; a password; a manager. */
const ASK_MORE = ['listUsers', 'getFileContent', 'listFileSystemNodes', 'getLogin', 'listGivenUpJobs', 'getMailState']

async function projectsFor({ as }: World, maker: Person, admin: Person) {
  const admins = [...new Set([maker._id, admin._id])]
  const { body: project } = await as(maker).post('/groups', { name: 'Of my own', admins })
  const { body: pipeline } = await as(maker).post('/pipelines', { name: 'Sales of my own', admins })
  return { group: project._id as string, pipeline: pipeline._id as string }
}

/** The segment that the id follows. */
const before = ({ template }: Described, name: string) => new RegExp(`([^/]+)/\\{${name}\\}`).exec(template)?.[1] ?? ''

const idsFor = (described: Described, { inPath }: Specimens, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, inPath[before(described, name)] ?? '']))

/** CubeDrive names a company and tags by their words. */
const isText = ({ dialect }: Described, name: string) => dialect === '/cubedrive' && ['customer', 'tags'].includes(name)

/** What of the hidden records goes where a member has this name. */
function valueFor({ byName, inPath }: Specimens, name: string, type: unknown): unknown {
  const one: Record<string, unknown> = {
    ...{
      parent: inPath.tasks,
      id: inPath['10100000'],
      dataId: inPath['10100000'],
      replyToId: inPath.activities,
      _id: inPath.files,
    },
    ...{ subtasks: [inPath.tasks], tags: [inPath.tags], attachments: [inPath.files] },
  }
  const value = byName[name] ?? one[name]
  if (Array.isArray(value) && type !== 'array' && ![type].flat().includes('array')) return value[0]
  return value
}

async function call(
  { as }: World,
  stranger: Person,
  described: Described,
  { path, query, body, own }: { path: string; query?: Record<string, string>; body?: unknown; own: Specimens },
): Promise<Answer> {
  const parameters = new URLSearchParams({ ...queryOf(own, described), ...query }).toString()
  const url = `${path}${parameters && `?${parameters}`}`
  const given = body ?? bodyOf(own, described)?.example
  const door = as(stranger)
  switch (described.method) {
    case 'GET':
      return door.get(url)
    case 'POST':
      return door.post(url, given)
    case 'PUT':
      return door.put(url, given)
    default:
      return door.delete(url, given)
  }
}

/** The stored rows that have to do with the hidden records: none may change, or come to be. */
async function rowsOf(w: World, marks: readonly string[]): Promise<string[]> {
  const rows = Object.entries(await contents(w)).flatMap(([table, content]) => content.map((row) => `${table}: ${row}`))
  return rows.filter((row) => marks.some((mark) => row.includes(mark)))
}

function expectNothingOf(marks: readonly string[], { status, body }: Answer, note: string): void {
  const text = JSON.stringify({ ...body, instance: undefined }) // which repeats the address
  const found = marks.filter((mark) => text.includes(mark))
  expect(found, `${note} → ${status} ${text}`).toEqual([])
}

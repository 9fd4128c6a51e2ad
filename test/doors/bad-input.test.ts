import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { type BadValue, ODD_IDS, ODD_TEXTS, type Place, placesIn, put, valuesFor } from '../support/bad-values.ts'
import { conform, type Schema, withComponents } from '../support/conformity.ts'
import { commitWatch, contents } from '../support/contents.ts'
import { type Described, offered } from '../support/operations.ts'
import { bodyOf, parametersOf, pathOf, queryOf, specimens } from '../support/specimens.ts'
import { type Answer, answerOf, world } from '../support/world.ts'

const { operations } = await offered()
const TIMEOUT_MS = 180_000

test.each(operations)('$name stands whatever comes', { timeout: TIMEOUT_MS }, async (described) => {
  const calls = await callsOn(described)
  await standsNoRequest(calls)
  await standsOtherMethods(calls)
  await standsAnyId(calls)
  await standsAnyParameter(calls)
  if (!calls.body) return
  await standsNoJson(calls)
  await standsAnyBody(calls)
  await standsLargeBodies(calls)
})

type Calls = Awaited<ReturnType<typeof callsOn>>

async function standsNoRequest({ described, send }: Calls) {
  const { operation, dialect } = described
  expect(await send({ query: { nonsense: '1' } })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'nonsense' }] },
  })
  if (dialect === '/api/v1') expect((await send({ type: 'message/coffeepot', payload: 'x' })).status).toBe(418)
  const taken = Object.keys(operation.requestBody?.content ?? {})
  for (const type of taken.length > 0 ? TYPES : []) {
    if (taken.includes(type.split(';')[0] ?? '')) continue
    expect((await send({ type, payload: '{}' })).status, type).toBe(415)
  }
}
const TYPES = [
  'text/plain', 'application/xml', 'application/jsonx', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json',
] // biome-ignore format: a list

async function standsOtherMethods({ described: { template }, send }: Calls) {
  const allowed = operations.filter((each) => each.template === template).map(({ method }) => method as string)
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    if (allowed.includes(method)) continue
    const { status, headers } = await send({ method, payload: '' })
    expect(status, method).toBe(405)
    const names = String(headers.allow).split(', ').filter((name) => name !== 'HEAD') // biome-ignore format: one thought
    expect(names.sort(), method).toEqual(allowed.toSorted())
  }
}

async function standsAnyId({ described, inPath, send }: Calls) {
  const { method, template } = described
  for (const { name } of parametersOf(described, 'path')) {
    const isClosed = method === 'GET' && (await send({})).status === 403 // a wrong signature comes first
    const before = new RegExp(`([^/]+)/\\{${name}\\}`).exec(template)?.[1] ?? ''
    for (const id of [...ODD_IDS, ...almost(inPath[before] ?? '')]) {
      const answer = await send({ path: { [name]: id } })
      const note = `${name}: ${id}: ${JSON.stringify(answer.body)}`
      expect([400, isClosed ? 403 : 404], note).toContain(answer.status)
    }
    expect((await send({ path: { [name]: '9'.repeat(201) } })).status).toBe(404)
  }
}

/** The id, written as it never is. */
const almost = (id: string) => [
  `0${id}`,
  `+${id}`,
  `${id}.0`,
  `%20${id}`,
  `${id}%20`,
  `${id}%00`,
  `${id},1`,
  `${id}%0A`,
  `${id}n`,
]

async function standsAnyParameter({ described, send }: Calls) {
  for (const { name, schema } of parametersOf(described, 'query')) {
    const isText = readerOf(schema)
    for (const { what, text } of textsFor(schema)) {
      const answer = await send({ rawQuery: { [name]: text } })
      const note = `${name}=${text.slice(0, 60)} (${what}): ${JSON.stringify(answer.body)?.slice(0, 300)}`
      if (isText(text)) expectNoLimit(answer, name, note)
      else expect({ status: answer.status, fields: fieldsOf(answer) }, note).toEqual({ status: 400, fields: [name] })
    }
    for (const twice of [`${name}=1&${name}=2`, `${name}[]=1`, `${name}[a]=1`, `${name}.a=1`]) {
      expect((await send({ rawQuery: {}, tail: twice })).status, twice).toBe(400)
    }
  }
}

async function standsNoJson({ send }: Calls) {
  expect((await send({ payload: JSON.stringify('x'.repeat(1024 * 1024)) })).status).toBe(413)
  for (const payload of NO_JSON) expect((await send({ payload })).status, payload).toBe(400)
}
const NO_JSON = [
  '{', '{"a":}', "{'a': 1}", '{a: 1}', '{"a": 1,}', '[1', '"', 'undefined', 'NaN', '{"a":1}{', '\u0000', '{"a":01}', '{"a":"\t"}',
] // biome-ignore format: a list

async function standsAnyBody({ described: { document }, body, send }: Calls) {
  if (!body) return
  const isValid = ajv.compile(withComponents(document, body.schema))
  const places = placesIn(document, body.schema)
  places.sort((a, b) => (a.schema.maxLength ?? 0) - (b.schema.maxLength ?? 0)) // what is long once is long in each answer
  for (const [turn, place] of places.entries()) {
    for (const bad of valuesFor(document, place, turn)) {
      const value = put(document, body.example, place, bad.value)
      expectStood(await send({ body: value }), place, bad, isValid(value))
    }
  }
}
const ajv = new Ajv2020({ strict: false, validateFormats: false })

async function standsLargeBodies({ body, send }: Calls) {
  const text = JSON.stringify(body?.example)
  const having = (members: string) => (text === '{}' ? `{${members}}` : `${text.slice(0, -1)},${members}}`)
  const unknown = (levels: number) => having(`"unknown":${'['.repeat(levels)}${']'.repeat(levels)}`)
  const members = (count: number) => having(Array.from({ length: count }, (_, i) => `"m${i}":0`).join())
  const rest = 1000 - Object.keys(body?.example ?? {}).length

  expect((await send({})).status, 'the example').not.toBe(400)
  expect(JSON.stringify((await send({ payload: unknown(31) })).body)).not.toMatch(/levels deep/)
  expect((await send({ payload: unknown(32) })).status, '33 deep').toBe(400)
  expect((await send({ payload: unknown(10_000) })).status, '10,001 deep').toBe(400)
  expect(JSON.stringify((await send({ payload: members(rest) })).body)).not.toMatch(/more than 1000 members/)
  expect((await send({ payload: members(rest + 1) })).status, '1,001 members').toBe(400)
  expect((await send({ payload: having('"__proto__":{"isManager":true}') })).status).toBe(400)
  for (const name of ['constructor', 'toString', 'hasOwnProperty', 'then', '$where', '']) {
    await send({ payload: having(`${JSON.stringify(name)}:{"prototype":{"isManager":true}}`) })
  }
  expect(({} as { isManager?: unknown }).isManager).toBeUndefined()
}

interface Call {
  method?: string
  /** Ids in place of those of the world; percent-encoded. */
  path?: Record<string, string>
  query?: Record<string, string>
  /** Percent-encoded. */
  rawQuery?: Record<string, string>
  /** After the rest of the query. */
  tail?: string
  body?: unknown
  payload?: string
  type?: string
}

/** Calls of one operation on a world of its own. Each is checked: no 5xx, the answer as declared, and a refusal changed nothing. */
async function callsOn(described: Described) {
  const w = await world()
  const records = await specimens(w, w.ada, { group: w.website, pipeline: w.sales, other: w.ben })
  const body = bodyOf(records, described)
  const query = queryOf(records, described)
  const { token } = w.ada
  const credentials: Record<string, string> =
    described.dialect === '/api/v1' ? { authorization: `Bearer ${token}` } : { 'x-auth-token': token }
  const mark = await commitWatch(w)
  let before = await mark()

  async function send(call: Call): Promise<Answer> {
    const parameters = Object.entries({ ...query, ...call.query }).map(([name, value]) => [
      name,
      encodeURIComponent(value),
    ])
    const raw = Object.entries({ ...Object.fromEntries(parameters), ...call.rawQuery }).map(
      ([name, value]) => `${encodeURIComponent(name)}=${value}`,
    )
    const all = [
      ...raw.filter((each) => !call.tail?.startsWith(each.split('=')[0] ?? '')),
      ...(call.tail ? [call.tail] : []),
    ].join('&')
    const method = (call.method ?? described.method) as Described['method']
    const url = `${pathOf(records, described, call.path)}${all && `?${all}`}`
    const payload = call.payload ?? (body && JSON.stringify('body' in call ? call.body : body.example))
    const type = call.type ?? (payload ? 'application/json' : undefined)
    const headers = { ...credentials, ...(type && { 'content-type': type }) }
    const once = async () => answerOf(await w.app.inject({ method, url, headers, ...(payload && { payload }) }))

    const answer = await once()
    const after = await mark()
    const isChanged = after !== before
    before = after
    const said = `${method} ${url.slice(0, 300)} ${payload?.slice(0, 300) ?? ''} → ${JSON.stringify(answer).slice(0, 600)}`
    if (answer.status >= 500) throw new Error(said)
    await conform(w.app, { method, url, ...answer })
    if (answer.status < 400) return answer
    if (isChanged) await expectNoChange(once, said)
    if (answer.status === 422 || (answer.status === 400 && !call.path)) expect(fieldsOf(answer), said).not.toEqual([])
    return answer
  }

  /** Something was stored: when the call was made, perhaps, which is no matter. */
  async function expectNoChange(once: () => Promise<Answer>, said: string): Promise<void> {
    const before = await contents(w)
    await once()
    expect(await contents(w), said).toEqual(before)
  }
  return { described, inPath: records.inPath, body, send }
}

function expectStood(answer: Answer, { pointer }: Place, { what, value }: BadValue, isValid: boolean) {
  const note = `${pointer || 'the body'} = ${what}: ${JSON.stringify(answer.body)?.slice(0, 400)}`
  const isText = typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))
  if (isValid && isText) return expectNoLimit(answer, pointer, note)
  expect(answer.status, note).toBe(400)
  // A list may be too short or too long with it.
  const around = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
  const isNamed = fieldsOf(answer).some((field) => field.startsWith(pointer) || field === around)
  expect(isNamed, note).toBe(true)
}

/** What is within the declared bounds may be refused, but not for its size. */
function expectNoLimit(answer: Answer, field: string, note: string) {
  const errors: { field: string; code: string }[] = answer.body?.errors ?? []
  const limits = errors.filter(
    (error) => error.field === field && /^too_(long|short|many|few|large|small)/.test(error.code),
  )
  expect(limits, note).toEqual([])
}

const fieldsOf = (answer: Answer): string[] => [
  ...new Set<string>((answer.body?.errors ?? []).map(({ field }: { field: string }) => field)),
]

function textsFor(schema: Schema): { what: string; text: string }[] {
  const bounds = valuesFor(NO_DOCUMENT, { schema }).filter(
    ({ value }) => typeof value === 'string' || typeof value === 'number',
  )
  const texts = bounds.map(({ what, value }) => ({ what, text: encodeURIComponent(String(value).toWellFormed()) }))
  return [...texts.filter(({ text }) => text.length < 100_000), ...ODD_TEXTS.map((text) => ({ what: 'odd', text }))]
}
const NO_DOCUMENT = { paths: {}, components: {} }

/** Whether a text can be read as what the schema asks for. */
function readerOf(schema: Schema): (text: string) => boolean {
  const validate = coercing.compile({ type: 'object', properties: { value: schema } })
  return (text) => {
    let value: string
    try {
      value = decodeURIComponent(text)
    } catch {
      return true // whatever it is read as
    }
    return validate({ value }) && !value.includes('\0')
  }
}
const coercing = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: true })

import { isUtf8 } from 'node:buffer'
import { Ajv, type ErrorObject, type FuncKeywordDefinition } from 'ajv'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance, FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { allMalformed, escapePointer, type FieldError, malformed } from '../../domain/errors.ts'
import { parseInstant } from '../../domain/iso8601.ts'
import { isName, tidyName } from '../../domain/name.ts'
import { isCleanText } from '../../domain/text.ts'
import { jsonSize } from './json-size.ts'

/** Formats of texts that are more than a pattern, with what a caller is told. */
const FORMATS: Record<string, { is: (text: string) => boolean; told: string }> = {
  instant: {
    is: (text) => text === '' || parseInstant(text.replace(/^\$iso8601:/, ''), 'UTC') !== null,
    told: 'must be an ISO 8601 timestamp',
  },
  digits: { is: (text) => /^[0-9]*$/.test(text), told: 'must be digits' },
  name: { is: isName, told: 'must have a character that can be seen' },
  'name or none': {
    is: (text) => text === '' || isName(text),
    told: 'must be empty, or have a character that can be seen',
  },
  empty: { is: (text) => text === '', told: 'must be a number' }, // where one may also be unset
}
const formats = Object.fromEntries(Object.entries(FORMATS).map(([name, { is }]) => [name, is]))
/** A name is the same name with blanks around it: all that a body says otherwise than it means. */
const tidied: FuncKeywordDefinition = {
  keyword: 'x-tidied',
  type: 'string',
  modifying: true,
  errors: false,
  compile: () => (name: string, at) => {
    if (at) at.parentData[at.parentDataProperty] = tidyName(name)
    return true
  },
}
const options = { strict: false, verbose: true, formats, keywords: [tidied] }
const failingFast = new Ajv(options) // a body says what it means
const findingAll = new Ajv({ ...options, allErrors: true })
const coercing = new Ajv({ ...options, allErrors: true, coerceTypes: true, useDefaults: true }) // all is text in a query

/** Larger bodies are told their first fault alone: Ajv makes an object of each, which takes seconds for a hundred thousand. */
const MOST_VALUES_FOR_ALL_FAULTS = 5_000

/** Bodies are never coerced, queries and parameters are. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const compiled = once(() => shared(httpPart === 'body' ? failingFast : coercing, schema))
  const compiledForAll = once(() => shared(findingAll, schema))
  return (data) => {
    const validate = compiled()
    if (validate(data)) return true
    if (httpPart !== 'body' || !hasAtMost(MOST_VALUES_FOR_ALL_FAULTS, data)) return { error: validate.errors as never } // Ajv's own kind, as Fastify expects it
    const validateAll = compiledForAll()
    validateAll(data)
    return { error: validateAll.errors as never } // as above
  }
}

/** Whether a body has no more values than that, its arrays' elements and its objects' members. */
function hasAtMost(most: number, body: unknown): boolean {
  let left = most
  const fits = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return true
    const values = Array.isArray(value) ? value : Object.values(value)
    left -= values.length
    return left >= 0 && values.every(fits)
  }
  return fits(body)
}

/** A route that says nothing of its parameters has these alone, as a mistyped one must not pass for none; and all hold text. Call it before the routes are added. */
export function acceptParameters(api: FastifyInstance, querystring: object): void {
  api.addHook('onRoute', (route) => {
    if (!route.schema?.hide) route.schema = { querystring, ...route.schema }
  })
  api.addHook('preValidation', ({ query }, _reply, done) => {
    const values = Object.entries(query as Record<string, unknown>)
    const faults = values.filter(([, value]) => typeof value === 'string' && !isCleanText(value))
    if (faults.length === 0) return done()
    done(allMalformed(faults.slice(0, 100).map(([field]) => ({ field, reason: NO_TEXT }))))
  })
}

export const serializerCompiler: FastifySerializerCompiler<object> = ({ schema }) => {
  const compiled = once(() => shared(serializers, schema))
  return (data) => compiled()(data)
}

interface Compiler<T> {
  compile(schema: object): T
}
const serializers: Compiler<ReturnType<typeof fastJson>> = { compile: (schema) => fastJson(schema) }
const known = new WeakMap<object, Map<string, unknown>>()

/** What a compiler makes of a schema, once for all apps of the process: tests build one for each world. */
function shared<T>(compiler: Compiler<T>, schema: object): T {
  const byText = known.get(compiler) ?? new Map<string, unknown>()
  known.set(compiler, byText)
  const text = JSON.stringify(schema)
  if (!byText.has(text)) byText.set(text, compiler.compile(schema))
  return byText.get(text) as T // this compiler made it
}

/** Compiled at the first call of its route rather than at the start, which would take longer than all else there. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Every fault that the schema found, with the field that has it. */
export function faultsOf(errors: readonly ErrorObject[], httpPart: string): FieldError[] {
  const faults = ofOwnForms(errors)
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map((error) => ({ field: fieldOf(error, httpPart), reason: reasonOf(error) }))
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.reason}`, fault])).values()].slice(0, 100)
}

/**
 * A value that may have one of several forms, each of another JSON type, has the faults that the form of its own type
 * finds; where there is none, its fault is that it has none of the forms.
 */
function ofOwnForms(errors: readonly ErrorObject[]): ErrorObject[] {
  const ownForms = new Map<string, number>() // of the value that is looked at, by the place of its forms in the schema
  const faults = errors.toReversed().filter(({ keyword, schemaPath, schema, data }) => {
    const forms = [...schemaPath.matchAll(/\/anyOf\/(\d+)(?=\/)/g)]
    const isOfOwnForms = forms.every(
      ({ index, 1: form }) => ownForms.get(`${schemaPath.slice(0, index)}/anyOf`) === Number(form),
    )
    if (keyword !== 'anyOf') return isOfOwnForms
    // Ajv says that no form is met after what each of them lacks: backwards, it comes first.
    const ownForm = (schema as { type?: string }[]).findIndex(({ type }) => type === typeOf(data))
    ownForms.set(schemaPath, ownForm)
    return isOfOwnForms && ownForm < 0
  })
  return faults.reverse()
}
const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

function fieldOf({ instancePath, keyword, params }: ErrorObject, httpPart: string): string {
  const member =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined
  const pointer = member === undefined ? instancePath : `${instancePath}/${escapePointer(String(member))}`
  return cut(httpPart === 'body' ? pointer : pointer.slice(1)) // a parameter goes by its name
}

function reasonOf({ keyword, params, message = 'is not valid', schema, parentSchema }: ErrorObject): string {
  if (keyword === 'required') return 'is required'
  if (keyword === 'enum')
    return `must be one of ${(params.allowedValues as unknown[]).filter((each) => each !== null && each !== '').join(', ')}`
  if (keyword === 'format') return FORMATS[String(params.format)]?.told ?? message
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`
  if (keyword === 'additionalProperties') {
    const nearest = nearestName(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}))
    return `is not a parameter here${nearest ? `; did you mean ${nearest}?` : ''}`
  }
  if (keyword === 'type') return `must be ${[params.type].flat().join(' or ')}`
  if (keyword === 'anyOf')
    return `must be ${(schema as { type?: string }[]).map(({ type = 'one of its forms' }) => type).join(' or ')}`
  return message
}

/** The name that takes the fewest edits to reach. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const distances = names.map((candidate) => ({
    candidate,
    distance: editDistance(name.toLowerCase().slice(0, 50), candidate.toLowerCase()),
  }))
  return distances.sort((a, b) => a.distance - b.distance)[0]?.candidate
}

/** Levenshtein's, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const MOST_DEPTH = 32
const MOST_KEYS = 1_000
/** In all: a task with its 500 steps, as it was read, has less than half of the members, and 5,000 clients to be imported have fewer values. */
const MOST_IN_ALL = { depth: MOST_DEPTH, members: 10_000, values: 100_000 }
const LONGEST_FIELD = 200

const NO_TEXT = 'holds a character that is not text: NUL, or half a surrogate pair'

/** What no schema needs to say: no object of a body has too many members, and its names, texts and numbers can be stored. */
export function checkBody(body: unknown): void {
  const faults: FieldError[] = []
  const path: (string | number)[] = []
  const here = () => cut(path.map((step) => `/${escapePointer(cut(String(step)))}`).join(''))
  const addFault = (reason: string) => {
    faults.push({ field: here(), reason })
    if (faults.length === 100) throw allMalformed(faults)
  }
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!isCleanText(value)) addFault(NO_TEXT)
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) addFault('is a number too large to be kept')
    } else if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) visitMember(i, value[i])
    } else if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value)
      if (keys.length > MOST_KEYS) throw malformed(here(), `has more than ${MOST_KEYS} members`)
      for (const key of keys) {
        // As an own member, it would become the prototype of the first copy of its object.
        if (key === '__proto__') throw malformed('/__proto__', 'is not a name that can be stored')
        if (!isCleanText(key)) throw malformed(here(), 'has a member whose name is not text')
        visitMember(key, (value as Record<string, unknown>)[key])
      }
    }
  }
  const visitMember = (step: string | number, member: unknown) => {
    path.push(step)
    visit(member)
    path.pop()
  }
  visit(body)
  if (faults.length > 0) throw allMalformed(faults)
}

/** A field is named by what the caller sent, and a hundred times in one answer. */
const cut = (field: string) =>
  field.length <= LONGEST_FIELD ? field : `${field.slice(0, LONGEST_FIELD).toWellFormed()}…`

export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const encoding = request.headers['content-encoding'] ?? 'identity'
    if (encoding !== 'identity') return done(Object.assign(new Error('compressed'), { statusCode: 415 }), undefined)
    if (bytes.length === 0) return done(null, undefined)
    if (!isUtf8(bytes)) return done(malformed('', 'The body is not UTF-8'))
    const { depth, members, values } = jsonSize(bytes, MOST_IN_ALL)
    if (depth > MOST_IN_ALL.depth) return done(malformed('', `is more than ${MOST_IN_ALL.depth} levels deep`))
    if (members > MOST_IN_ALL.members) return done(malformed('', `has more than ${MOST_IN_ALL.members} members in all`))
    if (values > MOST_IN_ALL.values) return done(malformed('', `has more than ${MOST_IN_ALL.values} values in all`))
    try {
      const body: unknown = JSON.parse(bytes.toString())
      checkBody(body)
      done(null, body)
    } catch (error) {
      done(error instanceof SyntaxError ? malformed('', `The body is not JSON: ${error.message}`) : (error as Error))
    }
  })
}

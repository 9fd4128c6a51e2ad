import { Ajv, type FuncKeywordDefinition } from 'ajv'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance, FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { fault } from '../../domain/errors.ts'
import { tidyName } from '../../domain/name.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import { isCleanText } from '../../domain/text.ts'
import { refuseAllAt } from './refusals.ts'
import { FORMATS, MOST_FAULTS, PATTERNS, UNIX_SECONDS } from './schema-faults.ts'

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
const options = { strict: false, verbose: true, keywords: [tidied] }
const failingFast = new Ajv(options) // a body says what it means
const findingAll = new Ajv({ ...options, allErrors: true })
const coercing = new Ajv({ ...options, allErrors: true, coerceTypes: true, useDefaults: true }) // all is text in a query

/** Larger bodies are told their first fault alone: Ajv makes an object of each, which takes seconds for a hundred thousand. */
const MOST_VALUES_FOR_ALL_FAULTS = 5_000

/** A format for schemas, of a text that is more than a pattern, with what is told of one that is not of it. */
export function textFormat(name: string, is: (text: string) => boolean, code: RefusalCode): string {
  for (const ajv of [failingFast, findingAll, coercing]) ajv.addFormat(name, is)
  FORMATS.set(name, code)
  return name
}

for (const ajv of [failingFast, findingAll, coercing])
  ajv.addFormat(UNIX_SECONDS, { type: 'number', validate: () => true }) // its bounds say the rest

/** A pattern for schemas, with what is told of a text that does not match it. */
export function textPattern(pattern: string, code: RefusalCode): string {
  PATTERNS.set(pattern, code)
  return pattern
}

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
    const faults = values.flatMap(([name, value]) => {
      if (Array.isArray(value)) return [fault(name, 'repeated_parameter', { times: value.length })]
      return typeof value === 'string' && !isCleanText(value) ? [fault(name, 'not_text')] : []
    })
    if (faults.length === 0) return done()
    done(refuseAllAt(faults.slice(0, MOST_FAULTS)))
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

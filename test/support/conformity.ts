import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'

/** As much of an OpenAPI 3.1 document as the tests read. */
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: Record<string, Schema>; responses?: Record<string, Response> }
}
export interface Operation {
  operationId: string
  summary?: string
  tags?: string[]
  security?: object[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, Media> }
  responses: Record<string, Response | Reference>
}
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  example?: unknown
  schema: Schema
}
export interface Response {
  description: string
  content?: Record<string, Media>
}
export interface Media {
  schema: Schema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}
export interface Reference {
  $ref: string
}
export interface Schema {
  $ref?: string
  title?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  patternProperties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}

export interface Exchange {
  method: string
  url: string
  status: number
  headers: Record<string, unknown>
  body: unknown
}

interface Dialect {
  document: OpenApi
  operations: { method: string; template: string; pattern: RegExp; operation: Operation }[]
  validators: Map<object, ValidateFunction>
}

export const DIALECTS = ['/api/v1', '/cubedrive'] as const
const dialects = new Map<string, Promise<Dialect>>()

/** A dialect's document. It is the same in every world, so it is read once. */
export const openApi = async (app: FastifyInstance, prefix: (typeof DIALECTS)[number]): Promise<OpenApi> =>
  (await dialectAt(app, prefix)).document

/** Throws when an answer is not what the OpenAPI document of its dialect says: its status, its content type, its body to the last member. */
export async function conform(app: FastifyInstance, exchange: Exchange): Promise<void> {
  const prefix = DIALECTS.find((each) => exchange.url.startsWith(each))
  if (!prefix) return
  const dialect = await dialectAt(app, prefix)
  const path = exchange.url.split('?')[0] ?? ''
  const there = dialect.operations.filter(({ pattern }) => pattern.test(path))
  const found = there.find(({ method }) => method === exchange.method)
  if (!found) {
    if (there.length > 0 && exchange.status === 405 && !exchange.headers.allow)
      throw fault(exchange, 'is 405 without Allow')
    return
  }
  const declared = found.operation.responses[exchange.status]
  if (!declared) throw fault(exchange, `is a status that ${found.operation.operationId} does not declare`)
  const { content } = resolve(dialect.document, declared)
  if (!content) {
    if (exchange.body !== '') throw fault(exchange, 'has a body, and none is declared')
    return
  }
  const type = String(exchange.headers['content-type'] ?? '').split(';')[0] ?? ''
  const media = content[type] ?? content['*/*']
  if (!media) throw fault(exchange, `is ${type || 'of no type'}, where ${Object.keys(content)} is declared`)
  if (!/\bjson\b/.test(type) || !media.schema) return
  const validate = validatorOf(dialect, media)
  if (!validate(exchange.body))
    throw fault(exchange, `is not as declared: ${(validate.errors ?? []).map(inWords).join('; ')}`)
}

function dialectAt(app: FastifyInstance, prefix: string): Promise<Dialect> {
  const known = dialects.get(prefix) ?? readDialect(app, prefix)
  dialects.set(prefix, known)
  return known
}

async function readDialect(app: FastifyInstance, prefix: string): Promise<Dialect> {
  const document: OpenApi = (await app.inject(`${prefix}/openapi.json`)).json()
  const operations = Object.entries(document.paths).flatMap(([template, methods]) => {
    const pattern = new RegExp(
      `^${template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`,
    )
    return Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      template,
      pattern,
      operation,
    }))
  })
  const parameters = (template: string) => template.split('{').length
  operations.sort((a, b) => parameters(a.template) - parameters(b.template)) // /things/{id} is not asked before /things/all
  return { document, operations, validators: new Map() }
}

export function resolve<T extends object>(document: OpenApi, given: T | Reference): T {
  if (!('$ref' in given) || typeof given.$ref !== 'string') return given as T
  const steps = given.$ref.slice(2).split('/')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as T // what refers is checked by the document's own test
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true, verbose: true })

function validatorOf({ document, validators }: Dialect, media: Media): ValidateFunction {
  let validate = validators.get(media)
  if (!validate) {
    validate = ajv.compile(closed(withComponents(document, media.schema)) as object)
    validators.set(media, validate)
  }
  return validate
}

/** A schema of the document that can stand alone. */
export const withComponents = ({ components: { schemas } }: OpenApi, schema: Schema) => ({
  ...schema,
  components: { schemas },
})

/** The schema, with no members but those that it names. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'enum' || key === 'examples' ? value : closed(value)]),
  )
  const isObject = 'properties' in schema && typeof schema.properties === 'object' && 'type' in schema
  if (isObject && !('additionalProperties' in schema) && !('patternProperties' in schema))
    copy.additionalProperties = false
  return copy
}

const inWords = ({ instancePath, message, params, data }: ErrorObject) =>
  `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}, but is ${JSON.stringify(data)?.slice(0, 200)}`

const fault = ({ method, url, status, body }: Exchange, what: string) =>
  new Error(`${method} ${url} answered ${status}, which ${what}\n${JSON.stringify(body)?.slice(0, 1000)}`)

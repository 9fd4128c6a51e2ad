/** Of JSON Schema what our own documents use. */
interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
  patternProperties?: Record<string, Schema>
  description?: string
  default?: unknown
}
interface Operation {
  operationId?: string
  summary?: string
  parameters?: {
    name: string
    in: 'path' | 'query' | 'header' | 'cookie'
    required?: boolean
    schema: Schema
    description?: string
  }[]
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
}
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: Record<string, Schema> }
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/**
 * The types of an API as openapi-fetch takes them. Written here because openapi-typescript needs the compiler's old
 * interface, which TypeScript 7 no longer has; our documents use a small part of JSON Schema.
 */
export function typesOf({ paths, components }: OpenApi, base: string): string {
  const operations: string[] = []
  const entries = Object.entries(paths).map(([path, item]) => {
    const methods = METHODS.map((method) => {
      const operation = item[method]
      if (!operation?.operationId) return `    ${method}?: never`
      operations.push(operationType(operation))
      return `    ${method}: operations['${operation.operationId}']`
    })
    const none = '{ query?: never; header?: never; path?: never; cookie?: never }'
    return `  '${path.slice(base.length) || '/'}': {\n    parameters: ${none}\n${methods.join('\n')}\n  }`
  })
  const shapes = Object.entries(components.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const schemas = shapes.map(([name, schema]) => `  ${key(name)}: ${typeOf(schema, 2)}`)
  return `${HEAD}
export interface schemas {\n${schemas.join('\n')}\n}\n
export interface paths {\n${entries.join('\n')}\n}\n
export interface operations {\n${operations.sort().join('\n')}\n}\n`
}

const HEAD = `// Made by \`npm run api-types\` from the OpenAPI document of the main API. A test says when it is out of date.

/** What the message of a refusal has for its open places. */
export type RefusalParams = Record<string, string | number | string[]>

/** RFC 9457, as every refusal is written. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  requestId: string
  code: number
  params: RefusalParams
  errors: { field: string; message: string; code: string; params: RefusalParams }[]
  totalCapacity?: number
  totalSize?: number
}

interface Refused {
  headers: { [name: string]: unknown }
  content: { 'application/problem+json': Problem }
}
`

function operationType({ operationId, summary, parameters = [], requestBody, responses }: Operation): string {
  const place = (where: string) => {
    const here = parameters
      .filter((parameter) => parameter.in === where)
      .map(({ required, ...rest }) => ({ ...rest, required: required && rest.schema.default === undefined }))
    if (here.length === 0) return `${where}?: never`
    const isOptional = here.every(({ required }) => !required)
    const members = here.map(({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema, 4)}`)
    return `${where}${isOptional ? '?' : ''}: { ${members.join('; ')} }`
  }
  const body = requestBody
    ? `requestBody${requestBody.required ? '' : '?'}: { content: ${contentType(requestBody.content)} }`
    : 'requestBody?: never'
  const answers = Object.entries(responses).map(([status, { content }]) =>
    status >= '400'
      ? `      ${status}: Refused`
      : `      ${status}: { headers: { [name: string]: unknown }; content: ${content ? contentType(content) : '{ [mediaType: string]: never }'} }`,
  )
  return `  /** ${summary ?? ''} */
  ${operationId}: {
    parameters: { ${['query', 'header', 'path', 'cookie'].map(place).join('; ')} }
    ${body}
    responses: {\n${answers.join('\n')}\n    }\n  }`
}

const contentType = (content: Record<string, { schema: Schema }>) =>
  `{ ${Object.entries(content).map(([type, { schema }]) => `'${type}': ${typeOf(schema ?? {}, 6)}`).join('; ')} }` // biome-ignore format: one thought

function typeOf(schema: Schema, indent: number): string {
  if (schema.$ref) return `schemas['${schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)}']`
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum) return schema.enum.map(literal).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map((form) => typeOf(form, indent)))].join(' | ')
  const types = [schema.type ?? 'unknown'].flat()
  return types.map((type) => plainType(type, schema, indent)).join(' | ')
}

function plainType(type: string, schema: Schema, indent: number): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return `Array<${typeOf(schema.items ?? {}, indent)}>`
    case 'object':
      return objectType(schema, indent)
    default:
      return schema.properties ? objectType(schema, indent) : 'unknown'
  }
}

function objectType(
  { properties, required = [], additionalProperties, patternProperties }: Schema,
  indent: number,
): string {
  const further = patternProperties ? Object.values(patternProperties)[0] : additionalProperties
  const index =
    typeof further === 'object'
      ? `{ [name: string]: ${typeOf(further, indent)} }`
      : further === true
        ? '{ [name: string]: unknown }'
        : undefined
  if (!properties || Object.keys(properties).length === 0) return index ?? 'Record<string, never>'
  const space = ' '.repeat(indent + 2)
  const members = Object.entries(properties).map(([name, member]) => {
    const comment = member.description ? `${space}/** ${member.description.replaceAll('*/', '*\\/')} */\n` : ''
    return `${comment}${space}${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(member, indent + 2)}`
  })
  const own = `{\n${members.join('\n')}\n${' '.repeat(indent)}}`
  return index ? `${own} & ${index}` : own
}

const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : JSON.stringify(value))
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`)

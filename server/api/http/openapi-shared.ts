/** Of an OpenAPI document what is changed here. */
export interface Document {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}
interface Operation {
  parameters?: { required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, Response>
}
interface Response {
  description: string
  headers?: Record<string, { description: string; schema: Schema }>
  content?: Record<string, { schema: Schema }>
}
interface Schema {
  title?: unknown
  type?: unknown
  default?: unknown
}

/**
 * The document with what many routes share written once: the refusals, and the shapes that have a title, under that
 * name. Thus a reader can take it in, and what is generated from it has names.
 */
export function withSharedParts(document: Document): Document {
  const schemas: Record<string, unknown> = {}
  const responses: Record<string, Response> = {}
  const paths = mapValues(document.paths, (path) =>
    mapValues(path, (operation) => ({
      ...operation,
      ...(operation.parameters && { parameters: operation.parameters.map(withTrueNeed) }),
      responses: mapValues(operation.responses, (response, status) => {
        if (Number(status) >= 400)
          return shared(responses, 'responses', nameOf(response), withHeaders(response, status))
        return response.description === 'Default Response' ? { ...response, description: 'Done.' } : response
      }),
    })),
  )
  const named = namer(schemas)
  return {
    ...document,
    paths: named(paths),
    components: { ...document.components, responses: named(responses), schemas },
  }
}

/** A parameter with a default may be left out. */
const withTrueNeed = <P extends { required?: boolean; schema: Schema }>(parameter: P): P =>
  parameter.schema.default === undefined ? parameter : { ...parameter, required: false }

const nameOf = ({ description }: Response): string =>
  description.replaceAll(/\b\w/g, (letter) => letter.toUpperCase()).replaceAll(/\W/g, '')

const HEADERS: Record<string, Record<string, string>> = {
  401: { 'WWW-Authenticate': 'How to say who is calling.' },
  405: { Allow: 'The methods that this address takes.' },
  409: { 'Retry-After': 'Seconds to wait.' },
  429: { 'Retry-After': 'Seconds to wait.' },
  503: { 'Retry-After': 'Seconds to wait.' },
}
const withHeaders = (response: Response, status: string): Response => {
  const headers = mapValues(HEADERS[status] ?? {}, (description) => ({ description, schema: { type: 'string' } }))
  return { ...response, ...(Object.keys(headers).length > 0 && { headers }) }
}

/** Puts objects that have a title among the schemas and refers to them; one within itself (a step) refers to itself. */
function namer(schemas: Record<string, unknown>) {
  const visit = (value: unknown, around: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((each) => visit(each, around))
    if (typeof value !== 'object' || value === null) return value
    const { title, type } = value as Schema
    if (typeof title === 'string' && String(type) === 'object,null') {
      return { anyOf: [visit({ ...value, type: 'object' }, around), { type: 'null' }] }
    }
    if (typeof title !== 'string' || type !== 'object') return mapValues(value, (each) => visit(each, around))
    if (around.includes(title)) return { $ref: `#/components/schemas/${title}` }
    return shared(
      schemas,
      'schemas',
      title,
      mapValues(value, (each) => visit(each, [...around, title])),
    )
  }
  return <T>(value: T): T => visit(value, []) as T // the same, but for the references
}

function shared<T>(among: Record<string, T>, place: string, name: string, value: T): T {
  const known = among[name]
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
    throw new Error(`two different ${place} of the API are called ${name}`)
  }
  among[name] = value
  return { $ref: `#/components/${place}/${name}` } as T // which stands for it
}

const mapValues = <V, W>(record: Record<string, V> | object, map: (value: V, key: string) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record as Record<string, V>).map(([key, value]) => [key, map(value, key)]))

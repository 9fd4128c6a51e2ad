import type { FastifyContextConfig, FastifyError, FastifyRequest } from 'fastify'
import { Refused, refuseWhole } from '../../domain/errors.ts'
import type { Field, FieldPath } from '../../domain/refusal-fields.ts'
import { type Param, REFUSALS, type Refusal, type RefusalCode, sentence } from '../../domain/refusals.ts'
import { below } from './json-pointer.ts'
import { refuseAllAt, WireRefused } from './refusals.ts'
import { faultsOf } from './schema-faults.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Where this route's callers write a field, if elsewhere than the dialect's other callers do. */
    fields?: Partial<Record<Field, string>>
    /** A JSON pointer to what all the fields lie in. */
    fieldsIn?: string
  }
}

const STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  storage_full: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  conflict: 409,
  content_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  teapot: 418,
  invalid: 422,
  too_many: 429,
  header_too_large: 431,
  internal_error: 500,
  lost: 500,
  unavailable: 503,
} satisfies Record<Refusal['kind'], number>

export const statusOf = (code: RefusalCode): number => STATUS[REFUSALS[code].kind]

/** What an error is for the caller. A bug of ours is logged here, once. */
export function understand(
  error: FastifyError | Refused | WireRefused,
  request: FastifyRequest,
): Refused | WireRefused {
  if (error instanceof Refused) {
    if (error.kind === 'unavailable' || error.kind === 'lost')
      request.log.error({ err: error.cause ?? error }, error.kind)
    return error
  }
  // Ajv made them: see validation.ts.
  if (error.validation) return refuseAllAt(faultsOf(error.validation as never, error.validationContext ?? 'body'))
  const status = error.statusCode ?? 500
  if (status === 413) return refuseWhole('content_too_large')
  if (status === 415) return refuseWhole('unsupported_media_type')
  if (status < 500) return refuseWhole('bad_request', { reason: error.message })
  request.log.error({ err: error }, 'bug')
  return refuseWhole('internal_error')
}

/** Where the callers of a dialect write each field, as a JSON pointer or the name of a parameter; null: nowhere. */
export type FieldPlaces = Readonly<Partial<Record<Field, string | null>>>

export interface DescribedFault {
  field: string
  message: string
  code: RefusalCode
  params: Readonly<Record<string, Param>>
}

/** What is known of a request that is refused; the route is not, where there is none. */
export type RefusedRequest = { readonly routeOptions?: { readonly config?: FastifyContextConfig } }

/** What a dialect tells of a refusal: the place of each fault as its callers write it, and a sentence for a person. */
export function describeRefusal(refused: Refused | WireRefused, places: FieldPlaces, { routeOptions }: RefusedRequest) {
  const { fields = {}, fieldsIn = '' } = routeOptions?.config ?? {}
  const placeOf = (path: FieldPath): string | null => {
    const [field, ...rest] = [path].flat() as [Field, ...(string | number)[]]
    const place = fields[field] ?? places[field] ?? null
    return place === null ? null : fieldsIn + below(place, ...rest)
  }
  const told = (field: string | null, { code, params }: Pick<DescribedFault, 'code' | 'params'>): DescribedFault[] =>
    field === null ? [] : [{ field, message: sentence(code, params), code, params }]
  const placed =
    refused instanceof WireRefused
      ? refused.faults.flatMap((each) => told(each.field, each))
      : refused.faults.flatMap((each) => told(placeOf(each.field), each))
  // What none of the callers' fields is to blame for is told all the same.
  const errors = placed.length > 0 ? placed : refused.faults.flatMap((each) => told('', each))
  const { code, params, retryAfterS } = refused
  const detail =
    refused.faults.length === 0
      ? sentence(code, params)
      : errors.map(({ field, message }) => `${field} ${message}`.trim()).join('; ')
  return { code, params, retryAfterS, status: STATUS[refused.kind], detail, errors }
}

/** The names of the statuses. https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  418: "I'm a teapot",
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

import type { FastifyError, FastifyRequest } from 'fastify'
import { DomainError, type Failure } from '../../domain/errors.ts'
import { faultsOf } from './validation.ts'

/** What an error comes to for the caller: a failure in the domain's words, or a plain status where HTTP itself was at fault. */
export function understand(
  error: FastifyError | DomainError,
  request: FastifyRequest,
): Failure | { status: number; detail: string } {
  if (error instanceof DomainError) {
    const { kind } = error.failure
    if (kind === 'unavailable' || kind === 'lost') request.log.error({ err: error.cause ?? error }, kind)
    return error.failure
  }
  if (error.validation) {
    const errors = faultsOf(error.validation as never, error.validationContext ?? 'body') // Ajv made them: see validation.ts
    return { kind: 'malformed', errors }
  }
  const status = error.statusCode ?? 500
  if (status < 500) return { status, detail: PLAIN[status] ?? error.message }
  request.log.error({ err: error }, 'bug')
  return { status: 500, detail: 'Something went wrong on our side. The request id finds it in the log.' }
}

const PLAIN: Record<number, string> = {
  413: 'The body is larger than is taken here.',
  415: 'The content type is not one that is taken here; send application/json, or multipart/form-data where a file goes.',
}

/** The names of the refusals. https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
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

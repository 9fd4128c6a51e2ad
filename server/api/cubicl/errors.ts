import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { DomainError, Failure, KnownCode } from '../../domain/errors.ts'
import { TITLES, understand } from '../http/failures.ts'

const STATUS = {
  not_found: 404,
  forbidden: 403,
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  storage_full: 403,
  too_many: 429,
  unavailable: 503,
  lost: 500,
} satisfies Record<Failure['kind'], number>

/** Codes known from Cubicl, by what they are about. Others are the status. */
const CODES = { projectNeeded: 2, webhookType: 118, storageFull: 204 } satisfies Record<
  KnownCode | 'storageFull',
  number
>

export const ProblemShape = Type.Object(
  {
    type: Type.String({ examples: ['about:blank'] }),
    title: Type.String({ examples: ['Unprocessable Content'] }),
    status: Type.Integer({ examples: [422] }),
    detail: Type.String({ examples: ['/state: the project has no such state'] }),
    instance: Type.String({ examples: ['/api/v1/tasks'] }),
    requestId: Type.String({ examples: ['req-1f'] }),
    code: Type.Integer({ examples: [422] }),
    errors: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
    totalCapacity: Type.Optional(Type.Number({ description: 'Bytes; with code 204.' })),
    totalSize: Type.Optional(Type.Number({ description: 'Bytes; with code 204.' })),
  },
  { title: 'Problem', description: 'RFC 9457 problem details.' },
)

/** The error answers of a route, for its schema. Each route can also answer those that any can. */
export const problems = (...statuses: (403 | 404 | 416 | 422)[]) =>
  Object.fromEntries(
    [400, 401, ...statuses, 405, 413, 415, 418, 429, 500, 503].map((status) => [
      status,
      { description: TITLES[status], content: { 'application/problem+json': { schema: ProblemShape } } },
    ]),
  ) as Record<number, { description: string; content: Record<string, { schema: TSchema }> }>

export interface Problem {
  status: number
  detail: string
  code?: number
  errors?: { field: string; message: string }[]
  totalCapacity?: number
  totalSize?: number
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, detail, code = status, errors = [], ...more }: Problem,
) {
  const title = TITLES[status] ?? 'Error'
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    instance: request.url.split('?')[0],
    requestId: request.id,
    code,
    errors,
    ...more,
  }
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((answer: unknown) => JSON.stringify(answer))
    .send(body)
}

/** @param sendPage  what may answer an unknown address in place of the refusal, and says whether it did */
export function answerWithProblems(
  api: FastifyInstance,
  sendPage: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean> = async () => false,
): void {
  api.setErrorHandler((error: FastifyError | DomainError, request, reply) => {
    const failure = understand(error, request)
    if ('status' in failure) return sendProblem(request, reply, failure)
    if ('retryAfterS' in failure) reply.header('Retry-After', failure.retryAfterS)
    if (failure.kind === 'unauthenticated') reply.header('WWW-Authenticate', 'Bearer')
    return sendProblem(request, reply, { status: STATUS[failure.kind], ...said(failure) })
  })
  api.setNotFoundHandler(async (request, reply) => {
    if (await sendPage(request, reply)) return reply
    return sendProblem(request, reply, { status: 404, detail: 'There is nothing at this address.' })
  })
}

function said(failure: Failure): Omit<Problem, 'status'> {
  switch (failure.kind) {
    case 'not_found':
      return { detail: `There is no such ${failure.noun}, or you may not know of it.` }
    case 'forbidden':
      return { detail: `You may not do this here: ${failure.action}.` }
    case 'malformed':
    case 'invalid': {
      const errors = failure.errors.map(({ field, reason }) => ({ field, message: reason }))
      const detail = errors.map(({ field, message }) => `${field} ${message}`.trim()).join('; ')
      return { detail, errors, ...(failure.code && { code: CODES[failure.code] }) }
    }
    case 'storage_full': {
      const { totalCapacity, totalSize } = failure
      return { detail: 'The storage is full.', code: CODES.storageFull, totalCapacity, totalSize }
    }
    case 'unauthenticated':
    case 'too_many':
    case 'unavailable':
    case 'lost':
      return { detail: failure.reason }
  }
}

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { type Refused, refuseWhole } from '../../domain/errors.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import { describeRefusal, type RefusedRequest, TITLES, understand } from '../http/failures.ts'
import { FaultShape, ParamsShape } from '../http/fault.shape.ts'
import type { WireRefused } from '../http/refusals.ts'
import { FIELDS } from './fields.ts'

/** Numbers known from Cubicl. That of any other refusal is its status. */
const NUMBERS: Partial<Record<RefusalCode, number>> = {
  project_needed: 2,
  unknown_webhook_type: 118,
  storage_full: 204,
}

export const ProblemShape = Type.Object(
  {
    type: Type.String({
      description: 'Ends in the code of the whole: a page of this server says more. All are in docs/errors.md.',
      examples: ['/problems/unknown_state'],
    }),
    title: Type.String({ examples: ['Unprocessable Content'] }),
    status: Type.Integer({ examples: [422] }),
    detail: Type.String({ examples: ['/state the project has no such state'] }),
    instance: Type.String({ examples: ['/api/v1/tasks'] }),
    requestId: Type.String({ examples: ['req-1f'] }),
    code: Type.Integer({ examples: [422] }),
    params: ParamsShape,
    errors: Type.Array(FaultShape),
    totalCapacity: Type.Optional(Type.Number({ description: 'Bytes; with code 204.' })),
    totalSize: Type.Optional(Type.Number({ description: 'Bytes; with code 204.' })),
  },
  { title: 'Problem', description: 'RFC 9457 problem details.' },
)

/** The error answers of a route, for its schema. Each route can also answer those that any can. */
export const problems = (...statuses: (403 | 404 | 409 | 416 | 422)[]) =>
  Object.fromEntries(
    [400, 401, ...statuses, 405, 413, 415, 418, 429, 500, 503].map((status) => [
      status,
      { description: TITLES[status], content: { 'application/problem+json': { schema: ProblemShape } } },
    ]),
  ) as Record<number, { description: string; content: Record<string, { schema: TSchema }> }>

/** @param request  the url is unknown of one that is no HTTP */
export function problemOf(
  refused: Refused | WireRefused,
  request: RefusedRequest & { id: string; url: string | undefined },
) {
  const { code, params, status, detail, errors } = describeRefusal(refused, FIELDS, request)
  return {
    type: `/problems/${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail,
    instance: request.url?.split('?')[0],
    requestId: request.id,
    code: NUMBERS[code] ?? status,
    params,
    errors,
    ...(code === 'storage_full' && params),
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refused: Refused | WireRefused) {
  const problem = problemOf(refused, request)
  if (refused.retryAfterS !== undefined) reply.header('Retry-After', refused.retryAfterS)
  if (refused.kind === 'unauthenticated') reply.header('WWW-Authenticate', 'Bearer')
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer((answer: unknown) => JSON.stringify(answer))
    .send(problem)
}

/** @param sendPage  what may answer an unknown address in place of the refusal, and says whether it did */
export function answerWithProblems(
  api: FastifyInstance,
  sendPage: (request: FastifyRequest, reply: FastifyReply) => Promise<boolean> = async () => false,
): void {
  api.setErrorHandler((error: FastifyError | Refused, request, reply) =>
    sendProblem(request, reply, understand(error, request)),
  )
  api.setNotFoundHandler(async (request, reply) => {
    if (await sendPage(request, reply)) return reply
    return sendProblem(request, reply, refuseWhole('nothing_here'))
  })
}

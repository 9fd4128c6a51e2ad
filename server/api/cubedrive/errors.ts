import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import { type Refused, refuseWhole } from '../../domain/errors.ts'
import { describeRefusal, TITLES, understand } from '../http/failures.ts'
import { FaultShape } from '../http/fault.shape.ts'
import type { WireRefused } from '../http/refusals.ts'
import { FIELDS } from './fields.ts'

export const RefusalShape = Type.Object(
  {
    success: Type.Literal(false),
    info: Type.String({ description: 'What is wrong, for a person.' }),
    code: Type.String({ description: 'Of the whole; a page under /problems/ says more. All are in docs/errors.md.' }),
    errors: Type.Optional(Type.Array(FaultShape)),
  },
  { title: 'Refusal' },
)

/** The error answers of a route, for its schema. */
export const refusals = (...statuses: (403 | 404 | 409 | 422)[]) =>
  Object.fromEntries(
    [400, 401, ...statuses, 405, 413, 415, 429, 500, 503].map((status) => [
      status,
      { description: TITLES[status], content: { 'application/json': { schema: RefusalShape } } },
    ]),
  ) as Record<number, { description: string; content: Record<string, { schema: TSchema }> }>

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refused: Refused | WireRefused) {
  const { code, status, detail, errors } = describeRefusal(refused, FIELDS, request)
  if (refused.retryAfterS !== undefined) reply.header('Retry-After', refused.retryAfterS)
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((answer: unknown) => JSON.stringify(answer))
    .send({ success: false, info: detail, code, ...(refused.faults.length > 0 && { errors }) })
}

export function answerWithRefusals(api: FastifyInstance): void {
  api.setErrorHandler((error: FastifyError | Refused, request: FastifyRequest, reply) =>
    sendRefusal(request, reply, understand(error, request)),
  )
  api.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refuseWhole('nothing_here')))
}

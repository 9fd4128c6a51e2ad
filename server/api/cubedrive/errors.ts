import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type TSchema, Type } from 'typebox'
import type { DomainError, Failure } from '../../domain/errors.ts'
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

export const RefusalShape = Type.Object(
  {
    success: Type.Literal(false),
    info: Type.String({ description: 'What is wrong, for a person.' }),
    errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  },
  { title: 'Refusal' },
)

/** The error answers of a route, for its schema. */
export const refusals = (...statuses: (403 | 404 | 422)[]) =>
  Object.fromEntries(
    [400, 401, ...statuses, 405, 413, 415, 429, 500, 503].map((status) => [
      status,
      { description: TITLES[status], content: { 'application/json': { schema: RefusalShape } } },
    ]),
  ) as Record<number, { description: string; content: Record<string, { schema: TSchema }> }>

interface Refusal {
  status: number
  info: string
  errors?: { field: string; message: string }[]
}

export function sendRefusal(reply: FastifyReply, { status, ...body }: Refusal) {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .serializer((answer: unknown) => JSON.stringify(answer))
    .send({ success: false, ...body })
}

export function answerWithRefusals(api: FastifyInstance): void {
  api.setErrorHandler((error: FastifyError | DomainError, request: FastifyRequest, reply) => {
    const failure = understand(error, request)
    if ('status' in failure) return sendRefusal(reply, { status: failure.status, info: failure.detail })
    if ('retryAfterS' in failure) reply.header('Retry-After', failure.retryAfterS)
    return sendRefusal(reply, { status: STATUS[failure.kind], ...said(failure) })
  })
  api.setNotFoundHandler((_request, reply) =>
    sendRefusal(reply, { status: 404, info: 'There is nothing at this address.' }),
  )
}

function said(failure: Failure): Omit<Refusal, 'status'> {
  switch (failure.kind) {
    case 'not_found':
      return { info: `There is no such ${failure.noun}, or you may not know of it.` }
    case 'forbidden':
      return { info: `You may not do this here: ${failure.action}.` }
    case 'malformed':
    case 'invalid': {
      const errors = failure.errors.flatMap(({ field, reason }) =>
        wordsFor(field).map((word) => ({ field: word, message: reason })),
      )
      return { info: errors.map(({ field, message }) => `${field} ${message}`.trim()).join('; '), errors }
    }
    case 'storage_full':
      return { info: 'The storage is full.' }
    case 'unauthenticated':
    case 'too_many':
    case 'unavailable':
    case 'lost':
      return { info: failure.reason }
  }
}

/** Where this dialect has the members that the use cases speak of. */
const WORDS: Record<string, string> = {
  '/group': 'projectAssemblyId',
  '/lead': 'projectAssemblyId',
  '/state': 'categoryId',
  '/value': 'categoryId',
  '/assignees': 'assignedUsers',
  '/assignedBy': 'authorId',
  '/tags': 'tags',
  '/files': 'attachments',
  '/customer': 'organizationId',
  '/deadline': 'dueDate',
  '/lead/probability': 'probablity',
}

/** None for followers: they are the author and the assignees, who are named themselves. */
function wordsFor(field: string): string[] {
  if (field === '/followers') return []
  const word = WORDS[field] ?? /^\/lead\/([a-z]+)$/i.exec(field)?.[1]
  if (word === 'extra') return ['/item/data']
  return [word === undefined ? field : `/item/data/${word}`]
}

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusal } from '../cubedrive/errors.ts'
import { sendProblem } from '../cubicl/errors.ts'

/** For an address that the router cannot read, and so leads to neither dialect: wrong percent-encoding, or an id that is far too long. */
export function answerBadAddress({ code }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [status, info] =
    code === 'FST_ERR_BAD_URL'
      ? [400, 'The address is not well percent-encoded.']
      : [404, 'There is nothing at this address.']
  if (request.url.startsWith('/cubedrive/')) sendRefusal(reply, { status, info })
  else sendProblem(request, reply, { status, detail: info })
}

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { refuseWhole } from '../../domain/errors.ts'
import { sendRefusal } from '../cubedrive/errors.ts'
import { sendProblem } from '../cubicl/errors.ts'

/** For an address that the router cannot read, and so leads to neither dialect: wrong percent-encoding, or an id that is far too long. */
export function answerBadAddress({ code }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refused = refuseWhole(code === 'FST_ERR_BAD_URL' ? 'bad_address' : 'nothing_here')
  if (request.url.startsWith('/cubedrive/')) sendRefusal(request, reply, refused)
  else sendProblem(request, reply, refused)
}

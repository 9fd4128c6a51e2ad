import type { FastifyReply, FastifyRequest } from 'fastify'

/** Says where an answer goes on: the same address with these parameters. https://www.rfc-editor.org/rfc/rfc8288 */
export function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  parameters: Record<string, string | number>,
): void {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost') // the host is left out again
  searchParams.delete('x-auth-token')
  for (const [name, value] of Object.entries(parameters)) searchParams.set(name, String(value))
  reply.header('Link', `<${pathname}?${searchParams}>; rel="next"`)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../../config.ts'
import { SESSION_MS } from '../../../usecases/people/sign-in.ts'

export const SESSION_COOKIE = 'cuboid_session'

export function setSession(request: FastifyRequest, reply: FastifyReply, config: Config, secret: string): void {
  reply.setCookie(SESSION_COOKIE, secret, { ...attributes(request, config), maxAge: SESSION_MS / 1000 })
}

export function clearSession(request: FastifyRequest, reply: FastifyReply, config: Config): void {
  reply.clearCookie(SESSION_COOKIE, attributes(request, config))
}

const attributes = (request: FastifyRequest, { url }: Config) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: request.protocol === 'https' || url?.startsWith('https:') === true,
})

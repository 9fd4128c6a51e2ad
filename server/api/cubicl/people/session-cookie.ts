import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../../config.ts'
import { SESSION_MS } from '../../../usecases/people/sign-in.ts'

export const SESSION_COOKIE = 'cuboid_session'
const DEVICE_COOKIE = 'cuboid_device'
const DEVICE_S = 365 * 24 * 3600

type Urls = Pick<Config, 'url'>

const isSecure = ({ protocol }: FastifyRequest, { url }: Urls) =>
  protocol === 'https' || url?.startsWith('https:') === true

/** Behind TLS the browser sees to it that no other host of the domain, and no page without TLS, has set a cookie of this name. */
const named = (name: string, request: FastifyRequest, config: Urls) =>
  isSecure(request, config) ? `__Host-${name}` : name

export const sessionOf = (request: FastifyRequest, config: Urls): string | undefined =>
  request.cookies[named(SESSION_COOKIE, request, config)]

export function setSession(request: FastifyRequest, reply: FastifyReply, config: Urls, secret: string): void {
  const cookie = named(SESSION_COOKIE, request, config)
  reply.setCookie(cookie, secret, { ...attributes(request, config), maxAge: SESSION_MS / 1000 })
}

export function clearSession(request: FastifyRequest, reply: FastifyReply, config: Urls): void {
  reply.clearCookie(named(SESSION_COOKIE, request, config), attributes(request, config))
}

/** The mark of a browser from which somebody has signed in before. */
export const deviceMarkOf = (request: FastifyRequest, config: Urls): string | undefined =>
  request.cookies[named(DEVICE_COOKIE, request, config)]

export function setDeviceMark(request: FastifyRequest, reply: FastifyReply, config: Urls, mark: string): void {
  const cookie = named(DEVICE_COOKIE, request, config)
  reply.setCookie(cookie, mark, { ...attributes(request, config), maxAge: DEVICE_S })
}

const attributes = (request: FastifyRequest, config: Urls) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: isSecure(request, config),
})

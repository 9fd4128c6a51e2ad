import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { EncryptedIds } from '../domain/people/encrypted-id.ts'
import type { FileStorage } from '../files/storage.ts'
import { openLog } from '../log.ts'
import type { MailKeys } from '../mail/connect.ts'
import type { Mailer } from '../mail/out/mailer.ts'
import type { Store } from '../store/core/store.ts'
import { cubedrive } from './cubedrive/index.ts'
import { answerWithProblems } from './cubicl/errors.ts'
import { cubicl } from './cubicl/index.ts'
import { answerBadAddress } from './http/bad-address.ts'
import { LONGEST_REQUEST_MS, limitBodyTime } from './http/body-time.ts'
import { answerBrokenRequest } from './http/broken-request.ts'
import { limitConnections, refuseTwoHosts } from './http/connections.ts'
import { docs } from './http/docs.ts'
import { drainAtClose } from './http/draining.ts'
import { health } from './http/health.ts'
import { acceptJson } from './http/json-body.ts'
import { methodForRouter } from './http/methods.ts'
import { metrics } from './http/metrics.ts'
import { ownOrigin } from './http/origin.ts'
import { problemPages } from './http/problems.ts'
import { type RateLimiter, rateLimiter } from './http/rate-limit.ts'
import { logRequests } from './http/request-log.ts'
import { unsubscribe } from './http/unsubscribe.ts'
import { serializerCompiler, validatorCompiler } from './http/validation.ts'
import { sendPage, web } from './http/web.ts'

export interface AppOptions {
  store: Store
  config: Config
  encryptedIds: EncryptedIds
  storage: FileStorage
  /** Signs addresses to download from. */
  fileUrlKey: Buffer
  /** Signs the marks of browsers that are known. */
  deviceKey: Buffer
  mailer: Mailer
  /** Of mailboxes. */
  mailKeys: MailKeys
  /** What the first visitor of a new server has to know. */
  setUpCode: string
  /** Absent: one of its own, at the level that is set. */
  log?: Logger
  /** Where the build of the web app lies; absent: the APIs alone. */
  webFolder?: string
}

/** What the dialects' plugins are given; each takes what it needs. */
export interface Services extends AppOptions {
  limiter: RateLimiter
  /** Where people reach this server: what its links begin with. */
  origin: () => string
}

const BODY_LIMIT_BYTES = 1024 * 1024

export type App = FastifyInstance

/** The whole HTTP side, for the server and for the tests alike. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { store, config } = options
  const log: FastifyBaseLogger | undefined =
    options.log ?? (config.logLevel === 'silent' ? undefined : openLog(config.logLevel))
  const app: FastifyInstance = Fastify({
    ...(log && { loggerInstance: log }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: LONGEST_REQUEST_MS,
    connectionTimeout: 120_000,
    keepAliveTimeout: 72_000,
    trustProxy: trusted(config.trustProxy),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    requestIdHeader: false,
    return503OnClosing: false, // see drainAtClose
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, { newId: genReqId, log: app.log }),
    genReqId,
    rewriteUrl(request) {
      // Nothing else is called before the router.
      request.method = methodForRouter(request.method)
      return request.url ?? ''
    },
    frameworkErrors: (error, request, reply) => answerBadAddress(error, request, reply),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJson(app, BODY_LIMIT_BYTES)
  const { webFolder } = options
  answerWithProblems(app, webFolder ? (request, reply) => sendPage(request, reply, webFolder) : undefined)
  limitBodyTime(app)
  drainAtClose(app)
  limitConnections(app)
  refuseTwoHosts(app)
  logRequests(app)
  await app.register(cookie)
  const isByTls = ({ protocol }: FastifyRequest) => protocol === 'https' || config.url?.startsWith('https:') === true
  app.addHook('onSend', (request, reply, payload, done) => {
    reply.header('X-Request-Id', request.id)
    reply.header('X-Content-Type-Options', 'nosniff')
    reply.header('Referrer-Policy', 'no-referrer')
    if (isByTls(request)) reply.header('Strict-Transport-Security', 'max-age=31536000')
    const isOfApi = request.url.startsWith('/api/') || request.url.startsWith('/cubedrive/')
    if (isOfApi && !reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store') // it is somebody's
    done(null, payload)
  })

  const services: Services = {
    ...options,
    limiter: rateLimiter(config.rateLimit),
    origin: () => ownOrigin(app, config),
  }
  await app.register(health, options)
  await app.register(metrics, { store })
  await app.register(docs)
  await app.register(problemPages)
  await app.register(unsubscribe, services)
  await app.register(cubicl, { prefix: '/api/v1', services })
  await app.register(cubedrive, { prefix: '/cubedrive', services })
  if (webFolder) await app.register(web, { folder: webFolder })
  return app
}

/** Fastify believes nobody by a number alone. Whoever can connect past the proxies is believed as one of them: docs/operate.md says so. */
const trusted = (proxies: number | string[]) =>
  typeof proxies === 'number' ? proxies > 0 && ((_address: string, hop: number) => hop < proxies) : proxies

const started = Date.now().toString(36)
let requests = 0
const genReqId = () => `${started}-${(++requests).toString(36)}`

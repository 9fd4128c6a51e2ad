import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import { buildApp } from '../../server/api/app.ts'
import { webhookBodies } from '../../server/api/cubicl/webhook/body.ts'
import { type Config, readConfig } from '../../server/config.ts'
import type { Organization } from '../../server/domain/organization/organization.ts'
import type { Actor } from '../../server/domain/people/actor.ts'
import { type EncryptedIds, encryptedIds as encryptedIdsOf } from '../../server/domain/people/encrypted-id.ts'
import { type FileStorage, openStorage } from '../../server/files/storage.ts'
import type { JobContext } from '../../server/jobs/job.ts'
import { jobRegistry } from '../../server/jobs/registry.ts'
import { runDue } from '../../server/jobs/run-jobs.ts'
import { openLog } from '../../server/log.ts'
import { type Mail, type Mailer, openMailer } from '../../server/mail/out/mailer.ts'
import type { Resolve } from '../../server/outbound/addresses.ts'
import { type Outbound, openOutbound } from '../../server/outbound/outbound.ts'
import { mailKeysOf } from '../../server/secret.ts'
import { openStore, type Store } from '../../server/store/core/store.ts'
import * as organizations from '../../server/store/organization/organizations.ts'
import * as credentials from '../../server/store/people/credentials.ts'
import { createOrganization } from '../../server/usecases/organization/set-up.ts'
import { hashPassword } from '../../server/usecases/people/passwords.ts'
import { addMember } from '../../server/usecases/people/people.ts'
import { createPipeline, createProject } from '../../server/usecases/project/projects.ts'
import { conform } from './conformity.ts'
import { type Content, lendDatabase } from './databases.ts'

export interface WorldOptions {
  /** What time it is: an ISO date or timestamp. The clock stands still until it is moved. */
  now?: string
  config?: Partial<Config>
  /** Of the client for the addresses of webhooks, where `config.webhookPrivate` lets it out; else nothing leaves, and all is taken. */
  outbound?: { mostTimeMs?: number; resolve?: Resolve }
  /** The test leaves failed jobs, or no database, on purpose. */
  endsBroken?: boolean
}

export interface Stage {
  readonly app: FastifyInstance
  readonly store: Store
  readonly storage: FileStorage
  readonly config: Config
  readonly encryptedIds: EncryptedIds
  readonly mailer: Mailer
  /** What the jobs of this server work with. */
  readonly jobContext: JobContext
  /** What was mailed so far, the oldest first; unless `config.smtpUrl` says where to. */
  readonly mails: readonly Mail[]
  /** Runs what is due by the clock, and what comes of that. Answers how many jobs ran. */
  runJobs(): Promise<number>
  readonly clock: { now(): number; set(iso: string): void; advance(ms: number): void }
  /** The doors as this person finds them, or as anyone does. Paths are the main API's unless they start with another door's name. */
  as(person: Pick<Person, 'token'> | null, headers?: Headers): Door
}

export interface Person {
  readonly id: number
  /** The id as the main API writes it. */
  readonly _id: string
  readonly email: string
  readonly password: string
  readonly firstname: string
  readonly lastname: string
  /** An access token. */
  readonly token: string
  readonly actor: Actor
}

/** biome-ignore lint/suspicious/noExplicitAny: an answer's body is what the test says it is */
export interface Answer<T = any> {
  status: number
  body: T
  headers: Record<string, string | string[] | number | undefined>
}

export interface Door {
  get(path: string, headers?: Headers): Promise<Answer>
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>
  put(path: string, body?: unknown, headers?: Headers): Promise<Answer>
  delete(path: string, body?: unknown, headers?: Headers): Promise<Answer>
}
type Headers = Record<string, string>

export type World = Awaited<ReturnType<typeof world>>

export const PASSWORD = 'correct horse battery staple'

/**
 * A small named world on a database of its own. Acme, of Istanbul, has ada, its owner and a manager, and ben, cem and
 * dan; eve is of another organization. It ends with the test: what is due then is run, and must not fail.
 */
export async function world(options: WorldOptions = {}) {
  const stage = await setStage(options, fill)
  return { ...stage, ...(await find(stage.store)) }
}

/** A server that nobody has set up yet. */
export const emptyWorld = (options: WorldOptions = {}): Promise<Stage> => setStage(options, empty)

async function setStage(
  { now = '2026-01-15T09:00:00Z', config: settings = {}, outbound: outboundOptions, endsBroken = false }: WorldOptions,
  content: Content,
): Promise<Stage> {
  let time = Date.parse(now)
  const clock = () => time
  const closing: (() => Promise<unknown>)[] = []
  onTestFinished(async () => {
    for (const close of closing.reverse()) await close()
  })
  const lent = await lendDatabase(content, endsBroken)
  closing.push(() => lent.giveBack())
  const config: Config = {
    ...readConfig({ CUBOID_RATE_LIMIT: '0', CUBOID_LOG_LEVEL: 'silent' }),
    data: lent.data,
    databaseUrl: lent.databaseUrl,
    ...settings,
  }
  const store = await openStore(lent.engine, clock)
  closing.push(() => store.close())
  const storage = openStorage(config)
  closing.push(async () => storage.close())
  const encryptedIds = encryptedIdsOf(SECRET)
  const mails: Mail[] = []
  const outbox: Mailer = { isSetUp: true, send: async (mail) => void mails.push(mail), async check() {}, close() {} }
  const mailer = config.smtpUrl ? await openMailer(config, openLog('silent')) : outbox
  closing.push(async () => mailer.close())
  const app = await buildApp({
    ...{ store, storage, config, encryptedIds, fileUrlKey: SECRET, deviceKey: SECRET, mailKeys: MAIL_KEYS },
    ...{ setUpCode: SET_UP_CODE, mailer },
    ...(process.env.CUBOID_TEST_WEB && { webFolder: process.env.CUBOID_TEST_WEB }),
  })
  closing.push(() => app.close())

  const nowhere: Outbound = { post: async () => ({ status: 200, retryAfter: undefined, text: '' }), close() {} }
  const outbound = config.webhookPrivate ? openOutbound({ mayBePrivate: true, ...outboundOptions }) : nowhere
  closing.push(async () => outbound.close())
  const context = {
    store,
    storage,
    mailer,
    config,
    log: app.log,
    encryptedIds,
    outbound,
    webhookBodies,
    mailKeys: MAIL_KEYS,
  }
  const registry = jobRegistry(context)
  const runJobs = () => runDue({ store, registry, log: app.log })
  closing.push(async () => {
    if (endsBroken) return
    await runJobs()
    const failed = store.engine.reader.selectFrom('job').select(['type', 'last_error'])
    expect(await failed.where('last_error', 'is not', null).execute(), 'jobs that failed').toEqual([])
  })

  return {
    app,
    store,
    storage,
    config,
    encryptedIds,
    mailer,
    jobContext: context,
    mails,
    runJobs,
    clock: {
      now: clock,
      set(iso) {
        time = Date.parse(iso)
      },
      advance(ms) {
        time += ms
      },
    },
    as: (person, headers = {}) => door(app, { ...(person && { authorization: `Bearer ${person.token}` }), ...headers }),
  }
}

/** Beside which there are mails of what nobody has read. */
export const remindersIn = ({ mails }: Pick<Stage, 'mails'>): Mail[] =>
  mails.filter(({ subject }) => subject.startsWith('Reminder: '))

/** Unix seconds. */
export const seconds = (iso: string) => Date.parse(iso) / 1000

export const SET_UP_CODE = 'TEST-CODE'
const SECRET = Buffer.alloc(32, 'a secret of the tests')
export const MAIL_KEYS = mailKeysOf(SECRET)
const LASTNAMES = { ada: 'Lovelace', ben: 'Franklin', cem: 'Karaca', dan: 'Dare', eve: 'Moneypenny' }
type Name = keyof typeof LASTNAMES

const introduce = (name: Name) => ({
  email: `${name}@example.com`,
  firstname: name.charAt(0).toUpperCase() + name.slice(1),
  lastname: LASTNAMES[name],
})
const tokenOf = (name: Name) => `cub_${name}`

async function empty(): Promise<void> {}

/** What every world starts with. */
async function fill(store: Store): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD)
  await store.writeUnscoped(async (tx) => {
    const found = async (name: string, owner: Name) => {
      const place = { zone: 'Europe/Istanbul', currency: 'EUR', language: 'en' }
      const { orgId, userId } = await createOrganization(tx, {
        name,
        owner: { ...introduce(owner), passwordHash },
        ...place,
      })
      await giveToken(orgId, userId, owner)
      const actor = { orgId, userId, credentialId: null }
      return { ...tx, actor, org: await organizations.get(tx, orgId) }
    }
    const giveToken = (orgId: number, userId: number, name: Name) =>
      credentials.insert(tx, orgId, { userId, kind: 'token', name: 'test', secret: tokenOf(name), expiresAt: null })

    const acme = await found('Acme', 'ada')
    const members: number[] = []
    for (const name of ['ben', 'cem', 'dan'] as const) {
      const userId = await addMember(acme, { ...introduce(name), passwordHash, isManager: false })
      await giveToken(acme.actor.orgId, userId, name)
      if (name === 'ben') members.push(userId)
    }
    await createProject(acme, { name: 'Website', memberIds: members })
    await createProject(acme, { name: 'Secret', isPrivate: true })
    await createPipeline(acme, { name: 'Sales' })
    await found('Rivals', 'eve')
  })
}

/** The people of `fill`, as this copy of it has them. */
async function find(store: Store) {
  const acme = await store.readUnscoped((tx) => organizations.get(tx, 1))
  const rivals = await store.readUnscoped((tx) => organizations.get(tx, 2))
  const person = (org: Organization, name: Name): Person => {
    const me = introduce(name)
    const user = org.users.values().find(({ email }) => email === me.email)
    if (!user) throw new Error(`the world has no ${name}`)
    const actor = { orgId: org.id, userId: user.id, credentialId: null }
    return { ...me, id: user.id, _id: String(user.id), password: PASSWORD, token: tokenOf(name), actor }
  }
  const projectId = (name: string) => {
    const project = acme.projects.values().find((each) => each.name === name)
    if (!project) throw new Error(`the world has no project ${name}`)
    return project.id
  }
  return {
    /** A project of ada's with ben as a member; everybody may look. */
    website: projectId('Website'),
    /** A private project of ada's. */
    secret: projectId('Secret'),
    /** A pipeline of ada's with the default stages. */
    sales: projectId('Sales'),
    ada: person(acme, 'ada'),
    ben: person(acme, 'ben'),
    cem: person(acme, 'cem'),
    dan: person(acme, 'dan'),
    eve: person(rivals, 'eve'),
  }
}

function door(app: FastifyInstance, credentials: Headers): Door {
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Headers = {},
  ): Promise<Answer> => {
    const url = /^\/(api|cubedrive|health|docs|metrics)\b/.test(path) ? path : `/api/v1${path}`
    const isText = typeof body === 'string'
    const type =
      body === undefined ? {} : { 'content-type': isText ? 'application/x-www-form-urlencoded' : 'application/json' }
    const response = await app.inject({
      method,
      url,
      headers: { ...type, ...credentials, ...headers },
      ...(body !== undefined && { payload: isText ? body : JSON.stringify(body) }),
    })
    const answer = answerOf(response)
    await conform(app, { method, url, ...answer })
    return answer
  }
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    delete: (path, body, headers) => send('DELETE', path, body, headers),
  }
}

export function answerOf(response: LightMyRequestResponse): Answer {
  const isJson = /\bjson\b/.test(String(response.headers['content-type']))
  return { status: response.statusCode, body: isJson ? response.json() : response.body, headers: response.headers }
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isNetwork } from './domain/addresses.ts'

/** A setting that is wrong stops the start with one clear line. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

export type Config = ReturnType<typeof readConfig>

/** The only reader of the environment. Every setting has a default; docs/operate.md lists them. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const setting = <T>(name: string, read: (text: string) => T | undefined, wanted: string, fallback: T): T => {
    const text = env[name]
    if (text === undefined || text === '') return fallback
    const value = read(text)
    if (value === undefined) throw new ConfigError(`${name} must be ${wanted}; it is "${hidden(name, text)}"`)
    return value
  }
  const known = new Set(SETTINGS)
  const unknown = Object.keys(env).find(
    (name) => name.startsWith('CUBOID_') && !name.startsWith('CUBOID_TEST_') && !known.has(name),
  )
  if (unknown) throw new ConfigError(`${unknown} is no setting of Cuboid; see docs/operate.md`)

  const port = setting('CUBOID_PORT', wholeNumber(0, 65_535), 'a port, 0 to 65535', 8080)
  const host = setting('CUBOID_HOST', nonEmpty, 'an address to listen on', '127.0.0.1')
  const data = resolve(setting('CUBOID_DATA', nonEmpty, 'a folder', './data'))
  const adminEmail = setting('CUBOID_ADMIN_EMAIL', email, 'an e-mail address', null)
  const adminPassword = setting('CUBOID_ADMIN_PASSWORD', password, 'at least 8 characters', null)
  if ((adminEmail === null) !== (adminPassword === null)) {
    throw new ConfigError('CUBOID_ADMIN_EMAIL and CUBOID_ADMIN_PASSWORD go together; one of them is missing')
  }
  return {
    port,
    host,
    /** Where people reach the server; null: wherever it listens. */
    url: setting('CUBOID_URL', origin, 'the http(s) origin that people open, without a path', null),
    data,
    databaseUrl: setting('CUBOID_DATABASE_URL', postgresUrl, 'a postgres:// URL', null),
    /** 32 bytes or more, as hex; null: kept in the data folder. */
    secret: setting('CUBOID_SECRET', secret, 'at least 64 hexadecimal digits', null),
    adminEmail,
    adminPassword,
    /** Requests per minute and token; 0 is off. */
    rateLimit: setting('CUBOID_RATE_LIMIT', wholeNumber(0, 1_000_000), 'a whole number, 0 to switch it off', 120),
    /** How many proxies of ours are in front, or the addresses that they have: whose X-Forwarded-… is believed. */
    trustProxy: setting(
      'CUBOID_TRUST_PROXY',
      proxies,
      'how many proxies are in front (0 to 9), or their addresses: 10.0.0.5,fd00::/8',
      0,
    ),
    smtpUrl: setting('CUBOID_SMTP_URL', smtpUrl, 'an smtp:// or smtps:// URL', null),
    mailFrom: setting('CUBOID_MAIL_FROM', email, 'an e-mail address', null),
    /** Whether webhooks may go to private and loopback addresses. */
    webhookPrivate: setting('CUBOID_WEBHOOK_PRIVATE', yesOrNo, 'true or false', false),
    /** Whether mailboxes may be on private and loopback addresses. */
    mailPrivate: setting('CUBOID_MAIL_PRIVATE', yesOrNo, 'true or false', false),
    s3: s3(env, setting),
    backup: backup(setting),
    storageQuotaBytes: setting('CUBOID_STORAGE_QUOTA_GB', gigabytes, 'whole gigabytes', null),
    logLevel: setting('CUBOID_LOG_LEVEL', oneOf(LOG_LEVELS), `one of ${LOG_LEVELS.join(', ')}`, 'info'),
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']
const S3 = [
  'CUBOID_S3_ENDPOINT',
  'CUBOID_S3_BUCKET',
  'CUBOID_S3_REGION',
  'CUBOID_S3_ACCESS_KEY',
  'CUBOID_S3_SECRET_KEY',
] as const
export const SETTINGS = [
  'CUBOID_PORT', 'CUBOID_HOST', 'CUBOID_URL', 'CUBOID_DATA', 'CUBOID_DATABASE_URL', 'CUBOID_SECRET', 'CUBOID_ADMIN_EMAIL',
  'CUBOID_ADMIN_PASSWORD', 'CUBOID_RATE_LIMIT', 'CUBOID_TRUST_PROXY', 'CUBOID_SMTP_URL', 'CUBOID_MAIL_FROM',
  'CUBOID_WEBHOOK_PRIVATE', 'CUBOID_MAIL_PRIVATE', 'CUBOID_BACKUP_TO', 'CUBOID_BACKUP_EVERY', 'CUBOID_BACKUP_KEEP', ...S3,
  'CUBOID_STORAGE_QUOTA_GB', 'CUBOID_LOG_LEVEL',
] // biome-ignore format: a list of names

type Setting = <T>(name: string, read: (text: string) => T | undefined, wanted: string, fallback: T) => T

function s3(env: NodeJS.ProcessEnv, setting: Setting) {
  if (!S3.some((name) => env[name])) return null
  const missing = S3.find((name) => !env[name] && name !== 'CUBOID_S3_REGION')
  if (missing) throw new ConfigError(`${missing} is missing; S3 storage needs it`)
  return {
    endpoint: setting('CUBOID_S3_ENDPOINT', origin, 'an http(s) origin', ''),
    bucket: setting('CUBOID_S3_BUCKET', nonEmpty, 'the name of a bucket', ''),
    region: setting('CUBOID_S3_REGION', nonEmpty, 'a region', 'us-east-1'),
    accessKey: setting('CUBOID_S3_ACCESS_KEY', nonEmpty, 'an access key', ''),
    secretKey: setting('CUBOID_S3_SECRET_KEY', nonEmpty, 'a secret key', ''),
  }
}

function backup(setting: Setting) {
  const to = setting('CUBOID_BACKUP_TO', nonEmpty, 'a folder', null)
  const everyHours = setting('CUBOID_BACKUP_EVERY', wholeNumber(1, 8_760), 'whole hours, 1 to 8760', null)
  if (everyHours !== null && to === null) throw new ConfigError('CUBOID_BACKUP_EVERY needs CUBOID_BACKUP_TO, a folder')
  return {
    /** A folder; null: a backup is told where it goes. */
    to: to && resolve(to),
    /** Null: the server makes none by itself. */
    everyHours,
    /** How many of those that the server makes by itself stay. */
    keep: setting('CUBOID_BACKUP_KEEP', wholeNumber(1, 10_000), 'a whole number, 1 to 10000', 7),
  }
}

const nonEmpty = (text: string) => text.trim() || undefined
const email = (text: string) => (/^[^\s@]+@[^\s@]+$/.test(text) && text.length <= 254 ? text : undefined)
const password = (text: string) => (text.length >= 8 && text.length <= 1000 ? text : undefined)
const secret = (text: string) => (/^([0-9a-f]{2}){32,}$/i.test(text) ? text : undefined)
const yesOrNo = (text: string) => ({ true: true, false: false })[text]
/** Never all: then whoever connects says himself who he is. */
const proxies = (text: string): number | string[] | undefined => {
  if (/^([0-9]|false)$/.test(text)) return text === 'false' ? 0 : Number(text)
  const networks = text.split(',').map((each) => each.trim())
  return networks.every(isNetwork) ? networks : undefined
}
const wholeNumber = (least: number, most: number) => (text: string) =>
  /^[0-9]{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined
const gigabytes = (text: string) => {
  const count = wholeNumber(1, 1_000_000)(text)
  return count && count * 1024 ** 3
}
const oneOf = (values: string[]) => (text: string) => (values.includes(text) ? text : undefined)

const urlWith = (protocols: string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined
const postgresUrl = urlWith(['postgres:', 'postgresql:'])
const smtpUrl = urlWith(['smtp:', 'smtps:'])
const origin = (text: string) => {
  const url = urlWith(['http:', 'https:'])(text) && new URL(text)
  return url && url.pathname === '/' && !url.search && !url.hash ? url.origin : undefined
}

/** Where people reach what listens there, as far as we can tell: what listens everywhere is at least here. */
export function originAt(host: string, port: number): string {
  const written = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const name = URL.canParse(`http://${written}`) ? new URL(`http://${written}`).hostname : written
  return `http://${EVERYWHERE.includes(name) ? 'localhost' : written}:${port}`
}
const EVERYWHERE = ['0.0.0.0', '[::]', '[::ffff:0:0]'] // as URL writes `0`, `::0` and the like

/** The origin of links to here that are sent to people. */
export const originOf = ({ url, host, port }: Config): string => url ?? originAt(host, port)

/** The same, for who may not know the port: null where the system chooses it. */
export const originOfLinks = (config: Config): string | null =>
  config.url === null && config.port === 0 ? null : originOf(config)

/** What may stand in a log: a URL may hold a password. */
const hidden = (name: string, text: string) => (/PASSWORD|SECRET|KEY|URL/.test(name) ? '…' : text)

/** The version of this release. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, originOf, readConfig, SETTINGS } from './config.ts'

test('everything has a default', () => {
  expect(readConfig({ PATH: '/bin' })).toEqual({
    port: 8080,
    host: '127.0.0.1',
    url: null,
    data: resolve('./data'),
    databaseUrl: null,
    secret: null,
    adminEmail: null,
    adminPassword: null,
    rateLimit: 120,
    trustProxy: 0,
    smtpUrl: null,
    mailFrom: null,
    webhookPrivate: false,
    mailPrivate: false,
    s3: null,
    backup: { to: null, everyHours: null, keep: 7 },
    storageQuotaBytes: null,
    logLevel: 'info',
  })
})

test('an empty setting is as good as none', () => {
  expect(readConfig(Object.fromEntries(SETTINGS.map((name) => [name, ''])))).toEqual(readConfig({}))
})

describe('a value that is right', () => {
  const secret = 'ab'.repeat(32)
  test.each([
    ['CUBOID_PORT', '0', { port: 0 }],
    ['CUBOID_PORT', '65535', { port: 65_535 }],
    ['CUBOID_HOST', '::', { host: '::' }],
    ['CUBOID_URL', 'https://tasks.example.com/', { url: 'https://tasks.example.com' }],
    ['CUBOID_DATA', '/srv/cuboid', { data: '/srv/cuboid' }],
    ['CUBOID_DATABASE_URL', 'postgres://u:p@db/cuboid', { databaseUrl: 'postgres://u:p@db/cuboid' }],
    ['CUBOID_SECRET', secret, { secret }],
    ['CUBOID_RATE_LIMIT', '0', { rateLimit: 0 }],
    ['CUBOID_TRUST_PROXY', 'false', { trustProxy: 0 }],
    ['CUBOID_TRUST_PROXY', '2', { trustProxy: 2 }],
    ['CUBOID_TRUST_PROXY', '10.0.0.5, fd00::/8', { trustProxy: ['10.0.0.5', 'fd00::/8'] }],
    ['CUBOID_SMTP_URL', 'smtps://mail.example.com', { smtpUrl: 'smtps://mail.example.com' }],
    ['CUBOID_MAIL_FROM', 'cuboid@example.com', { mailFrom: 'cuboid@example.com' }],
    ['CUBOID_WEBHOOK_PRIVATE', 'true', { webhookPrivate: true }],
    ['CUBOID_LOG_LEVEL', 'silent', { logLevel: 'silent' }],
  ])('%s=%s', (name, value, read) => {
    expect(readConfig({ [name]: value })).toMatchObject(read)
  })
})

describe('a value that is wrong is named in one line, without what is secret', () => {
  test.each([
    ['CUBOID_PORT', '65536'],
    ['CUBOID_PORT', '8080x'],
    ['CUBOID_PORT', '-1'],
    ['CUBOID_URL', 'tasks.example.com'],
    ['CUBOID_URL', 'https://example.com/tasks'],
    ['CUBOID_DATABASE_URL', 'mysql://u:hush@db/cuboid'],
    ['CUBOID_SECRET', 'hush'],
    ['CUBOID_ADMIN_EMAIL', 'ada'],
    ['CUBOID_ADMIN_PASSWORD', 'hush'],
    ['CUBOID_RATE_LIMIT', 'off'],
    ['CUBOID_TRUST_PROXY', 'yes'],
    ['CUBOID_TRUST_PROXY', 'true'],
    ['CUBOID_TRUST_PROXY', '10'],
    ['CUBOID_TRUST_PROXY', '0.0.0.0/0'],
    ['CUBOID_TRUST_PROXY', '::/0'],
    ['CUBOID_TRUST_PROXY', '10.0.0.0/33'],
    ['CUBOID_TRUST_PROXY', 'proxy.example.org'],
    ['CUBOID_SMTP_URL', 'hush.example.com'],
    ['CUBOID_MAIL_FROM', 'a b@c'],
    ['CUBOID_STORAGE_QUOTA_GB', '0'],
    ['CUBOID_LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const read = () => readConfig({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`^${name} .*$`)) // . matches no line break
    expect(read).not.toThrow(/hush/)
  })
})

test.each([
  [{ CUBOID_PROT: '1' }, /^CUBOID_PROT is no setting/],
  [{ CUBOID_ADMIN_EMAIL: 'ada@example.com' }, /CUBOID_ADMIN_PASSWORD go together/],
  [{ CUBOID_ADMIN_PASSWORD: 'long enough' }, /CUBOID_ADMIN_EMAIL and/],
  [{ CUBOID_S3_BUCKET: 'files' }, /^CUBOID_S3_ENDPOINT is missing/],
])('%j is refused', (env, message) => {
  expect(() => readConfig(env)).toThrow(message)
})

test.each([
  [{}, 'http://127.0.0.1:8080'],
  [{ CUBOID_HOST: '0.0.0.0', CUBOID_PORT: '80' }, 'http://localhost:80'],
  ...['::', '::0', '[::]', '0', '0:0:0:0:0:0:0:0'].map(
    (CUBOID_HOST) => [{ CUBOID_HOST }, 'http://localhost:8080'] as [NodeJS.ProcessEnv, string],
  ),
  [{ CUBOID_HOST: '::1' }, 'http://[::1]:8080'],
  [{ CUBOID_HOST: 'tasks.lan' }, 'http://tasks.lan:8080'],
  [{ CUBOID_HOST: '0.0.0.0', CUBOID_URL: 'https://tasks.example.com' }, 'https://tasks.example.com'],
])('with %j people come to %s', (env, origin) => expect(originOf(readConfig(env))).toBe(origin))

import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { ADA, oneLine, send } from '../support/command-line.ts'
import { cuboid, place, startServer } from '../support/process.ts'
import { PASSWORD } from '../support/world.ts'

vi.setConfig({ testTimeout: 60_000 }) // each start of a program takes a moment, and longer beside other tests

describe('the command line', () => {
  test('works while the server runs: users, tokens', async () => {
    const env = await place()
    const server = await startServer({ ...env, ...ADA })

    const made = await cuboid(env, 'token', 'create', '--email', 'ada@example.com', '--name', 'Scripts')
    expect(made).toEqual({ code: 0, stdout: expect.stringMatching(/^cub_[\w-]{43}\n$/), stderr: '' })
    const headers = { authorization: `Bearer ${made.stdout.trim()}` }
    expect((await send(server.url, '/access-tokens', undefined, headers)).body).toMatchObject([{ name: 'Scripts' }])

    const names = ['--firstname', 'Ben', '--lastname', 'Franklin']
    const invited = await cuboid(env, 'user', 'create', '--email', 'ben@example.com', ...names)
    expect(invited).toMatchObject({ code: 0, stderr: '' })
    const [, token] = /^http:\/\/\S+\/invitation\/(\S+)\n$/.exec(invited.stdout) ?? []
    expect((await send(server.url, '/invitations/accept', { token, password: PASSWORD })).status).toBe(200)
    const twice = await cuboid(env, 'user', 'create', '--email', 'BEN@example.com', ...names)
    expect(twice).toEqual({ code: 1, stdout: '', stderr: 'cuboid: email is the address of a user already\n' })

    const listed = await cuboid(env, 'user', 'list')
    expect(listed.stdout).toBe('1\tada@example.com\tada\tmanager\n2\tben@example.com\tBen Franklin\n')

    const next = 'a quite different one'
    expect((await cuboid(env, 'user', 'password', '--email', 'ben@example.com', '--password', next)).code).toBe(0)
    const signInBen = (password: string) => send(server.url, '/session', { email: 'ben@example.com', password })
    expect((await signInBen(PASSWORD)).status).toBe(401)
    expect((await signInBen(next)).status).toBe(200)
    const remove = (...more: string[]) => cuboid(env, 'user', 'remove', '--email', 'ben@example.com', ...more)
    expect(await remove('--give-to', 'nobody@example.com')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nobody@example.com'),
    })
    expect(await remove('--give-to', 'ben@example.com')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no other member'),
    })
    expect((await signInBen(next)).status).toBe(200)
    expect((await remove('--give-to', 'ada@example.com')).code).toBe(0)
    expect((await signInBen(next)).status).toBe(401)
    const last = await cuboid(env, 'user', 'remove', '--email', 'ada@example.com')
    expect(last).toMatchObject({ code: 1, stderr: expect.stringContaining('last manager') })
    await server.stop()
  })

  test('says how it is called', async () => {
    const env = await place()
    const [none, help, unknown, options, missing] = await Promise.all([
      cuboid(env),
      cuboid(env, 'help'),
      cuboid(env, 'brew', 'coffee'),
      cuboid(env, 'user', 'list', '--all'),
      cuboid(env, 'token', 'create', '--email', 'ada@example.com'),
    ])
    const usage = expect.stringContaining('Usage: cuboid')
    expect(none).toMatchObject({ code: 2, stdout: usage })
    expect(help).toMatchObject({ code: 0, stdout: usage, stderr: '' })
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: usage })
    expect(unknown.stderr).toContain('brew coffee')
    expect(options).toMatchObject({ code: 2, stdout: '', stderr: usage })
    expect(missing).toMatchObject({ code: 2, stdout: '', stderr: usage })
    expect(missing.stderr).toContain('--name')
    for (const command of ['serve', 'work', 'migrate', 'seed', 'user create', 'token create', 'doctor']) {
      expect(help.stdout).toContain(`  ${command} `)
    }
    await expect(stat(env.CUBOID_DATA)).rejects.toThrow('ENOENT')
  })

  test('has a doctor who finds what is missing, and changes nothing', async () => {
    const env = await place()
    expect(await cuboid(env, 'doctor')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nothing has been started'),
    })
    await expect(stat(env.CUBOID_DATA)).rejects.toThrow('ENOENT')

    const server = await startServer({ ...env, ...ADA, CUBOID_MAIL_PRIVATE: 'true' })
    const token = (await cuboid(env, 'token', 'create', '--email', 'ada@example.com', '--name', 'x')).stdout.trim()
    const form = new FormData()
    form.set('file', new Blob(['a letter']), 'letter.txt')
    const headers = { authorization: `Bearer ${token}` }
    const uploaded = await fetch(`${server.url}/api/v1/files/upload`, { method: 'POST', body: form, headers })
    expect(uploaded.status).toBe(200)
    const well = await cuboid(env, 'doctor')
    expect(well).toMatchObject({ code: 0, stderr: '' })
    expect(well.stdout).toContain('ok  files: 1')

    const bearer = { authorization: `Bearer ${token}` }
    const group = (await send(server.url, '/groups', { name: 'Support' }, bearer)).body._id
    const imap = { host: '127.0.0.1', port: 1, security: 'none', user: 'support', password: 'secret' }
    const mailbox = { name: 'Support', address: 'support@example.com', group, imap, active: true }
    expect((await send(server.url, '/mailboxes', mailbox, bearer)).status).toBe(200)
    const webhook = { type: 'client-created', url: 'https://example.com/hook' }
    expect((await send(server.url, '/users/self/webhook', webhook, bearer)).status).toBe(200)
    await server.stop()
    const engine = await openEngine(readConfig(env))
    await engine.writer.updateTable('webhook').set({ disabled_at: 0, disabled_reason: 'gone', active: 0 }).execute()
    await engine.close()

    await rm(join(env.CUBOID_DATA, 'files'), { recursive: true })
    const ill = await cuboid({ ...env, CUBOID_MAIL_PRIVATE: 'true' }, 'doctor')
    expect(ill.code).toBe(1)
    expect(ill.stdout).toMatch(/^bad mailbox support@example.com: The IMAP server does not answer on this port$/m)
    expect(ill.stdout).toMatch(
      /^-- {2}webhooks: switched off.*\n {6}https:\/\/example.com\/hook since 1970.* \(gone\)$/m,
    )
    expect(ill.stdout).toMatch(/^bad files: .* is missing$/m)
  })

  test('migrates, seeds a demo world once, and says whom to be in it', async () => {
    const env = await place()
    expect((await cuboid(env, 'migrate')).stdout).toContain('0001_start')
    expect((await cuboid(env, 'migrate')).stdout).toBe('The database is up to date\n')
    const seeded = await cuboid(env, 'seed', '--tasks', '20', '--leads', '5')
    expect(seeded).toMatchObject({ code: 0, stdout: expect.stringMatching(/^20 tasks, 5 leads/) })
    expect(seeded.stdout).toContain('@example.com')
    expect(await cuboid(env, 'seed')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(oneLine) })
    expect(await cuboid(env, 'seed', '--tasks', 'many')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(oneLine),
    })
  })
})

import { expect, test, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { cuboid, place } from '../support/process.ts'

vi.setConfig({ testTimeout: 60_000 }) // each start of a program takes a moment, and longer beside other tests

test('jobs that were given up are listed, shown and run again, and the doctor speaks of them', async () => {
  const env = await place()
  await cuboid(env, 'migrate')
  const engine = await openEngine(readConfig(env))
  const job = { org_id: 1, type: 'send-mail', key: null, data: '{}', run_at: 1, attempts: 10, claimed_by: null }
  const error = 'Error: no such mailbox\n    at sendMail'
  const failed = [1, 2].map((n) => ({ ...job, id: String(n), failed_at: n * 1000, last_error: error }))
  const waiting = { ...job, id: '3', run_at: 8e12, failed_at: null, last_error: 'Error: tried once' }
  await engine.writer.insertInto('job').values([...failed, waiting]).execute() // biome-ignore format: one thought

  const list = await cuboid(env, 'jobs')
  expect(list).toMatchObject({ code: 0, stderr: '' })
  expect(list.stdout.split('\n')).toEqual([
    '2  1970-01-01T00:00:02.000Z  organization 1  send-mail  10 attempts  Error: no such mailbox',
    '1  1970-01-01T00:00:01.000Z  organization 1  send-mail  10 attempts  Error: no such mailbox',
    '',
  ])
  expect((await cuboid(env, 'jobs', 'show', '--id', '1')).stdout).toContain(error)
  expect((await cuboid(env, 'doctor')).stdout).toMatch(/^-- {2}jobs: 2 given up/m)

  expect(await cuboid(env, 'jobs', 'retry', '--id', '1')).toMatchObject({ code: 0, stdout: '1 job runs again\n' })
  const [again] = await engine.reader.selectFrom('job').selectAll().where('id', '=', '1').execute()
  expect(again).toMatchObject({ failed_at: null, attempts: 0 })
  expect(await cuboid(env, 'jobs', 'retry', '--id', '1')).toMatchObject({ code: 1, stdout: '' })
  expect(await cuboid(env, 'jobs', 'retry', '--id', '3')).toMatchObject({ code: 1, stdout: '' })
  expect(await cuboid(env, 'jobs', 'retry')).toMatchObject({ code: 1, stdout: '' })
  expect((await cuboid(env, 'jobs', 'retry', '--all')).stdout).toBe('1 job runs again\n')
  expect((await cuboid(env, 'jobs')).stdout).toBe('No job was given up\n')
  await engine.close()
})

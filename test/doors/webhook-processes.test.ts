import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import * as jobs from '../../server/store/job/jobs.ts'
import { receiver } from '../support/receiver.ts'
import { type World, world } from '../support/world.ts'

const SCRIPT = fileURLToPath(new URL('../support/working-worker.ts', import.meta.url))

/** A process that works on the world's database. */
function worker({ config: { data, databaseUrl }, clock }: World) {
  const settings = { data, databaseUrl, webhookPrivate: true, now: clock.now() }
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return { kill }
}

async function listening(hooks: number) {
  const w = await world({ config: { webhookPrivate: true }, endsBroken: true })
  const hook = await receiver()
  const ids: string[] = []
  for (let n = 0; n < hooks; n++) {
    const body = { type: 'task-created', url: `${hook.url}?${n}`, group: w.website }
    ids.push((await w.as(w.ada).post('/users/self/webhook', body)).body._id)
  }
  const create = (name: string) => w.as(w.ada).post('/tasks', { group: w.website, name })
  return { ...w, hook, ids, create }
}

test('a process that is killed between sending and writing that down sends again under the same id', async () => {
  const w = await listening(1)
  for (const name of ['one', 'two']) await w.create(name)
  const first = worker(w)
  w.hook.behaviour.answer = async (response) => {
    w.hook.behaviour.answer = (next) => next.end()
    await first.kill()
    response.end()
  }
  await expect.poll(() => w.hook.calls.length).toBe(1)
  await first.kill()
  expect(await w.runJobs()).toBe(0) // the claim is the killed one's until its lease is over
  for (const gone of await w.store.readUnscoped(jobs.claimants))
    await w.store.writeUnscoped((tx) => jobs.releaseClaims(tx, gone))
  await w.runJobs()
  expect(w.hook.calls.map(({ body }) => body.task.name)).toEqual(['one', 'one', 'two'])
  expect(w.hook.calls[1]).toMatchObject({ id: w.hook.calls[0]?.id, raw: w.hook.calls[0]?.raw })
  const list = await w.as(w.ada).get(`/users/self/webhook/${w.ids[0]}/deliveries?state=delivered`)
  expect(list.body).toHaveLength(2)
})

test('two processes on one database send each delivery once, those of a receiver one after the other and in order', async () => {
  const [HOOKS, TASKS] = [3, 40]
  const w = await listening(HOOKS)
  const atOnce = new Map<string, number>()
  let most = 0
  w.hook.behaviour.answer = async (response) => {
    const path = response.req.url ?? ''
    atOnce.set(path, (atOnce.get(path) ?? 0) + 1)
    most = Math.max(most, atOnce.get(path) ?? 0)
    await new Promise(setImmediate)
    atOnce.set(path, (atOnce.get(path) ?? 0) - 1)
    response.end(path)
  }
  worker(w)
  worker(w)
  const names = Array.from({ length: TASKS }, (_, n) => `task ${n}`)
  for (const name of names) await w.create(name)
  await expect.poll(() => w.hook.calls.length).toBe(HOOKS * TASKS)
  expect(most).toBe(1)
  expect(new Set(w.hook.calls.map(({ id }) => id)).size).toBe(HOOKS * TASKS)
  for (const id of w.ids) {
    const ofHook = w.hook.calls.filter((call) => call.id.endsWith(`-${id}`))
    expect(ofHook.map(({ body }) => body.task.name)).toEqual(names)
  }
})

import { expect, onTestFinished, test, vi } from 'vitest'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore } from '../../server/store/core/store.ts'
import { createTask } from '../../server/usecases/task/create.ts'
import { follow } from '../support/stream.ts'
import { make } from '../support/trouble.ts'
import { world } from '../support/world.ts'

test('however many streams somebody has open, what is new is read once for all of them', async () => {
  const w = await world()
  const first = await follow(w, w.ben) // which makes the server listen
  const streams = [first, ...(await Promise.all(Array.from({ length: 19 }, () => follow(w, w.ben))))]
  const reads = vi.spyOn(w.store, 'read')
  const made: string[] = []
  for (let i = 0; i < 5; i++) made.push((await make(w, `${i}`)).body._id)
  for (const stream of streams) {
    for (const task of made) expect(await stream.next()).toMatchObject({ type: 'task-created', task })
  }
  const ofBen = reads.mock.calls.filter(([actor]) => actor.userId === w.ben.id)
  // A stream that has just been opened still reads for itself, once.
  expect(ofBen.length).toBeLessThanOrEqual(20 + made.length)
})

test('what another process writes is told though it says nothing of it', async () => {
  const w = await world()
  const stream = await follow(w, w.ben)
  const other = await openStore(await openEngine(w.config), w.store.clock)
  onTestFinished(() => other.close())
  other.engine.announce = () => {} // as if the call was lost
  const { id } = await other.write(w.ada.actor, (tx) => createTask(tx, { projectId: w.website, name: 'Quiet' }))
  const began = performance.now()
  expect(await stream.next()).toMatchObject({ type: 'task-created', task: id })
  expect(performance.now() - began).toBeLessThan(10_000)
})

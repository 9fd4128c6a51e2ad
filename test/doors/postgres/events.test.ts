import { expect, test } from 'vitest'
import { createTask } from '../../../server/usecases/task/create.ts'
import { follow } from '../../support/stream.ts'
import { world } from '../../support/world.ts'

test('a stream that is opened while a change is under way tells of it, though a later one was committed before', async () => {
  const w = await world()
  let stream: Awaited<ReturnType<typeof follow>> | undefined
  const slow = await w.store.write(w.ada.actor, async (tx) => {
    const { id } = await createTask(tx, { projectId: w.website, name: 'Slow' })
    await w.as(w.ada).post('/tasks', { group: w.website, name: 'Quick' })
    stream ??= await follow(w, w.ben)
    return id
  })
  expect(await stream?.next()).toMatchObject({ type: 'task-created', task: slow })
})

import { expect, onTestFinished, test } from 'vitest'
import { EVERY_TASK } from '../../server/domain/task/filter.ts'
import { openEngine } from '../../server/store/core/open.ts'
import { openStore, type ReadTx } from '../../server/store/core/store.ts'
import * as taskList from '../../server/store/task/list.ts'
import * as tasks from '../../server/store/task/tasks.ts'
import { editProject } from '../../server/usecases/project/projects.ts'
import { createTask } from '../../server/usecases/task/create.ts'
import { world } from '../support/world.ts'

test.each([
  ['alone', async (tx: ReadTx, id: string) => tasks.get(tx, id)],
  ['in a list', async (tx: ReadTx) => (await taskList.list(tx, EVERY_TASK, { skip: 0, limit: 50 }))[0]],
])('a task %s is shown in its state, even if that is newer than what was read of the organization', async (_, read) => {
  const { store, config, clock, ada, website } = await world()
  const orgVersion = await store.read(ada.actor, async ({ org }) => org.version)
  const other = await openStore(await openEngine(config), clock.now) // as another process
  onTestFinished(() => other.close())
  const id = await other.write(ada.actor, async (tx) => {
    const states = ['cb_waiting', 'Reviewed'].map((name) => ({ name, type: 'active' as const }))
    await editProject(tx, website, { states })
    return (await createTask(tx, { projectId: website, name: 'x', state: 'Reviewed' })).id
  })

  const early = { ...ada.actor, orgVersion } // as one who came in before that
  const state = await store.read(early, async (tx) => tx.org.states.get((await read(tx, id))?.stateId ?? 0))
  expect(state?.name).toBe('Reviewed')
})

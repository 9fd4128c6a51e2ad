import { cp, mkdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { restore } from '../../../server/backup/restore.ts'
import { databaseFile } from '../../../server/store/core/open.ts'
import { emptyServer, worldToKeep } from '../../support/backups.ts'
import { ofDatabase } from '../../support/same-rows.ts'

test('a log that an earlier database left behind is put aside, and brings nothing into the restored one', async () => {
  const w = await worldToKeep()
  const { path } = await w.backUp()
  const target = await emptyServer(w)
  await w.as(w.ada).post('/tasks', { group: w.website, name: 'Written later' })
  await mkdir(target.data)
  await cp(`${databaseFile(w.config.data)}-wal`, `${databaseFile(target.data)}-wal`)
  const { setAside } = await restore(target, path)
  expect(setAside).toEqual([expect.stringMatching(/cuboid\.db-wal\.old-\d+$/)])
  const names = await ofDatabase(target, async (snapshot) => {
    const task = snapshot.tables.find(({ name }) => name === 'task')
    return task ? (await Array.fromAsync(snapshot.rows(task))).flat().map(({ name }) => name) : []
  })
  expect(names).toEqual(['Bake'])
})

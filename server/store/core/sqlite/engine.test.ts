import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './engine.ts'

test('a limit is no bare parameter, which would have the statement prepared at each run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cuboid-engine-'))
  const engine = openSqlite(join(folder, 'x.db'))
  onTestFinished(async () => {
    await engine.close()
    rmSync(folder, { recursive: true })
  })
  const { sql } = engine.reader.selectFrom('task').select('id').limit(5).offset(1).compile()
  expect(sql).toBe('select "id" from "task" limit ? + 0 offset ? + 0')
})

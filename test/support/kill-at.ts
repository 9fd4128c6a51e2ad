import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded in front of a program: ends it as kill -9 does, just before the nth change that it makes to a file or folder. Says
 * how many there were when it comes to its end.
 */
const at = Number(process.env.CUBOID_TEST_KILL_AT)
let count = 0

for (const [holder, names] of [
  [fs.promises, ['mkdir', 'rename', 'rm', 'writeFile', 'open']],
  [fs, ['mkdirSync', 'renameSync', 'rmSync']],
] as const) {
  for (const name of names) {
    const changing = holder as unknown as Record<string, (...given: unknown[]) => unknown>
    const original = changing[name] as (...given: unknown[]) => unknown
    changing[name] = (...given) => {
      if (++count === at) process.kill(process.pid, 'SIGKILL')
      return original.apply(holder, given)
    }
  }
}
syncBuiltinESMExports()
process.on('exit', () => fs.writeSync(2, `changes: ${count}\n`))

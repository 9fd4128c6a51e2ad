import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, installChromium } from './chromium.ts'

/**
 * What the tests in a browser need: the browser, and the web app as it is now, in a folder of this run's own, so that
 * runs side by side do not take the files from under each other.
 */
export function setup(): () => void {
  if (!chromium()) installChromium()
  const folder = mkdtempSync(join(tmpdir(), 'cuboid-web-'))
  const env = { ...process.env, NODE_ENV: 'production' } // else React comes as it is for developing
  execFileSync('node_modules/.bin/vite', ['build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], {
    env,
    stdio: 'inherit',
  })
  process.env.CUBOID_TEST_WEB = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where Debian's package puts it. CHROMIUM names another one. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/**
 * What the tests in a browser need: the browser, and the web app as it is now, in a folder of this run's own, so that
 * runs side by side do not take the files from under each other.
 */
export function setup(): () => void {
  if (!existsSync(CHROMIUM)) install()
  const folder = mkdtempSync(join(tmpdir(), 'cuboid-web-'))
  const env = { ...process.env, NODE_ENV: 'production' } // else React comes as it is for developing
  execFileSync('node_modules/.bin/vite', ['build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'], {
    env,
    stdio: 'inherit',
  })
  process.env.CUBOID_TEST_WEB = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

function install(): void {
  if (process.getuid?.() !== 0) {
    throw new Error('The tests in a browser need Chromium: apt-get install chromium, or set CHROMIUM to where it is')
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['-qq', 'update'], { env })
  execFileSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], { env })
}

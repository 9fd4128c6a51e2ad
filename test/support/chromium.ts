import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Of Debian's packages. The shell shows no window of its own, so that a page costs it a third less. */
const PACKAGES = ['chromium-headless-shell', 'chromium']

/** The browser of this machine, of which CHROMIUM names another one. Undefined: there is none. */
export const chromium = (): string | undefined =>
  process.env.CHROMIUM ?? PACKAGES.map((name) => `/usr/bin/${name}`).find((path) => existsSync(path))

/** Installs the first package that the machine's sources have. */
export function installChromium(): void {
  if (process.getuid?.() !== 0) {
    throw new Error(
      `The tests in a browser need Chromium: apt-get install ${PACKAGES[0]}, or set CHROMIUM to where one is`,
    )
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => execFileSync('apt-get', ['-qq', ...args], { env })
  apt('update')
  for (const name of PACKAGES) {
    try {
      apt('install', '-y', '--no-install-recommends', name)
      return
    } catch (error) {
      if (name === PACKAGES.at(-1)) throw error
    }
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

/** Makes the pictures of the README: the web app on the demo world. `npm run pictures`; needs Chromium and a build. */
const root = join(import.meta.dirname, '..')
const data = await mkdtemp(join(tmpdir(), 'cuboid-pictures-'))
const env = { ...process.env, CUBOID_DATA: data, CUBOID_PORT: '8391', CUBOID_RATE_LIMIT: '0', CUBOID_LOG_LEVEL: 'warn' }
const origin = 'http://127.0.0.1:8391'
const run = (file: string, ...args: string[]) =>
  spawn(process.execPath, [join(root, 'server', file), ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })

await once(run('cli.ts', 'seed'), 'exit')
const server = run('main.ts')
await once(server.stdout, 'data')
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel(/e-?mail/i).fill('elif@example.com')
  await page
    .getByLabel(/password/i)
    .first()
    .fill('tulips-in-may')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${origin}/`)
  const groups = (await page.evaluate(() => fetch('/api/v1/groups').then((answer) => answer.json()))) as {
    _id: string
    name: string
  }[]
  const idOf = (name: string) => groups.find((group) => group.name === name)?._id
  await mkdir(join(root, 'docs/pictures'), { recursive: true })
  await take(page, `/projects/${idOf('Bosphorus Hotels website')}/board`, 'board')
  await take(page, `/pipelines/${idOf('New business')}/board`, 'pipeline')
  await take(page, `/pipelines/${idOf('New business')}/forecast`, 'forecast')
  await takeTask(page, `/projects/${idOf('Bosphorus Hotels website')}/board`)
  await take(page, `/projects/${idOf('Client work')}/timeline?rows=flat&sub=true`, 'timeline')
} finally {
  await browser.close()
  server.kill()
  await once(server, 'exit')
  await rm(data, { recursive: true, force: true })
}

async function take(page: Page, path: string, name: string): Promise<void> {
  await page.goto(origin + path)
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(root, `docs/pictures/${name}.png`) })
}

/** One with much to show, in the panel beside the board. */
async function takeTask(page: Page, board: string): Promise<void> {
  await page.goto(origin + board)
  await page
    .locator('[data-card]')
    .filter({ hasText: /\d\/\d/ })
    .first()
    .getByRole('link')
    .click()
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(root, 'docs/pictures/task.png') })
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'

/** Makes the pictures of the README: the web app on the demo world. `npm run pictures`; needs Chromium and a build. */
const root = join(import.meta.dirname, '..')
const data = await mkdtemp(join(tmpdir(), 'cuboid-pictures-'))
const env = {
  ...process.env,
  CUBOID_DATA: data,
  CUBOID_PORT: '8391',
  CUBOID_RATE_LIMIT: '0',
  CUBOID_LOG_LEVEL: 'warn',
  CUBOID_WEBHOOK_PRIVATE: 'true',
}
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
  await takeConversation(page, idOf('Support desk'))
  await takeDeliveries(page, idOf('Support desk'))
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

/** What a client wrote by mail, what was said of it inside, and what went out. */
async function takeConversation(page: Page, project: string | undefined): Promise<void> {
  const tasks = (await ask(page, 'GET', `/tasks?group=${project}&limit=500`)) as { _id: string; name: string }[]
  const found = tasks.find(({ name }) => name.startsWith('Wrong prices'))
  await page.goto(`${origin}/tasks/${found?._id}`)
  await page.getByText('Quoted text').waitFor()
  await page.getByText('Mail', { exact: true }).click()
  await page.getByRole('heading', { name: 'Activity' }).scrollIntoViewIfNeeded()
  await page.locator('main').getByText('Goes out as a mail').scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(root, 'docs/pictures/conversation.png') })
}

/** What a webhook was told, by a receiver that failed once. */
async function takeDeliveries(page: Page, project: string | undefined): Promise<void> {
  const answers = [500]
  const receiver = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answers.pop() ?? 204).end())
  }).listen(8392, '127.0.0.1')
  const hook = { type: 'task-created', group: project, url: 'http://127.0.0.1:8392/hooks/tasks' }
  const { _id } = (await ask(page, 'POST', '/users/self/webhook', hook)) as { _id: string }
  for (const name of ['The shop is slow on phones', 'Neue Bilder für die Startseite', 'Kargo ücretleri güncellenecek'])
    await ask(page, 'POST', '/tasks', { group: project, name })
  await page.goto(`${origin}/integrations?webhook=${_id}`)
  await page.getByText('204').nth(2).waitFor({ timeout: 30_000 }) // the first comes again after five seconds
  await page.getByRole('heading', { name: 'Webhooks' }).evaluate((heading) => heading.scrollIntoView())
  await page.screenshot({ path: join(root, 'docs/pictures/deliveries.png') })
  receiver.close()
}

function ask(page: Page, method: string, path: string, body?: object): Promise<unknown> {
  return page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/v1${path}`, { method: String(method), ...(body && { headers, body }) })
      return answer.json()
    },
    [method, path, body && JSON.stringify(body)],
  )
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

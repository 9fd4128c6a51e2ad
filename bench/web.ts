import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { seeded } from './databases.ts'
import { asMarkdown, asText, verdict } from './report.ts'
import { cuboid, startCuboid } from './servers.ts'
import { fillBoards } from './web-boards.ts'
import { type Figures, measureOnce } from './web-cases.ts'

/**
 * Measures the web app in Chromium on a seeded world with a large board, and prints one table. Each round begins with an
 * empty browser; what is printed is the round in the middle.
 */
const { values: options } = parseArgs({
  options: {
    tasks: { type: 'string', default: '10000' },
    cards: { type: 'string', default: '4000' },
    rows: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    markdown: { type: 'boolean', default: false },
  },
})
const [cards, rows] = [Number(options.cards), Number(options.rows)]
const PERSON = { email: 'elif@example.com', password: 'tulips-in-may' }

const build = spawnSync('sh', ['scripts/with-web.sh', 'true'], { stdio: 'inherit' })
if (build.status !== 0) throw new Error('the web app could not be built')
const database = await seeded('sqlite', Number(options.tasks))
const server = await startCuboid(database.env)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const token = cuboid(['token', 'create', '--email', PERSON.email, '--name', 'bench'], database.env)
  const boards = await fillBoards(server.origin, token, { cards, rows })
  const rounds: Figures[] = []
  for (let round = 1; round <= Number(options.rounds); round++) {
    process.stderr.write(`round ${round}\n`)
    rounds.push(await measureOnce(browser, server.origin, PERSON, boards))
  }
  console.log((options.markdown ? asMarkdown : asText)(tableOf(rounds)).join('\n'))
} finally {
  await browser.close()
  await server.stop()
  await database.remove()
}

/** What is measured, in which unit, and the bar where there is one: at most so much, or at least. */
function tableOf(rounds: readonly Figures[]): string[][] {
  const line = (name: string, of: keyof Figures, unit: string, bar?: { most: number } | { least: number }) => {
    const found = rounds.map((round) => round[of]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? Number.NaN
    const wanted = !bar ? '' : 'most' in bar ? `≤ ${bar.most}` : `≥ ${bar.least}`
    const reached = !bar ? '' : verdict('most' in bar ? found <= bar.most : found >= bar.least)
    return [name, `${found.toFixed(unit === 'KB' ? 1 : 0)} ${unit}`, wanted, reached]
  }
  const many = (count: number) => count.toLocaleString('en')
  return [
    ['', 'measured', 'bar', ''],
    line('first load, JavaScript, gzipped', 'firstLoadKb', 'KB', { most: 250 }),
    line(`board of ${many(cards)} cards, from the click until it can be used`, 'boardMs', 'ms', { most: 1000 }),
    line('scrolling a column of it', 'scrollFps', 'frames/s', { least: 50 }),
    line('dragging a card over it', 'dragFps', 'frames/s', { least: 50 }),
    line('opening the task panel beside it', 'panelMs', 'ms'),
    line('quick add, from the key until the card is seen', 'addMs', 'ms', { most: 50 }),
    line(`list of ${many(rows)} rows, from the click until it can be used`, 'listMs', 'ms', { most: 1000 }),
  ]
}

import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright-core'
import type { Boards } from './web-boards.ts'

export interface Figures {
  readonly firstLoadKb: number
  readonly boardMs: number
  readonly scrollFps: number
  readonly dragFps: number
  readonly panelMs: number
  readonly addMs: number
  readonly listMs: number
}

/** Everything once, in a browser that has loaded nothing yet. */
export async function measureOnce(
  browser: Browser,
  origin: string,
  person: { email: string; password: string },
  boards: Boards,
): Promise<Figures> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  try {
    const signedIn = await context.request.post('/api/v1/session', { data: person, headers: { origin } })
    if (!signedIn.ok()) throw new Error(`signing in: ${signedIn.status()}`)
    await context.request.put('/api/v1/app/me', { data: { language: 'en' }, headers: { origin } })
    const page = await context.newPage()
    const firstLoadKb = await firstLoad(page)
    const listMs = await timeTo(page, 'click', 'document.querySelectorAll("main tbody tr").length > 10', () =>
      page.getByRole('navigation').getByRole('link', { name: boards.list }).first().click(),
    )
    await page.goto(`/projects/${boards.board}/settings`) // where none of its tasks is known yet
    const boardMs = await timeTo(page, 'click', 'document.querySelectorAll("[data-card]").length > 10', () =>
      page.getByRole('main').getByRole('link', { name: 'Board', exact: true }).click(),
    )
    const scrollFps = await framesOf(page, () => scroll(page))
    const dragFps = await framesOf(page, () => drag(page))
    const panelMs = await timeTo(
      page,
      'click',
      'document.querySelector("aside [aria-label=Name], aside textarea, aside input")',
      () => page.locator('[data-card] a').nth(2).click(),
    )
    await page.keyboard.press('Escape')
    await page.locator('aside').waitFor({ state: 'detached' })
    const addMs = await quickAdd(page)
    return { firstLoadKb, boardMs, scrollFps, dragFps, panelMs, addMs, listMs }
  } finally {
    await context.close()
  }
}

const SETTLES_MS = 2_000

async function firstLoad(page: Page): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  const note = (response: Response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  }
  page.on('response', note)
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await setTimeout(SETTLES_MS) // there is no telling when the network is idle, as the feed of events stays open
  page.off('response', note)
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}

const LONGEST_MS = 20_000

/** From the event, by the browser's own clock, until the frame after the one in which this is true. */
async function timeTo(page: Page, event: string, isThere: string, act: () => Promise<unknown>): Promise<number> {
  // Kept in the page, so that the watch is there before the act.
  await page.evaluate(`void (window.seen = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('not seen: ' + ${JSON.stringify(isThere)})), ${LONGEST_MS})
    let began
    addEventListener('${event}', ({ timeStamp, key }) => {
      if (key === undefined || key === 'Enter') began = timeStamp
    }, { capture: true })
    const look = () => {
      if (began === undefined || !(${isThere})) return requestAnimationFrame(look)
      requestAnimationFrame(() => resolve(performance.now() - began))
    }
    look()
  }))`)
  await act()
  return (await page.evaluate('seen')) as number
}

/** Frames in a second while this goes on. */
async function framesOf(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(
    `(() => {
    window.frames = []
    const note = (at) => {
      frames.push(at)
      window.noting = requestAnimationFrame(note)
    }
    window.noting = requestAnimationFrame(note)
  })()`.replaceAll('frames', 'noted'),
  )
  await act()
  return (await page.evaluate(
    '(cancelAnimationFrame(noting), (noted.length - 1) / (noted.at(-1) - noted[0]) * 1000)',
  )) as number
}

const WHEEL_TURNS = 120
async function scroll(page: Page): Promise<void> {
  await over(page)
  for (let i = 0; i < WHEEL_TURNS; i++) await page.mouse.wheel(0, i < WHEEL_TURNS / 2 ? 400 : -400)
}

const DRAG_MOVES = 200
async function drag(page: Page): Promise<void> {
  const { x, y } = await over(page)
  await page.mouse.down()
  for (let i = 0; i < DRAG_MOVES; i++) {
    const part = i / DRAG_MOVES
    await page.mouse.move(x + part * 600, y + 200 * Math.sin(part * 12))
  }
  await page.mouse.move(x, y)
  await page.mouse.up()
}

async function over(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('[data-card]').nth(1).boundingBox()
  if (!box) throw new Error('there is no card to be seen')
  const place = { x: box.x + box.width / 2, y: box.y + box.height - 10 }
  await page.mouse.move(place.x, place.y)
  return place
}

async function quickAdd(page: Page): Promise<number> {
  const name = `Added ${Date.now()}`
  await page
    .getByRole('button', { name: /^Add a task to/ })
    .first()
    .click()
  await page.keyboard.type(name)
  return timeTo(
    page,
    'keydown',
    `[...document.querySelectorAll('[data-card]')].some((card) => card.textContent.includes('${name}'))`,
    () => page.keyboard.press('Enter'),
  )
}

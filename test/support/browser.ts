import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { source as axe } from 'axe-core'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { chromium } from './chromium.ts'
import type { Person, Stage } from './world.ts'

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
] // biome-ignore format: a list

export type Theme = 'light' | 'dark'
export const THEMES: readonly Theme[] = ['light', 'dark']
/** A desk, a small laptop or a tablet, a phone. */
export const WIDTHS = [1440, 1024, 390]

let running: Promise<Browser> | undefined
/** One for all the tests of a process, with which it ends. */
const browser = () => (running ??= playwright.launch({ executablePath: chromium(), args: FLAGS }))

export interface VisitOptions {
  /** Signed in as this one; absent: a stranger. */
  as?: Pick<Person, 'email' | 'password'>
  theme?: Theme
  /** The browser's, and the person's own from now on. */
  language?: 'en' | 'tr'
  width?: number
  /** The page to begin with. */
  path?: string
  /** With the service worker that keeps the app. Where there is one, what a test does to a request may pass that by. */
  offlineShell?: boolean
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** Where the server is. */
  origin: string
}

/**
 * Opens the app in a browser of its own, at the time of the world's clock. What the page's own policy forbids, and
 * what it throws, fails the test. It ends with the test.
 */
export async function visit(
  stage: Stage,
  { as, theme = 'light', language = 'en', width = 1440, path = '/', offlineShell = false }: VisitOptions = {},
): Promise<Visit> {
  const { app, clock } = stage
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const context = await (await browser()).newContext({
    baseURL: origin,
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: theme,
    locale: language === 'tr' ? 'tr-TR' : 'en-GB',
    timezoneId: 'Europe/Istanbul',
    reducedMotion: 'reduce',
    serviceWorkers: offlineShell ? 'allow' : 'block',
  })
  const faults: string[] = []
  onTestFinished(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  await context.clock.setFixedTime(clock.now())
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /content security policy|Warning:/i.test(message.text()))
      faults.push(message.text())
  })
  if (as) {
    const { status } = await fetchSession(context, origin, as)
    expect(status).toBe(200)
    if (language !== 'en') await context.request.put('/api/v1/app/me', { data: { language }, headers: { origin } })
  }
  await page.goto(path)
  return { page, context, origin }
}

async function fetchSession(
  context: BrowserContext,
  origin: string,
  { email, password }: Pick<Person, 'email' | 'password'>,
) {
  const answer = await context.request.post(`${origin}/api/v1/session`, {
    data: { email, password },
    headers: { origin },
  })
  return { status: answer.status() }
}

interface Violation {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Until there is a page to look at: its main landmark with something in it, and nothing that is still on its way. */
export async function drawn(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(IS_DRAWN)).toBe(true)
}
const IS_DRAWN = `[...document.querySelectorAll('main')].some((main) => main.textContent.trim()) &&
  !document.querySelector('main [aria-busy=true]')`

/** What of axe's rules depends on the theme; all others find the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** WCAG 2.2 AA and what axe holds for good practice, of the page as it is now. */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  await drawn(page)
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe) // through the debugger, which the page's policy does not bind
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) }
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as { violations: Violation[] }
  expect(
    found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
    })),
  ).toEqual([])
}

/** In both themes, the rest of the rules in one of them. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(page, theme)
    await expectAccessible(page, theme === 'light' ? undefined : COLOUR_RULES)
  }
  await showTheme(page, 'light')
}

/** Of readers who leave the theme to their system; the app hears of it before the next frame. */
export async function showTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
}

/** Nothing is wider than the window, but for what scrolls sideways in a box of its own, as boards and tables do. */
export async function expectNothingSticksOut(page: Page): Promise<void> {
  expect(await page.evaluate(STICKING_OUT)).toEqual([])
}

const STICKING_OUT = `(() => {
  const width = document.documentElement.clientWidth
  const ends = (element) => element.getBoundingClientRect().right
  const isHeld = (element) => {
    for (let box = element.parentElement; box && !box.matches('main, aside, body'); box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible' && ends(box) <= width + 1) return true
    return false
  }
  const scrolling = [document.documentElement, ...document.querySelectorAll('main [class*="_content_"]:not([data-wide])')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'hidden')
  const outside = [...document.querySelectorAll('main *, aside *, [role=dialog] *')]
    .filter((element) => ends(element) > width + 1 && element.clientWidth > 1 && !isHeld(element))
  const named = (element) => element.localName + '.' + element.getAttribute('class') + ' ' + element.textContent.trim().slice(0, 40)
  return [...scrolling.map((box) => 'scrolls sideways: ' + named(box)),
    ...outside.slice(0, 5).map((element) => 'sticks out: ' + named(element))]
})()`

/** Keeps a picture in .screenshots, which is not part of the repository, for a person to look at; nobody does in CI. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (process.env.CI) return
  const folder = join(import.meta.dirname, '../../.screenshots')
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/**
 * The same page in each theme and at each width: checked and, outside of CI, pictured. At the width in the middle
 * nothing is shown that is not at one of the others, so that there axe would find the same.
 */
export async function look(page: Page, name: string): Promise<void> {
  await drawn(page)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
    await expectNothingSticksOut(page)
    if (width !== WIDTHS[1]) await expectAccessibleInBothThemes(page)
    for (const theme of process.env.CI ? [] : THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      await screenshot(page, `${name}-${width}-${theme}`)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn, expectAccessibleInBothThemes, expectNothingSticksOut, visit } from '../support/browser.ts'
import { fillWithHostility } from '../support/hostile.ts'
import { PAGES } from '../support/pages.ts'
import { world } from '../support/world.ts'

/** Parts of about the same size, so that each is done in time. */
const PARTS = 4
test.each(Array.from({ length: PARTS }, (_, part) => part))(
  'pages full of hostile names are accessible in both themes, lose nothing when zoomed or on a phone, and run nothing: part %i',
  async (part) => {
    const stage = await world()
    const ids = await fillWithHostility(stage)
    const { page } = await visit(stage, { as: stage.ada })
    const faults: string[] = []
    const asked: string[] = []
    page.on('dialog', (dialog) => asked.push(dialog.message()))
    const mine = PAGES.filter((_, i) => i % PARTS === part)
    expect(mine.length).toBeGreaterThan(3)
    for (const route of mine) {
      const path = route.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? '')
      await page.goto(path)
      faults.push(...(await faultsOf(page, route)))
    }
    if (part === 0) {
      await page.goto(`/projects/${ids.projectId}/board?task=${ids.taskId}`)
      await page.getByRole('complementary').getByRole('textbox', { name: 'Name', exact: true }).waitFor()
      faults.push(...(await faultsOf(page, 'the task panel')))
    }
    expect([...faults, ...asked]).toEqual([])
  },
)

/** At full size with axe, then at 200 % of 1440 × 900, then on a phone. */
async function faultsOf(page: Page, route: string): Promise<string[]> {
  await drawn(page)
  await page
    .getByRole('heading', { level: 1 })
    .or(page.getByRole('heading', { level: 2 }))
    .first()
    .waitFor()
  const faults: string[] = []
  const check = async (what: string, work: () => Promise<void>) => {
    await work().catch((error: { message: string; actual?: unknown }) => {
      faults.push(`${route}, ${what}: ${JSON.stringify(error.actual ?? error.message).slice(0, 1500)}`)
    })
  }
  await check('axe', () => expectAccessibleInBothThemes(page))
  for (const [what, width, height] of [
    ['200 %', 720, 450],
    ['a phone', 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await check(what, () => expectNothingSticksOut(page))
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  const ran = await page.evaluate(
    '[window.ran, document.querySelectorAll("main script, main [onerror], aside script, aside [onerror], a[href^=javascript]").length]',
  )
  if (JSON.stringify(ran) !== '[null,0]') faults.push(`${route}, ran: ${JSON.stringify(ran)}`)
  return faults
}

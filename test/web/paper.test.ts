import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { drawn, screenshot, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** What of the page would be cut on paper, or is no use there. */
const CUT = `(() => {
  const seen = (element) => element.checkVisibility()
  const named = (element) => element.localName + '.' + element.getAttribute('class') + ' ' + element.textContent.trim().slice(0, 30)
  const boxes = [...document.querySelectorAll('main, main *')].filter(seen).filter((box) => {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
    if (textOverflow === 'ellipsis' && !box.matches('input')) return false // a line that says it is cut
    return (overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1) || (overflowY !== 'visible' && box.scrollHeight > box.clientHeight + 1)
  })
  const useless = [...document.querySelectorAll('nav, aside, [role=dialog], main input[type=search], main .mantine-Button-root')].filter(seen)
  return [...boxes.map((box) => 'cuts: ' + named(box)), ...useless.map((each) => 'useless: ' + named(each))]
})()`

const A4_PX = { width: 703, height: 1032 } // within the margins

test('what is printed is whole, black on white and without what one presses', async () => {
  const stage = await world()
  const { as, ada, website, sales } = stage
  const TASKS = 40
  const made: string[] = []
  for (let i = 0; i < TASKS; i++) {
    const day = `2026-01-${String((i % 28) + 1).padStart(2, '0')}`
    const dates = { start: seconds(`${day}T06:30:00Z`), deadline: seconds(`${day}T12:00:00Z`) + (i % 5) * 86_400 }
    const task = { name: `Task number ${i} of the long list`, assignees: [ada._id], ...dates }
    made.push((await as(ada).post('/tasks', { ...task, group: website })).body._id)
    await as(ada).post('/tasks', { ...task, group: sales, lead: { expectedRevenue: '100' } })
    await as(ada).post('/crm/customers', { name: `Client number ${i}`, phone: '0532 987 65 43' })
  }
  await as(ada).put(`/tasks/${made[0]}`, { desc: `${'Long words to read. '.repeat(40)}\n\n`.repeat(8) })
  const { page } = await visit(stage, { as: ada, theme: 'dark' })
  const faults: string[] = []
  /** @param rows  of which there are to be so many on paper; @param most  pages, where they are counted */
  const print = async (name: string, path: string, rows: string, least: number, most?: number) => {
    await page.goto(path)
    await drawn(page)
    await page.getByText(/^(Task|Client) number/).first().waitFor() // biome-ignore format: one thought
    const onScreen = await page.locator(rows).count()
    const onPaper = await asPrinted(page, async () => {
      for (const fault of (await page.evaluate(CUT)) as string[]) faults.push(`${name}: ${fault}`)
      const { backgroundColor, color } = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body)
        return { backgroundColor, color }
      })
      expect([backgroundColor, color], name).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
      await screenshot(page, `print-${name}`)
      return page.locator(rows).count()
    })
    if (onPaper < least) faults.push(`${name}: ${onPaper} of ${least} are on paper`)
    const pages = most && pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    if (pages && pages > most) faults.push(`${name}: ${pages} pages`)
    await expect.poll(() => page.locator(rows).count()).toBe(onScreen) // as it was, afterwards
  }
  await print('list', `/projects/${website}/list`, 'main tr[data-index]', TASKS, 6)
  await print('board', `/projects/${website}/board?task=${made[0]}`, 'main li[data-index]', TASKS)
  await print('calendar', `/projects/${website}/calendar`, 'main [class*="_week_"] a', TASKS)
  await print('timeline', `/projects/${website}/timeline?rows=flat`, 'main [data-kind="task"]', TASKS, 10)
  await print('pipeline', `/pipelines/${sales}/board`, 'main li[data-index]', TASKS)
  await print('leads', `/pipelines/${sales}/list`, 'main tr[data-index]', TASKS, 8)
  await print('clients', '/clients', 'main ul > li', TASKS)
  await print('task', `/tasks/${made[0]}`, 'main article', 1, 4)
  expect(faults).toEqual([])
})

/** As the browser does around printing. */
async function asPrinted<T>(page: Page, look: () => Promise<T>): Promise<T> {
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize(A4_PX)
  const seen = await look()
  await page.emulateMedia({ media: null, colorScheme: 'dark' })
  await page.evaluate('dispatchEvent(new Event("afterprint"))')
  await page.setViewportSize({ width: 1440, height: 900 })
  return seen
}

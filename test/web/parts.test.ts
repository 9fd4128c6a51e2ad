import { expect, test } from 'vitest'
import { type VisitOptions, visit } from '../support/browser.ts'
import { type Stage, world } from '../support/world.ts'

/** The parts of the app that come when they are needed; here, nothing is fetched before that or kept. */
async function visitWithoutHaste(stage: Stage, { path = '/', ...options }: VisitOptions) {
  const visited = await visit(stage, { ...options, path: '/health/live' })
  await visited.page.addInitScript('delete Navigator.prototype.serviceWorker; window.requestIdleCallback = () => 0')
  await visited.page.goto(path)
  return visited
}

test.each(['Calendar', 'Timeline', 'Files', 'Settings'])(
  'without a network, %s says so and comes when there is one',
  async (tab) => {
    const stage = await world()
    const { page, context } = await visitWithoutHaste(stage, {
      as: stage.ada,
      path: `/projects/${stage.website}/board`,
    })
    await page.getByRole('button', { name: 'Add a task to Pending' }).waitFor()
    await page.evaluate('window.isTheSamePage = true')
    await context.setOffline(true)
    await page
      .getByRole('tab', { name: tab })
      .or(page.getByRole('link', { name: tab }))
      .first()
      .click()
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor()
    await page.getByRole('heading', { name: 'Website' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor({ state: 'detached' })
    await page
      .getByRole('region', { name: tab })
      .or(page.getByRole('heading', { name: tab }))
      .or(page.getByText(tab))
      .first()
      .waitFor()
    expect(await page.evaluate('window.isTheSamePage')).toBe(true)
  },
)

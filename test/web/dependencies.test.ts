import { expect, test } from 'vitest'
import { expectAccessible, expectAccessibleInBothThemes, look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

test('what a task waits for is chosen in its panel, and shows on the board and as a line on the timeline', async () => {
  const stage = await world({ now: '2026-01-19T08:00:00Z' })
  const { as, ada, website: group } = stage
  const made = async (name: string, start: string, deadline: string, more: object = {}) =>
    (await as(ada).post('/tasks', { group, name, start: seconds(start), deadline: seconds(deadline), ...more })).body
      ._id
  const plan = await made('Plan the move', '2026-01-19T08:00:00Z', '2026-01-21T08:00:00Z')
  const paint = await made('Paint the walls', '2026-01-20T08:00:00Z', '2026-01-22T08:00:00Z', { blockedBy: [plan] })
  const move = await made('Move the shop', '2026-01-23T08:00:00Z', '2026-01-26T08:00:00Z')
  const { page } = await visit(stage, { as: ada, path: `/projects/${group}/board?task=${move}` })
  const panel = page.getByRole('complementary').filter({ hasText: 'Waits for' })
  await panel.getByRole('button', { name: 'Waits for: No other task' }).click()
  await page.keyboard.type('Plan')
  await page.getByRole('option', { name: 'Plan the move' }).click()
  await panel.getByRole('link', { name: 'Plan the move' }).waitFor()
  const card = page.locator(`[data-card="${move}"]`)
  await card.getByRole('img', { name: 'Waits for another task' }).waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${move}`)).body.blockedBy).toEqual([plan])
  await expectAccessibleInBothThemes(page)
  await look(page, 'dependencies-panel')
  await page.setViewportSize({ width: 1440, height: 900 })
  await panel.getByRole('button', { name: 'Waits for: ' }).click()
  await page.keyboard.type('Paint')
  await page.getByRole('option', { name: 'Paint the walls' }).click()
  await panel.getByRole('button', { name: 'No longer wait for Plan the move' }).click()
  await expect.poll(async () => (await as(ada).get(`/tasks/${move}`)).body.blockedBy).toEqual([paint])
  await panel.getByText('the walls to what it waits for').waitFor()

  await page.goto(new URL(`/projects/${group}/timeline?rows=flat`, page.url()).href)
  const lines = page.locator('svg path[marker-end]')
  await expect.poll(() => lines.count()).toBe(2)
  expect(await lines.evaluateAll((all) => all.filter((line) => line.hasAttribute('data-late')).length)).toBe(1)
  await expectAccessible(page)
  await look(page, 'dependencies-timeline')
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type VisitOptions, visit } from '../support/browser.ts'
import { type Stage, world } from '../support/world.ts'

/** The parts of the app that come when they are needed; here, nothing is fetched before that. */
async function visitWithoutHaste(stage: Stage, { path = '/', ...options }: VisitOptions) {
  const visited = await visit(stage, { ...options, path: '/health/live' })
  await visited.page.addInitScript('window.requestIdleCallback = () => 0')
  await visited.page.goto(path)
  return visited
}

const focused = (page: Page) => page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.tagName')

test.each([
  { part: 'command-list', keys: 'Control+k', field: 'Search or run a command' },
  { part: 'quick-add-form', keys: 'c', field: 'Task, in one line' },
])('what is typed while $part is on its way is not lost', async ({ part, keys, field }) => {
  const stage = await world()
  const { page } = await visitWithoutHaste(stage, { as: stage.ada })
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const there = Promise.withResolvers<void>()
  await page.route(`**/assets/${part}*.js`, async (route) => {
    await there.promise
    await route.continue()
  })
  await page.keyboard.press(keys)
  const dialog = page.getByRole('dialog')
  await expect.poll(() => focused(page)).toBe(field)
  await page.keyboard.type('web')
  there.resolve()
  await dialog.locator('[role=combobox], button[type=submit]').first().waitFor()
  await expect.poll(() => focused(page)).toBe(field)
  await page.keyboard.type('site')
  expect(await dialog.locator('input').first().inputValue()).toBe('website')
})

test('a line for a task that is entered before the form is there is added by it', async () => {
  const stage = await world()
  const { page } = await visitWithoutHaste(stage, { as: stage.ada })
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const there = Promise.withResolvers<void>()
  await page.route('**/assets/quick-add-form*.js', async (route) => {
    await there.promise
    await route.continue()
  })
  await page.keyboard.press('c')
  await expect.poll(() => focused(page)).toBe('Task, in one line')
  await page.keyboard.type('Pay rent today #Website')
  await page.keyboard.press('Enter')
  there.resolve()
  await page.getByText('“Pay rent” is added').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a part that cannot be fetched breaks alone, and comes when the server is back', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })).body
  const { page, context } = await visitWithoutHaste(stage, { as: ada })
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  await context.setOffline(true)
  const lost = (place: string) =>
    page.getByRole(place as 'dialog').getByRole('heading', { name: 'The server cannot be reached' })
  await page.keyboard.press('c')
  await lost('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Rent' }).click()
  await lost('complementary').waitFor()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await context.setOffline(false)
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  expect(page.url()).toContain(_id)
  await page.keyboard.press('c')
  await page.getByLabel('Task, in one line').waitFor()
})

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

test('what keys open from everywhere is there before it is asked for, and without a network', async () => {
  const stage = await world()
  const { page, context } = await visit(stage, { as: stage.ada, path: '/health/live' })
  const fetched: string[] = []
  page.on('requestfinished', (request) => fetched.push(request.url()))
  await page.goto('/')
  for (const part of ['command-list', 'quick-add-form'])
    await expect.poll(() => fetched.some((url) => url.includes(`/assets/${part}`))).toBe(true)
  await context.setOffline(true)
  await page.keyboard.press('c')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
})

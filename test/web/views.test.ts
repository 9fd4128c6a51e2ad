import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { expectAccessibleInBothThemes, expectNothingSticksOut, look, screenshot, visit } from '../support/browser.ts'
import { seconds, type World, world } from '../support/world.ts'

async function withTasks() {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
  const add = (body: object) => as(ada).post('/tasks', { group: website, ...body })
  await add({ name: 'Late', deadline: seconds('2026-01-14T12:00:00Z'), assignees: [ben._id], customer: client })
  await add({ name: 'Soon', deadline: seconds('2026-01-16T12:00:00Z'), state: 'cb_active', assignees: [ada._id] })
  await add({ name: 'Whenever', assignees: [ben._id] })
  await as(ben).post('/tasks', { group: website, name: "Ben's", deadline: seconds('2026-02-20T12:00:00Z') })
  return stage
}
const names = (page: Page) => () => page.getByRole('row').getByRole('link').allTextContents()
const pathTo = ({ website }: World, kind: string) => `/projects/${website}/${kind}`

async function addFilter(page: Page, kind: string, ...options: string[]) {
  await page.getByRole('button', { name: 'Add a filter: Filter' }).click()
  await page.getByRole('option', { name: kind, exact: true }).click()
  for (const name of options) await page.getByRole('listbox', { name: kind }).getByRole('option', { name }).click()
  await page.keyboard.press('Escape')
}

/** As `look`, but for what is placed by script, which takes a moment at another width. */
async function lookAtMenu(page: Page, name: string) {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 })
    await vi.waitFor(() => expectNothingSticksOut(page), 10_000)
    await expectAccessibleInBothThemes(page)
    await screenshot(page, `${name}-${width}`)
  }
}

test('filters are chips in the address, and the same in every view', async () => {
  const stage = await withTasks()
  const { page } = await visit(stage, { as: stage.ada, path: pathTo(stage, 'list') })
  await expect.poll(names(page)).toHaveLength(4)
  await addFilter(page, 'Owner', 'Me')
  await expect.poll(names(page)).toHaveLength(3)
  await addFilter(page, 'State', 'Pending', 'Active')
  await page.getByRole('button', { name: 'State: Pending, Active' }).waitFor()
  await page.getByRole('button', { name: 'Add a filter: Filter' }).click()
  await page.getByRole('option', { name: 'Deadline' }).click()
  await page.getByRole('dialog', { name: 'Deadline' }).getByRole('button', { name: 'This week' }).click()
  await expect.poll(names(page)).toEqual(['Soon', 'Late'])
  await look(page, 'filters')

  await page.getByRole('link', { name: 'Board', exact: true }).click()
  await page.getByRole('status').filter({ hasText: '2 tasks' }).waitFor()
  await expect.poll(() => page.locator('[data-card]').count()).toBe(2)
  await page.getByRole('link', { name: 'Calendar', exact: true }).click()
  await expect.poll(() => page.locator('[data-task]').allTextContents()).toEqual(['Late', 'Soon'])
  await look(page, 'filters-calendar')
  await page.getByRole('link', { name: 'Timeline' }).click()
  await page.getByRole('status').filter({ hasText: '2 tasks' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Remove the filter: State' }).click()
  await page.getByRole('button', { name: 'Remove the filter: State' }).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Deadline: This week' }).click()
  await page.getByLabel('From').fill('2026-02-01')
  await page.keyboard.press('Escape')
  await page.getByText('No task is like this').waitFor()
  expect(page.url()).toContain('due=2026-02-01..')
  await page.getByRole('button', { name: 'Remove the filter: Owner' }).click()
  await expect.poll(() => page.locator('[data-task]').first().textContent()).toContain("Ben's")
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('status').filter({ hasText: '4 tasks' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Filter')
})

test('a filter is added and taken away by keyboard, and what is not chosen leaves nothing', async () => {
  const stage = await withTasks()
  const { page } = await visit(stage, { as: stage.ada, path: pathTo(stage, 'list') })
  await expect.poll(names(page)).toHaveLength(4)
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('f')
  await page.getByRole('option', { name: 'Client' }).waitFor()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const clients = page.getByRole('listbox', { name: 'Client' })
  await clients.waitFor()
  await page.keyboard.press('Escape')
  await clients.waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('Filter')
  expect(await page.getByRole('button', { name: 'Remove the filter: Client' }).count()).toBe(0)
  await addFilter(page, 'Client', 'Globex')
  await expect.poll(names(page)).toEqual(['Late'])
  await page.getByRole('button', { name: 'Remove the filter: Client' }).press('Enter')
  await expect.poll(names(page)).toHaveLength(4)
  await expect.poll(focused).toContain('Filter')
})

test('a view is saved, shared, opened by others, updated, and deleted with a way back', async () => {
  const stage = await withTasks()
  const { as, ada, ben } = stage
  const { page } = await visit(stage, { as: ada, path: pathTo(stage, 'list') })
  const views = () => page.getByRole('button', { name: /^Views/ })
  await expect.poll(names(page)).toHaveLength(4)
  await page.keyboard.press('v')
  await page.getByText('No saved views yet').waitFor()
  await lookAtMenu(page, 'views-none')
  await page.keyboard.press('Escape')
  await addFilter(page, 'Assignee', 'Me')
  await page.getByRole('columnheader').getByRole('button', { name: 'Name' }).click()
  await page.getByRole('button', { name: 'Save view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save view' })
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('Save view')
  await page.keyboard.press('v')
  await page.getByRole('button', { name: 'Save what is shown…' }).press('Enter')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('Save view') // where it was before the menu, which is gone
  await page.getByRole('button', { name: 'Save view' }).click()
  await dialog.getByLabel('Name').fill('My own work, and nothing of what others are to do before the fair')
  await dialog.getByRole('radio', { name: 'Everyone who sees this project' }).check()
  await look(page, 'view-dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^The view “My own/).waitFor()
  await expect.poll(() => page.url()).toContain('view=')
  await expect.poll(focused).toContain('My own')
  const [saved] = (await as(ben).get('/views')).body
  expect(saved).toMatchObject({ shared: true, settings: { filter: { assignees: ['me'] }, sort: 'name' } })

  const other = await visit(stage, { as: ben, path: `/views/${saved._id}`, language: 'tr' })
  await expect.poll(names(other.page)).toEqual(['Late', 'Whenever'])
  await other.page.getByRole('button', { name: /^Görünümler: My own/ }).click()
  await lookAtMenu(other.page, 'views-menu')
  expect(await other.page.getByRole('button', { name: 'Sil' }).isDisabled()).toBe(true)
  await other.page.goto('/views/7000000000000000000')
  await other.page.getByRole('heading', { name: 'Böyle bir görünüm yok' }).waitFor()
  await expectAccessibleInBothThemes(other.page)
  await screenshot(other.page, 'view-gone')

  await addFilter(page, 'State', 'Active')
  await page.getByRole('button', { name: 'Update view' }).click()
  await page.getByRole('button', { name: 'Update view' }).waitFor({ state: 'detached' })
  const settings = async () => (await as(ada).get('/views')).body[0]?.settings.filter
  await expect.poll(settings).toEqual({ assignees: ['me'], states: ['cb_active'] })
  await views().click()
  await page.getByRole('button', { name: 'Edit…' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit view' })
  await edit.getByLabel('Name').fill('Mine')
  await edit.getByRole('radio', { name: 'Only me, in all projects' }).check()
  await edit.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Views: Mine' }).click()
  await page.getByRole('dialog', { name: 'Views' }).getByRole('button', { name: 'Delete' }).click()
  await expect.poll(async () => (await as(ada).get('/views')).body).toEqual([])
  expect(page.url()).not.toContain('view=')
  await page.getByText('is deleted').locator('..').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await as(ada).get('/views')).body).toMatchObject([{ name: 'Mine', group: null }])

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.poll(names(page)).toHaveLength(4)
  await page.getByRole('link', { name: 'Board', exact: true }).click()
  await views().click()
  await page.getByRole('dialog', { name: 'Views' }).getByRole('link', { name: 'Mine' }).click()
  await expect.poll(names(page)).toEqual(['Soon'])
  await as(ada).delete(`/views/${(await as(ada).get('/views')).body[0]._id}`)
  await page.reload()
  await views().click()
  await page.getByText('No saved views yet').waitFor()
})

test('what others change comes into the list by itself, and nothing else is asked for again', async () => {
  const stage = await withTasks()
  const { as, ada, ben, website, secret } = stage
  const tasks = (await as(ada).get(`/tasks?group=${website}`)).body as { _id: string; name: string }[]
  const idOf = (name: string) => tasks.find((task) => task.name === name)?._id
  const { page } = await visit(stage, { as: ada, path: pathTo(stage, 'list') })
  await expect.poll(names(page)).toHaveLength(4)
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/v1/tasks') && request.method() === 'GET')
      asked.push(pathname.slice('/api/v1/tasks'.length) + search)
  })
  const changed = idOf('Whenever')
  await as(ben).put(`/tasks/${idOf("Ben's")}`, { name: "Ben's and Cem's" })
  await as(ada).put(`/tasks/${changed}`, { name: 'Now' })
  await expect.poll(names(page)).toEqual(["Ben's and Cem's", 'Now', 'Soon', 'Late'])
  const made = (await as(ada).post('/tasks', { group: website, name: 'Quite new' })).body._id
  await expect.poll(names(page)).toEqual(['Quite new', "Ben's and Cem's", 'Now', 'Soon', 'Late'])
  await as(ada).put(`/tasks/${changed}`, { group: secret })
  await as(ada).delete(`/tasks/${made}`)
  await expect.poll(names(page)).toEqual(["Ben's and Cem's", 'Soon', 'Late'])
  expect(asked.filter((path) => !/^\/\d+$/.test(path))).toEqual([])
})

test('what others share shows at once, and goes at once', async () => {
  const stage = await withTasks()
  const { as, ada, ben, website } = stage
  const { page } = await visit(stage, { as: ben, path: pathTo(stage, 'list') })
  await expect.poll(names(page)).toHaveLength(4)
  await page.keyboard.press('v')
  await page.getByText('No saved views').waitFor()
  const body = { name: 'What is late', kind: 'list', group: website, shared: true }
  const { _id } = (await as(ada).post('/views', body)).body
  await page.getByRole('link', { name: 'What is late' }).waitFor()
  await as(ada).put(`/views/${_id}`, { shared: false })
  await page.getByRole('link', { name: 'What is late' }).waitFor({ state: 'detached' })
})

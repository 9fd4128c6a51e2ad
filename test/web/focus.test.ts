import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

/** What has the focus, by its name or its words, or by what it is. */
const focused = (page: Page) => () =>
  page.evaluate(() => {
    const { activeElement: active } = document
    return active?.ariaLabel ?? (active?.matches('a, button') ? active.textContent : active?.localName)
  })

async function withTask(task: object = {}) {
  const stage = await world()
  const { _id } = (await stage.as(stage.ada).post('/tasks', { group: stage.website, name: 'Rent', ...task })).body
  return { ...stage, _id }
}

test('opened by keyboard, a task has the focus, and what it covers has it again afterwards', async () => {
  const { _id, ...stage } = await withTask()
  const { as, ada, website } = stage
  await as(ada).post(`/tasks`, { group: website, name: 'Call', parent: _id })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list`, width: 1024 })
  const [rent, panel] = [page.getByRole('link', { name: 'Rent', exact: true }), page.getByRole('complementary')]
  await rent.focus()
  await page.keyboard.press('Enter')
  await expect.poll(focused(page)).toBe('aside')
  await panel.getByRole('link', { name: 'Call' }).press('Enter')
  await panel.getByRole('article', { name: 'Call' }).waitFor()
  await expect.poll(focused(page)).toBe('aside')
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await expect.poll(focused(page)).toBe('Rent')

  await rent.click()
  await panel.getByRole('textbox', { name: 'Name' }).waitFor()
  expect(await focused(page)()).toBe('Rent')
})

test('Escape leaves a field in which nothing was changed, takes back what was, and loses no draft', async () => {
  const { _id, ...stage } = await withTask()
  const { page } = await visit(stage, { as: stage.ada, path: `/projects/${stage.website}/board?task=${_id}` })
  const panel = page.getByRole('complementary')
  const name = panel.getByRole('textbox', { name: 'Name', exact: true })
  await name.fill('Rent, at last')
  await page.keyboard.press('Escape')
  await expect.poll(() => name.inputValue()).toBe('Rent')
  expect(await focused(page)()).toBe('Name')
  await page.keyboard.press('Escape')
  await expect.poll(focused(page)).toBe('aside')

  const comment = panel.getByRole('textbox', { name: 'Comment' })
  await comment.fill('Half a thought')
  await page.keyboard.press('Escape')
  await expect.poll(focused(page)).toBe('aside')
  expect(await comment.inputValue()).toBe('Half a thought')
  await comment.fill('')
  await page.keyboard.press('Escape')
  await expect.poll(focused(page)).toBe('aside')
  await name.press('Enter')
  await expect.poll(focused(page)).toBe('aside')
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
})

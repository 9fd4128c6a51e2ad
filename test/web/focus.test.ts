import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

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

test('what takes the place of a control that was pressed has the focus', async () => {
  const { _id, ...stage } = await withTask()
  const { ada } = stage
  const { page } = await visit(stage, { as: ada, path: `/tasks/${_id}` })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await button('Add a checklist').press('Enter')
  await expect.poll(focused(page)).toBe('New step')
  await button('Remove the checklist').press('Enter')
  await expect.poll(focused(page)).toBe('Add a checklist')
  await button('Add a progress bar').press('Enter')
  await expect.poll(focused(page)).toBe('Done of Rent')

  await button('Add a description… Markdown works.').press('Enter')
  await expect.poll(focused(page)).toBe('Description')
  await page.keyboard.press('Escape')
  await expect.poll(focused(page)).toBe('Add a description… Markdown works.')
  await button('Add a description… Markdown works.').press('Enter')
  await page.getByRole('textbox', { name: 'Description' }).fill('By the fifth')
  await button('Save').press('Enter')
  await expect.poll(focused(page)).toBe('Edit')
})

test('whoever ends what a button began is at that button again', async () => {
  const { _id, ...stage } = await withTask()
  const { as, ada, website, sales } = stage
  const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body._id
  await as(ada).post(`/crm/customers/${client}/notes`, { content: 'Called' })
  await as(ada).post(`/tasks/${_id}/activities`, { content: 'Done?' })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/board` })
  const kind = () => page.evaluate(() => document.activeElement?.localName)
  const endsAt = async (name: RegExp) => {
    const button = page.getByRole('button', { name }).first()
    await button.press('Enter')
    await expect.poll(kind).toMatch(/^(input|textarea)$/)
    await page.keyboard.press('Escape')
    await expect.poll(kind).toBe('button')
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  }
  await endsAt(/^Add a task to/)
  await page.goto(`/pipelines/${sales}/board`)
  await endsAt(/^Add a lead to/)
  await page.goto(`/clients/${client}`)
  await endsAt(/^Edit the note/)
  await page.goto(`/tasks/${_id}`)
  await endsAt(/^Reply to/)
})

test('the line for the next step stays in sight', async () => {
  const { _id, ...stage } = await withTask({ stepType: 'steps', steps: [] })
  const { page } = await visit(stage, { as: stage.ada, path: `/tasks/${_id}` })
  const line = page.getByRole('textbox', { name: 'New step' })
  await line.focus()
  for (let i = 1; i <= 20; i++) {
    await page.keyboard.insertText(String(i))
    await page.keyboard.press('Enter')
  }
  await page.getByRole('textbox', { name: 'Name of 20', exact: true }).waitFor()
  const isInSight = () => line.evaluate((field) => field.getBoundingClientRect().bottom <= window.innerHeight)
  await expect.poll(isInSight).toBe(true)
})

test('whoever opens the week of a full day is where that is taken back', async () => {
  const { _id, ...stage } = await withTask()
  const { as, ada, website } = stage
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F'])
    await as(ada).post('/tasks', { group: website, name, deadline: seconds('2026-01-20T12:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/calendar` })
  await page.getByRole('button', { name: /2 more/ }).press('Enter')
  await page.getByRole('link', { name: 'F, Tuesday' }).waitFor()
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('week')
})

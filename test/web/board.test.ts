import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

async function withCards() {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const add = async (body: object) => (await as(ada).post('/tasks', { group: website, ...body })).body._id as string
  const third = await add({ name: 'Third', priorityScore: 30 })
  const second = await add({ name: 'Second', priorityScore: 20, assignees: [ben._id] })
  const first = await add({
    name: 'First: choose the colours of the new shop front, inside and out, with the people who work there every day',
    priorityScore: 10,
    priority: 5,
    assignees: [ada._id, ben._id],
    deadline: seconds('2026-01-14T12:00:00Z'),
    stepType: 'steps',
    steps: [{ name: 'Ask', completed: true }, { name: 'Paint' }],
  })
  return { ...stage, ids: { first, second, third }, path: `/projects/${website}/board` }
}

test('cards are dragged between columns and to a place, and stay there', async () => {
  const stage = await withCards()
  const { as, ada, ids, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  const active = page.getByRole('region', { name: 'Active' })
  const pending = page.getByRole('region', { name: 'Pending' })
  await pending.getByRole('img', { name: '1 of 2 steps done' }).waitFor()
  await look(page, 'board')

  await pending.locator(`[data-card="${ids.second}"]`).dragTo(active)
  await active.getByRole('link', { name: 'Second' }).waitFor()
  const [card, target] = [`[data-card="${ids.third}"]`, `[data-card="${ids.second}"]`]
  await page.locator(card).dragTo(page.locator(target), { targetPosition: { x: 60, y: 4 } })
  await expect.poll(() => active.getByRole('link').allTextContents()).toEqual(['Third', 'Second'])
  await expect.poll(async () => (await as(ada).get(`/tasks/${ids.third}`)).body.state).toBe('cb_active')
  await page.reload()
  await expect.poll(() => active.getByRole('link').allTextContents()).toEqual(['Third', 'Second'])
})

test('by keyboard alone: from card to card, moving them, opening one, adding one', async () => {
  const stage = await withCards()
  const { as, ada, ids, website, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  const focused = () => page.evaluate('document.activeElement.textContent')
  await page.getByRole('link', { name: /^First/ }).waitFor()
  await page.keyboard.press('j')
  await expect.poll(focused).toContain('First')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Second')

  await page.keyboard.press('Shift+ArrowDown')
  await page.getByText('Second: moved to Pending, 3 of 3').waitFor({ state: 'attached' })
  await expect.poll(focused).toBe('Second')
  await page.keyboard.press('Shift+ArrowRight')
  const active = page.getByRole('region', { name: 'Active' })
  await active.getByRole('link', { name: 'Second' }).waitFor()
  await expect.poll(focused).toBe('Second')
  await expect.poll(async () => (await as(ada).get(`/tasks/${ids.second}`)).body.state).toBe('cb_active')

  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  await page.keyboard.press('Escape')
  await active.getByRole('button', { name: 'Add a task to Active' }).press('Enter')
  await page.keyboard.type('Call the painter tomorrow !4')
  await page.keyboard.press('Enter')
  await active.getByRole('link', { name: 'Call the painter' }).waitFor()
  const list = async () => (await as(ada).get(`/tasks?group=${website}&search=painter`)).body
  await expect.poll(list).toMatchObject([{ name: 'Call the painter', state: 'cb_active', priority: 4 }])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Collapse Active' }).press('Enter')
  await page.reload()
  await page.getByRole('button', { name: 'Expand Active' }).waitFor()
})

test('a card that went to another column is taken back, to its place', async () => {
  const stage = await withCards()
  const { as, ada, cem, ids, path } = stage
  const saved = async () => (await as(ada).get(`/tasks/${ids.second}`)).body
  const { page } = await visit(stage, { as: ada, path })
  const active = page.getByRole('region', { name: 'Active' })
  const pending = page.getByRole('region', { name: 'Pending' })
  await page.locator(`[data-card="${ids.second}"]`).dragTo(active)
  await page.getByText('Moved to Active', { exact: true }).waitFor()
  await expect.poll(saved).toMatchObject({ state: 'cb_active' })
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => pending.getByRole('link').allTextContents())
    .toEqual([expect.stringMatching(/^First/), 'Second', 'Third'])
  await expect.poll(saved).toMatchObject({ state: 'cb_waiting', priorityScore: 20 })

  // One word at a time, and none of what needs no way back.
  await pending.getByRole('link', { name: 'Third' }).focus()
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(`Shift+${key}`)
  await page.getByText('Moved to Completed', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(1)
  await expect.poll(async () => (await as(ada).get(`/tasks/${ids.third}`)).body.state).toBe('cb_completed')
  await page.getByRole('button', { name: 'Undo' }).click()
  await active.getByRole('link', { name: 'Third' }).waitFor()

  const other = await visit(stage, { as: cem, path })
  await other.page.getByRole('link', { name: 'Second' }).focus()
  await other.page.keyboard.press('Shift+ArrowRight')
  await other.page.getByText(/Not changed:/).waitFor()
  await other.page.getByText('Moved to Active', { exact: true }).waitFor({ state: 'detached' })
})

test('a filter is in the address, and what is refused goes back', async () => {
  const stage = await withCards()
  const { as, ada, cem, ids, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  await page.getByRole('textbox', { name: 'Find by name' }).fill('colours')
  await page.getByText('1 task', { exact: true }).waitFor()
  await expect.poll(() => page.url()).toContain('text=colours')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByText('3 tasks', { exact: true }).waitFor()

  await as(ada).put(`/tasks/${ids.third}`, { assignees: [cem._id] })
  const other = await visit(stage, { as: cem, path })
  const pending = other.page.getByRole('region', { name: 'Pending' })
  await pending.getByRole('link', { name: 'Second' }).focus()
  await other.page.keyboard.press('Shift+ArrowRight')
  await other.page.getByText(/Not changed:/).waitFor()
  await pending.getByRole('link', { name: 'Second' }).waitFor()
  await pending.getByRole('link', { name: 'Third' }).focus()
  await other.page.keyboard.press('Shift+ArrowRight')
  await other.page.getByRole('region', { name: 'Active' }).getByRole('link', { name: 'Third' }).waitFor()
})

test('four thousand cards are on the board, and few of them in the page', async () => {
  const stage = await world()
  const { store, ada, website } = stage
  const { createTask } = await import('../../server/usecases/task/create.ts')
  await store.write(ada.actor, async (tx) => {
    for (let i = 0; i < 4000; i++) await createTask(tx, { projectId: website, name: `Card ${i}` })
  })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/board` })
  await page.getByText('4,000 tasks').waitFor()
  expect(await page.locator('[data-card]').count()).toBeLessThan(60)
  await page.getByRole('link', { name: 'Card 3999' }).press('ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('region', { name: 'Active' }).getByRole('link', { name: 'Card 3998' }).waitFor()
})

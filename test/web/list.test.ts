import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

async function withTasks() {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const tag = (await as(ada).post('/tags', { group: website, name: 'shop', color: '#2a7' })).body._id
  const add = (body: object) => as(ada).post('/tasks', { group: website, ...body })
  await add({ name: 'Paint', priorityScore: 1, assignees: [ben._id], tags: [tag], priority: 2 })
  await add({ name: 'Ask', priorityScore: 2, deadline: seconds('2026-01-14T12:00:00Z'), priority: 5 })
  await add({
    name: 'Move the counter to where it is seen from the street, and the till',
    priorityScore: 3,
    assignees: [ada._id, ben._id],
  })
  const rent = (await add({ name: 'Rent', priorityScore: 4 })).body._id as string
  return { ...stage, rent, tag, path: `/projects/${website}/list` }
}

test('the list is sorted and grouped by its address, and edited in place', async () => {
  const stage = await withTasks()
  const { as, ada, rent, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  const names = () => page.getByRole('row').getByRole('link').allTextContents()
  await expect.poll(names).toEqual(['Paint', 'Ask', expect.stringMatching(/^Move/), 'Rent'])
  await look(page, 'list')

  await page.getByRole('columnheader').getByRole('button', { name: 'Name' }).click()
  await expect.poll(names).toEqual(['Ask', expect.stringMatching(/^Move/), 'Paint', 'Rent'])
  await expect.poll(() => page.url()).toContain('sort=name')
  await page.getByRole('button', { name: 'Group: Group' }).click()
  await page.getByRole('option', { name: 'Assignees' }).click()
  await page.getByRole('rowheader', { name: /^Nobody 2/ }).waitFor()
  await page.reload()
  await page.getByRole('rowheader', { name: /^Ben .* 2/ }).waitFor()
  await look(page, 'list-grouped')

  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Rent' }) })
  await row.getByRole('button', { name: 'Priority: Normal' }).click()
  await page.getByRole('option', { name: 'Urgent' }).click()
  await row.getByRole('button', { name: 'Priority: Urgent' }).waitFor()
  await row.getByRole('button', { name: 'State: Pending' }).click()
  await page.getByRole('option', { name: 'Active' }).click()
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${rent}`)).body)
    .toMatchObject({ priority: 5, state: 'cb_active' })
})

test('many are changed together, and back again', async () => {
  const stage = await withTasks()
  const { as, ada, website, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  const statesNow = async () =>
    (await as(ada).get(`/tasks?group=${website}`)).body.map(({ state }: { state: string }) => state).sort()
  await page.getByRole('checkbox', { name: 'Select Paint' }).click()
  await page.getByRole('checkbox', { name: 'Select Rent' }).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Change the selected tasks' })
  await bar.getByText('4 selected').waitFor()
  await look(page, 'list-selected')
  await bar.getByRole('button', { name: 'Set deadline: Deadline' }).waitFor()
  await bar.getByRole('button', { name: /^Set state/ }).click()
  await page.getByRole('option', { name: 'Completed' }).click()
  await page.getByText('Changed 4 tasks').waitFor()
  expect(await statesNow()).toEqual(Array(4).fill('cb_completed'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('4 tasks are as before').waitFor()
  expect(await statesNow()).toEqual(Array(4).fill('cb_waiting'))
})

test('tags and a client are set in the list, which shows the columns that one chooses', async () => {
  const stage = await withTasks()
  const { as, ada, ben, rent, tag, path } = stage
  await as(ada).put(`/tasks/${rent}`, { assignees: [ben._id] })
  const { _id: client } = (await as(ada).post('/crm/customers', { name: 'Lighthouse Café' })).body
  const { page } = await visit(stage, { as: ada, path })
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Rent' }) })
  await row.getByRole('button', { name: 'Tags: No tags' }).click()
  await page.getByRole('option', { name: 'shop' }).click()
  await row.getByRole('button', { name: 'Tags: shop' }).waitFor()
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: 'Client: No client' }).click()
  await page.getByRole('option', { name: 'Lighthouse Café' }).click()
  await row.getByRole('button', { name: 'Client: Lighthouse Café' }).waitFor()
  const saved = async () => (await as(ada).get(`/tasks/${rent}`)).body
  await expect.poll(saved).toMatchObject({ tags: [tag], customer: { _id: client } })
  const other = (await as(ada).post('/tags', { group: stage.website, name: 'zoo of all that is on wheels' })).body._id
  await as(ada).put(`/tasks/${rent}`, { tags: [tag, other] })
  const more = row.getByRole('button', { name: /^Tags: shop ?, zoo of all that is on wheels$/ }).getByText('+1')
  await more.waitFor()
  const [mark, cell] = [(await more.boundingBox())!, (await row.locator('[data-column=tags]').boundingBox())!]
  expect(mark.x + mark.width).toBeLessThanOrEqual(cell.x + cell.width)

  const heads = () => page.getByRole('columnheader').allTextContents()
  await page.getByRole('button', { name: 'Columns: Columns' }).click()
  for (const name of ['Owner', 'Start', 'Project', 'Added', 'Priority'])
    await page.getByRole('option', { name }).click()
  await page.keyboard.press('Escape')
  const chosen = ['Name', 'Project', 'State', 'Assignees', 'Owner', 'Start', 'Deadline', 'Tags', 'Client', 'Added']
  await expect.poll(heads).toEqual(chosen)
  await row.getByText('Website').waitFor()
  await look(page, 'list-columns')
  await page.reload()
  await expect.poll(heads).toEqual(chosen)

  await page.getByRole('button', { name: 'Save view' }).waitFor({ state: 'detached' })
  await page.getByRole('columnheader').getByRole('button', { name: 'Owner' }).click()
  await expect.poll(() => page.url()).toContain('sort=owner')
})

test('by keyboard alone: one stop of Tab, from cell to cell, opening, changing, selecting', async () => {
  const stage = await withTasks()
  const { as, ada, website, rent, path } = stage
  const { page } = await visit(stage, { as: ada, path })
  const focused = () => page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent')
  const selected = () => page.getByRole('row', { selected: true }).getByRole('link').allTextContents()
  const LONG = 'Move the counter to where it is seen from the street, and the till'
  const link = (name: string) => page.getByRole('row').getByRole('link', { name })
  await link('Rent').waitFor()
  expect(await page.locator('tbody').locator('[tabindex="0"]').count()).toBe(1)

  await page.keyboard.press('j')
  await expect.poll(focused).toBe('Paint')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Ask')
  await page.keyboard.press('k')
  await expect.poll(focused).toBe('Paint')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(focused).toBe('Select Paint')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toBe('State: Pending')
  await page.keyboard.press('ArrowDown') // goes on, and opens nothing
  expect(await page.getByRole('listbox').count()).toBe(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Active' }).waitFor()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await as(ada).get(`/tasks/${rent}`)).body.state).toBe('cb_active')
  await expect.poll(focused).toBe('State: Active')
  await page.getByRole('listbox').waitFor({ state: 'detached' })

  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await expect.poll(selected).toEqual(['Ask', LONG, 'Rent'])
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(selected).toEqual([LONG, 'Rent'])
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect.poll(selected).toEqual(['Paint', LONG, 'Rent'])
  await page.getByText('3 selected').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Select the task, or not').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await expect.poll(selected).toEqual([])
  await expect.poll(focused).toBe('State: Pending')

  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })

  // The row goes elsewhere, and the focus with it.
  await page.goto(`/projects/${website}/list?by=state`)
  await link('Rent').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Suspended' }).waitFor()
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.getByRole('rowheader', { name: 'Suspended 1' }).waitFor()
  await expect.poll(focused).toBe('State: Suspended')
  await page.keyboard.press('k')
  await expect.poll(focused).toBe('State: Pending')
})

test('the row with the focus stays, however far one scrolls', async () => {
  const stage = await world()
  const { store, ada, website } = stage
  const { createTask } = await import('../../server/usecases/task/create.ts')
  await store.write(ada.actor, async (tx) => {
    for (let i = 0; i < 300; i++) await createTask(tx, { projectId: website, name: `Task ${i}` })
  })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list` })
  const focused = () => page.evaluate('document.activeElement.textContent')
  await page.getByRole('link', { name: 'Task 299' }).waitFor()
  for (let i = 0; i < 3; i++) await page.keyboard.press('j')
  await expect.poll(focused).toBe('Task 297')
  await page.getByRole('grid').hover()
  await page.mouse.wheel(0, 6_000)
  await page.getByRole('link', { name: 'Task 150' }).waitFor()
  await expect.poll(focused).toBe('Task 297')
  await page.keyboard.press('j')
  await expect.poll(focused).toBe('Task 296')
  const top = async () => (await page.getByRole('link', { name: 'Task 296' }).boundingBox())?.y ?? 0
  await expect.poll(top).toBeGreaterThan(0) // it is in sight again
  expect(await page.locator('tbody tr').count()).toBeLessThan(80)
})

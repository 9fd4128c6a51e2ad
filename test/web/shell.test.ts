import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('the command menu finds tasks, projects and people, and runs actions', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'İstanbul ofisinin kirası' })
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('heading', { name: 'Nothing on your plate' }).waitFor()
  await page.keyboard.press('Control+k')
  const input = page.getByRole('combobox')
  await input.fill('istanbul')
  await page.getByRole('option', { name: /İstanbul ofisinin/ }).waitFor()
  await look(page, 'command')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' }) // an Escape before would be the menu's
  await page.keyboard.press('Escape')
  await page.getByRole('complementary').waitFor({ state: 'detached' })

  await page.keyboard.press('Control+k')
  await input.fill('websi')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Website' }).waitFor()
  await page.keyboard.press('Control+k')
  await input.fill('new task')
  await page.keyboard.press('Enter')
  await page.getByLabel('Task, in one line').waitFor()
})

test('shortcuts are listed, and work one key after the other', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, path: '/clients' })
  await page.getByRole('heading', { name: 'Clients', exact: true }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('New task').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByRole('heading', { name: 'People' }).waitFor()
})

test('what a page and its task offer has keys and is in the command menu, and undo is a key', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const isArchived = async () => (await as(ada).get(`/tasks/${_id}`)).body.archivedAt !== null
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/board?task=${_id}` })
  await page.getByRole('complementary').getByRole('button', { name: 'More for this task' }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('The task is archived.').waitFor()
  await expect.poll(isArchived).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(isArchived).toBe(false)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('delete')
  await page.getByRole('option', { name: 'Delete Task' }).click()
  await page.getByText('Deleted: Rent').waitFor()
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await page.getByText('Restored: Rent').waitFor()

  await page.keyboard.press('7')
  await page.getByRole('heading', { name: 'States' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Timeline').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('timeline')
  await page.keyboard.press('Enter')
  await page.waitForURL(/timeline/)
})

test('another language is there at once, and stays', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('button', { name: /Account and settings/ }).click()
  await page.getByRole('menuitem', { name: 'Türkçe' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Görevlerim' }).waitFor()
  await page.getByRole('button', { name: 'Durum: Bekliyor' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('tr')
  await look(page, 'home-turkish')
  await page.reload()
  await page.getByRole('heading', { name: 'Görevlerim' }).waitFor()
  await expect.poll(async () => (await as(ada).get('/app/me')).body.language).toBe('tr')
})

test('a language that cannot be kept goes back, wherever it was chosen', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada })
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const answer = Promise.withResolvers<void>()
  await page.route('**/api/v1/app/me', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    await answer.promise
    await route.abort()
  })
  await page.getByRole('button', { name: /Account and settings/ }).click()
  await page.getByRole('menuitem', { name: 'Türkçe' }).click()
  await page.getByRole('heading', { name: 'Görevlerim' }).waitFor()
  answer.resolve()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
})

test('on a phone the navigation opens, and closes when a place is chosen', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, width: 390 })
  await page.getByRole('button', { name: 'Open the navigation' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('link', { name: 'Website' }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Website' }).click()
  await page.getByRole('heading', { name: 'Website' }).waitFor()
  await dialog.waitFor({ state: 'detached' })
})

test('what is not there says so, and shows the way back', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, path: '/tasks/7000000000000000000' })
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'To my tasks' }).click()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.goto('/no/such/page')
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
})

test('what is done on the home page leaves it, and comes back; the line for a new task knows where one is', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/groups', { name: 'Another one' }) // which is before the other by its name
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })).body
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('button', { name: 'State: Pending' }).click()
  await page.getByRole('option', { name: 'Completed' }).click()
  await page.getByText('“Rent”: Completed').waitFor()
  await page.getByRole('link', { name: 'Rent' }).waitFor({ state: 'detached' })
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_completed')
  await page.keyboard.press('Control+z')
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_waiting')
  const dan = await visit(stage, { as: stage.dan, path: '/?view=followed' })
  await dan.page.getByRole('heading', { name: 'You follow no open tasks' }).waitFor()

  await page.goto(`/projects/${website}/list`)
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Project: Website' }).waitFor()
  await page.getByLabel('Task, in one line').fill('Paint @ben every Monday and Thursday')
  await page.getByText('Every Monday and Thursday').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('“Paint” is added to Website').waitFor()
  const made = async () => (await as(ada).get(`/tasks?group=${website}&search=paint&include=recurrence`)).body
  const days = [true, false, false, true, false, false, false]
  await expect.poll(made).toMatchObject([{ recurrence: { type: 'weekly', days } }])
})

test('on a phone the tab of the page is in sight', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, path: `/projects/${stage.website}/settings`, width: 390 })
  const tab = page.getByRole('link', { name: 'Settings' })
  await tab.waitFor()
  await expect.poll(async () => (await tab.boundingBox())?.x).toBeLessThan(300)
})

test('what is open has the keys: letters choose there, and change nothing else', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const saved = async () => (await as(ada).get(`/tasks/${_id}`)).body
  const { page } = await visit(stage, { as: ada, path: `/tasks/${_id}`, language: 'tr' })
  const state = page.getByRole('button', { name: /^Durum:/ })
  await state.waitFor()
  await page.keyboard.press('s')
  await page.getByRole('option', { name: 'Askıda' }).waitFor()
  await page.keyboard.type('as') // the first that begins with a is another one
  await expect.poll(() => page.locator('[data-combobox-selected]').textContent()).toBe('Askıda')
  const read = (await state.getAttribute('aria-activedescendant')) ?? ''
  expect(await page.locator(`[id="${read}"]`).textContent()).toBe('Askıda')
  await page.keyboard.press('e') // else it would be archived
  await page.keyboard.press('d') // and the choice of a date would be on top
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Durum: Askıda' }).waitFor()
  await page.getByRole('listbox').waitFor({ state: 'detached' })

  await page.keyboard.press('d')
  const calendar = page.getByRole('dialog', { name: 'Son tarih' })
  await calendar.getByRole('button', { name: 'Yarın' }).waitFor()
  await page.keyboard.press('e')
  await page.keyboard.press('s')
  await page.keyboard.press('Escape')
  await calendar.waitFor({ state: 'detached' })
  expect(await page.getByRole('listbox').count()).toBe(0)

  await page.keyboard.press('Shift+E') // is another key
  await page.keyboard.press('p')
  await page.getByRole('option', { name: 'Acil' }).click()
  await expect.poll(saved).toMatchObject({ name: 'Rent', state: 'cb_suspended', priority: 5, archivedAt: null })
})

test('the line for a new task offers names, says what it does not know, and what is missing', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const { _id: tag } = (await as(ada).post('/tags', { group: website, name: 'shop front' })).body
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list` })
  await page.getByRole('button', { name: 'New task' }).last().waitFor()
  await page.keyboard.press('c')
  const line = page.getByLabel('Task, in one line')
  await line.pressSequentially('tomorrow ')
  await page.keyboard.press('Enter')
  await page.getByText('Give it a name.').waitFor()
  await line.pressSequentially('Paint @nobod')
  await page.getByText('Nobody is called “nobod”: it stays in the name.').waitFor()
  await page.getByText('Give it a name.').waitFor({ state: 'detached' })
  await line.fill('tomorrow Paint ')
  await line.pressSequentially('@b')
  await page.getByRole('option', { name: 'Ben' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Ben', selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => line.inputValue()).toMatch(/^tomorrow Paint @Ben\S* $/)
  await line.pressSequentially('#fr')
  await page.getByRole('option', { name: 'shop front' }).click()
  await expect.poll(() => line.inputValue()).toContain('#shopfront')
  await line.pressSequentially('@a')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Escape') // closes the list alone
  await page.getByRole('option').first().waitFor({ state: 'detached' })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await page.getByText('“Paint” is added to Website').waitFor()
  const made = async () => (await as(ada).get(`/tasks?group=${website}&search=paint`)).body
  await expect.poll(made).toMatchObject([{ name: 'Paint', assignees: [ben._id], tags: [tag] }])
})

import { expect, test } from 'vitest'
import { expectAccessibleInBothThemes, look, screenshot, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

test('a task is changed in the panel, and what is changed shows at once', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const made = await as(ada).post('/tasks', {
    group: website,
    name: 'Choose the colours of the new shop front, inside and out, with the people who work there',
    desc: 'Three offers:\n\n- **Blue**, as now\n- Green\n- <b>not markup</b>\n\nSee [the palette](https://example.com).',
    assignees: [ada._id, ben._id],
    deadline: seconds('2026-01-14T12:00:00Z'),
    priority: 5,
  })
  const { _id } = made.body
  await as(ben).post(`/tasks/${_id}/activities`, { content: 'I like the *green* one.' })
  const { page } = await visit(stage, { as: ada })

  await page.getByRole('heading', { name: 'Overdue 1' }).waitFor()
  await page.getByRole('link', { name: /Choose the colours/ }).click()
  const panel = page.getByRole('complementary')
  await panel.getByText('I like the').waitFor()
  expect(await panel.getByText('<b>not markup</b>').count()).toBe(1)
  await look(page, 'task-panel')

  await panel.getByRole('button', { name: 'State: Pending' }).click()
  await page.getByRole('option', { name: 'Active' }).click()
  await panel.getByText('Ada Lovelace moved it from Pending to Active').waitFor()
  await panel.getByRole('textbox', { name: 'Name' }).fill('Choose the colours')
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('link', { name: 'Choose the colours', exact: true }).waitFor()

  await panel.getByRole('textbox', { name: 'Comment' }).fill('Green it is.')
  await page.keyboard.press('Control+Enter')
  await panel.getByRole('listitem').getByText('Green it is.').waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}/activities`)).body.length).toBe(4)
  expect((await as(ada).get(`/tasks/${_id}`)).body).toMatchObject({ name: 'Choose the colours', state: 'cb_active' })

  await page.goto(`/tasks/${_id}`)
  await page.getByText('Green it is.').waitFor()
  await look(page, 'task-page')
})

test('what others change shows at once, and leaves alone what one is typing', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ben._id] })).body
  const { page } = await visit(stage, { as: ben, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const comment = panel.getByRole('textbox', { name: 'Comment' })
  await comment.fill('half a sent')
  await as(ada).put(`/tasks/${_id}`, { name: 'Rent and power' })
  await as(ada).post(`/tasks/${_id}/activities`, { content: 'Two bills now.' })
  await panel.getByText('Two bills now.').waitFor()
  await page.getByRole('link', { name: 'Rent and power' }).first().waitFor()
  expect(await comment.inputValue()).toBe('half a sent')

  await page.reload()
  await expect.poll(() => comment.inputValue()).toBe('half a sent')
})

test('a name that is being written is saved by going back, and by a reload', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list` })
  const panel = page.getByRole('complementary')
  const name = panel.getByRole('textbox', { name: 'Name' })
  const kept = async () => (await as(ada).get(`/tasks/${_id}`)).body.name
  await page.getByRole('link', { name: 'Rent' }).click()
  await name.fill('Rent and power')
  await page.goBack()
  await panel.waitFor({ state: 'detached' })
  await expect.poll(kept).toBe('Rent and power')
  await page.getByRole('link', { name: 'Rent and power' }).click()
  await name.fill('Rent, power, water')
  await page.reload()
  await expect.poll(kept).toBe('Rent, power, water')
  await expect.poll(() => name.inputValue()).toBe('Rent, power, water')
})

test('a refused comment comes back, before what was written since', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const { page, context } = await visit(stage, { as: ada, path: `/tasks/${_id}` })
  const { promise: isWritten, resolve: goOn } = Promise.withResolvers<void>()
  await context.route(`**/api/v1/tasks/${_id}/activities`, async (route) => {
    if (route.request().method() === 'GET') return route.continue()
    await isWritten
    await route.fulfill({ status: 403, json: { detail: 'no' } })
  })
  const comment = page.getByRole('textbox', { name: 'Comment' })
  await comment.fill('First')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => comment.inputValue()).toBe('')
  await comment.fill('Second')
  goOn()
  await expect.poll(() => comment.inputValue()).toBe('First\n\nSecond')
})

test('what is refused is taken back with a word, and what may not be done says why', async () => {
  const stage = await world()
  const { as, ada, cem, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [cem._id] })).body
  const { page } = await visit(stage, { as: cem, path: `/tasks/${_id}` })
  const priority = page.getByRole('button', { name: 'Priority: Normal' })
  await expect.poll(() => priority.getAttribute('aria-disabled')).toBe('true')
  await priority.hover()
  await page.getByText('Only the owner of the task and people who may edit').waitFor()

  await page.route('**/permissions', () => {}) // what one may do now is long in coming
  await page.getByRole('button', { name: 'State: Pending' }).click()
  await as(ada).put(`/tasks/${_id}`, { assignees: [] })
  await page.getByRole('option', { name: 'Completed' }).click()
  await page
    .getByText('You may not do this')
    .or(page.getByText(/Not changed:/))
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'State: Pending' }).waitFor()
})

test('a time is written by the clock of the account, and a date in its order', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).put('/app/me', { localization: { timeFormat: 'hh:mm a' } })
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent' })).body
  const { page } = await visit(stage, { as: ada, path: `/tasks/${_id}` })
  const deadline = async () => (await as(ada).get(`/tasks/${_id}`)).body.deadline
  await page.getByRole('button', { name: /^Deadline/ }).click()
  const time = page.getByRole('textbox', { name: 'Time', exact: true })
  await time.fill('noon')
  await page.keyboard.press('Enter')
  await page.getByText('Write a time, like 18:00.').waitFor()
  await time.fill('6:30 pm')
  await page.getByRole('textbox', { name: 'Name', exact: true }).click() // leaves it, and closes the choice
  await expect.poll(deadline).toBe(seconds('2026-01-15T15:30:00Z'))
  await page.getByRole('button', { name: 'Deadline: Today 6:30 PM' }).click()
  expect(await time.inputValue()).toBe('6:30 PM')
  await time.fill('')
  await page.keyboard.press('Enter')
  await expect.poll(deadline).toBe(seconds('2026-01-15T20:59:59Z'))
  await expectAccessibleInBothThemes(page)
  await screenshot(page, 'date-picker')
  await as(ada).put(`/tasks/${_id}`, { deadline: seconds('2026-02-10T15:00:00Z') })
  await page.getByRole('button', { name: 'Deadline: 10 Feb 6:00 PM' }).waitFor()
  await as(ada).put('/app/me', { language: 'tr' })
  await page.reload()
  await page.getByRole('button', { name: 'Son tarih: 10 Şub ÖS 6:00' }).waitFor()
})

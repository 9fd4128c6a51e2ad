import { expect, test } from 'vitest'
import { expectAccessible, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('without a network the app says so, goes on, and catches up', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })).body
  const { page, context } = await visit(stage, { as: ada })
  const state = page.getByRole('button', { name: /^State/ })
  await state.waitFor()
  await context.setOffline(true)
  await page.getByText('No connection.').waitFor()
  await expectAccessible(page)
  await state.click()
  await page.getByRole('option', { name: 'Active' }).click()
  await page.getByRole('button', { name: 'State: Active' }).waitFor()
  await context.setOffline(false)
  await page.getByText('No connection.').waitFor({ state: 'detached' })
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_active')
})

test('a task that is added without a network says that it waits, and comes when there is one', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { page, context } = await visit(stage, { as: ada, path: `/projects/${website}/list` })
  await page.getByRole('heading', { name: 'Website' }).waitFor()
  await page.keyboard.press('c')
  const line = page.getByLabel('Task, in one line')
  await page.getByRole('button', { name: 'Add task' }).waitFor() // all of the form is there
  await context.setOffline(true)
  await page.getByText('No connection.').waitFor({ state: 'attached' })
  for (const name of ['Paint', 'Rent']) {
    await line.fill(name)
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => line.inputValue()).toBe('')
  }
  await page.getByText('It waits, and is sent when the connection is back.').waitFor()
  await context.setOffline(false)
  await page.getByText('“Rent” is added to Website').waitFor()
  const names = async () =>
    (await as(ada).get(`/tasks?group=${website}`)).body.map(({ name }: { name: string }) => name).sort()
  await expect.poll(names).toEqual(['Paint', 'Rent'])
})

test('while the server is away changes wait, and are sent when it is back', async () => {
  const stage = await world()
  const { app, as, ada, website } = stage
  const { _id } = (await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })).body
  const { page } = await visit(stage, { as: ada })
  const state = page.getByRole('button', { name: /^State/ })
  await state.waitFor()
  const away = [/\/api\/v1\//, /\/health\//]
  for (const address of away) await page.route(address, (route) => route.abort('connectionrefused'))
  app.server.closeAllConnections() // the network is there
  await page.getByText('No connection.').waitFor()
  await state.click()
  await page.getByRole('option', { name: 'Active' }).click()
  await page.getByRole('button', { name: 'State: Active' }).waitFor()
  expect((await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_waiting')
  for (const address of away) await page.unroute(address)
  await page.getByText('No connection.').waitFor({ state: 'detached' })
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_active')
  await page.getByRole('button', { name: 'State: Active' }).waitFor()
})

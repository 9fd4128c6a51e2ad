import { expect, test } from 'vitest'
import { expectAccessible, look, screenshot, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

test('leads are added, moved, won and forecast', async () => {
  const stage = await world()
  const { as, ada } = stage
  const stages = [{ name: 'New' }, { name: 'Offer' }, { name: 'Won', color: 'done' }]
  const pipeline = (await as(ada).post('/pipelines', { name: 'Sales', currency: 'EUR', stages })).body
  const made = await as(ada).post('/tasks', {
    group: pipeline._id,
    name: 'New shop front',
    deadline: seconds('2026-02-14T12:00:00Z'),
    lead: { company: 'Navy', contact: 'Grace Hopper', expectedRevenue: '1000', probability: 25 },
  })
  const { _id } = made.body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${pipeline._id}` })
  const [fresh, offer] = [page.getByRole('region', { name: 'New' }), page.getByRole('region', { name: 'Offer' })]
  await fresh.getByText('Weighted €250').waitFor()
  await expectAccessible(page)

  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  await offer.getByRole('button', { name: 'Fold Offer' }).press('Enter')
  await expect.poll(focus).toBe('Unfold Offer')
  await page.keyboard.press('Enter')
  await expect.poll(focus).toBe('Fold Offer')

  await fresh.getByRole('button', { name: 'Add a lead to New' }).click()
  await page.getByPlaceholder('What is it about?').fill('Signs')
  await page.keyboard.press('Enter')
  await fresh.getByRole('link', { name: 'Signs' }).waitFor()
  await page.keyboard.press('Escape')

  await fresh.getByRole('link', { name: 'New shop front' }).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await offer.getByRole('link', { name: 'New shop front' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('New shop front')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('Offer')

  await fresh.getByRole('link', { name: 'Signs' }).dragTo(offer.getByRole('link', { name: 'New shop front' }))
  await offer.getByRole('link', { name: 'Signs' }).waitFor()

  await page.getByRole('link', { name: 'New shop front' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByLabel('Amount (EUR)').fill('2.500,50')
  await page.keyboard.press('Enter')
  await panel.getByLabel('Probability, %').fill('120')
  await panel.getByText('Write a number from 0 to 100.').waitFor()
  await panel.getByLabel('Probability, %').fill('50')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.lead)
    .toMatchObject({ expectedRevenue: '2500.5', probability: 50 })
  await expectAccessible(page)
  await page.goto(`/pipelines/${pipeline._id}/forecast`)
  await page.getByRole('row', { name: /Feb 26 1 €2,501 €1,250/ }).waitFor()
  await expectAccessible(page)

  await page.goto(`/pipelines/${pipeline._id}/board?task=${_id}`)
  await panel.getByRole('button', { name: 'Won' }).click()
  await page.getByRole('combobox', { name: 'Reason' }).fill('They like us.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => panel.getByLabel('Why it was won').inputValue()).toBe('They like us.')
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}`)).body)
    .toMatchObject({ state: 'Won', lead: { reason: 'They like us.' } })
})

test('a column counts what it shows, also after the question why a lead was won', async () => {
  const stage = await world()
  const { as, ada, sales } = stage
  const lead = { expectedRevenue: '1000', probability: 50 }
  await as(ada).post('/tasks', { group: sales, name: 'Boat', lead })
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/board` })
  const [fresh, won] = [page.getByRole('region', { name: 'New lead' }), page.getByRole('region', { name: 'Won' })]
  await fresh.getByRole('button', { name: 'State: New lead' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await page.getByRole('combobox', { name: 'Reason' }).fill('The price')
  await page.getByRole('button', { name: 'Save' }).click()
  await won.getByText('Weighted €1,000').waitFor()
  await fresh.getByText('0 leads').waitFor()
  await fresh.getByRole('button', { name: 'Add a lead to New lead' }).click()
  await page.getByPlaceholder('What is it about?').fill('Raft')
  await page.keyboard.press('Enter')
  await fresh.getByRole('link', { name: 'Raft' }).waitFor()
  await fresh.getByText('1 lead', { exact: true }).waitFor()
})

test('what is said in passing does not lie over where leads are added', async () => {
  const stage = await world()
  const { as, ada, sales } = stage
  const { _id } = (await as(ada).post('/tasks', { group: sales, name: 'Boat' })).body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/board?task=${_id}` })
  await page.getByRole('complementary').getByRole('button', { name: 'More for this task' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const toast = (await page.locator('[class*=_toast_]').filter({ hasText: 'Deleted: Boat' }).boundingBox())!
  const places = await page.getByRole('button', { name: /^Add a lead to/ }).all()
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) expect((await place.boundingBox())!.y).toBeGreaterThan(toast.y + toast.height)
  await screenshot(page, 'toast')
})

test('a lead has a next step; why leads are lost is counted in the forecast', async () => {
  const stage = await world()
  const { as, ada, sales } = stage
  const made = async (name: string, body: object = {}): Promise<string> =>
    (await as(ada).post('/tasks', { group: sales, name, ...body })).body._id
  const lost = await made('Old boat', { lead: { expectedRevenue: '300' } })
  await as(ada).put(`/tasks/${lost}/state`, { value: 'Lost', reason: 'Too dear' })
  const dear = 'A very long reason that somebody typed in without ever coming to an end of it, as happens'
  const other = await made('Second boat')
  await as(ada).put(`/tasks/${other}/state`, { value: 'Lost', reason: dear })
  const lead = { expectedRevenue: '1000', probability: 50 }
  const id = await made('New boat', { lead, deadline: seconds('2026-03-14T12:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/board?task=${id}` })
  const panel = page.getByRole('complementary')
  await panel.getByLabel('Next step').fill('Call Grace on Friday')
  await page.keyboard.press('Enter')
  await page.getByText('→ Call Grace on Friday').waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${id}`)).body.lead.nextStep).toBe('Call Grace on Friday')
  await look(page, 'pipeline-lead')

  await panel.getByRole('button', { name: 'Lost' }).click()
  await page.getByRole('combobox', { name: 'Reason' }).fill('Too')
  await page.getByRole('option', { name: 'Too dear' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await as(ada).get(`/tasks/${id}`)).body.lead.reason).toBe('Too dear')
  await panel.getByText(/“Reason”.*Too dear/).waitFor()
  await panel.getByLabel('Amount (EUR)').fill('1200')
  await page.keyboard.press('Enter')
  await panel.getByText('changed “Amount” from €1,000 to €1,200').waitFor()
  await page.goto(`/pipelines/${sales}/forecast`)
  await page.getByRole('row', { name: 'Too dear 2 €1,500' }).waitFor()
  await made('Fourth boat', { lead: { expectedRevenue: '77' } }) // shows by itself
  await page.getByRole('row', { name: /No date 1 €77/ }).waitFor()
  await look(page, 'forecast')
})

test('why a lead ended is asked wherever that is said, and not when it is refused; leads are added to the list', async () => {
  const stage = await world()
  const { as, ada, ben, sales } = stage
  const { page, context } = await visit(stage, { as: ada, path: `/pipelines/${sales}/list` })
  await page.getByText('No leads yet').waitFor()
  await page.getByRole('button', { name: 'Add a lead' }).click()
  for (const name of ['Boat', 'Raft']) {
    await page.getByPlaceholder('What is it about?').fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name }).waitFor()
  }
  const leadOf = async (name: string) => (await as(ada).get(`/tasks?group=${sales}&search=${name}`)).body[0]
  await expect.poll(async () => (await leadOf('Raft'))?.state).toBe('New lead')
  const ask = page.getByRole('dialog')
  await page.getByRole('row', { name: /Boat/ }).getByRole('button', { name: 'State: New lead' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await ask.getByRole('combobox', { name: 'Reason' }).fill('The price')
  await ask.getByRole('button', { name: 'Save' }).click()
  await expect.poll(async () => (await leadOf('Boat')).lead.reason).toBe('The price')

  const { _id } = await leadOf('Raft')
  await as(ada).put(`/tasks/${_id}`, { assignees: [ada._id, ben._id] })
  await page.getByRole('link', { name: 'Raft' }).click()
  const panel = page.getByRole('complementary')
  await panel.getByText('Lead', { exact: true }).first().waitFor()
  const json = { type: '/problems/forbidden', title: 'Forbidden', status: 403, detail: 'no', errors: [] }
  await context.route(`**/api/v1/tasks/${_id}/state`, (route) => route.fulfill({ status: 403, json }))
  await panel.getByRole('button', { name: 'State: New lead' }).click()
  await page.getByRole('option', { name: 'Lost' }).click()
  await ask.getByRole('button', { name: 'Without a reason' }).click()
  await page
    .getByText(/You may not do this|Not changed/)
    .first()
    .waitFor()
  await ask.waitFor({ state: 'detached' })
  await panel.getByRole('button', { name: 'State: New lead' }).waitFor()
  await context.unroute(`**/api/v1/tasks/${_id}/state`)
  await panel.getByRole('button', { name: 'State: New lead' }).click()
  await page.getByRole('option', { name: 'Lost' }).click()
  await ask.getByRole('button', { name: 'Without a reason' }).click()
  await expect.poll(async () => (await leadOf('Raft')).state).toBe('Lost')
})

test('a pipeline is archived, taken back and deleted', async () => {
  const stage = await world()
  const { as, ada, sales } = stage
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/settings` })
  const isArchived = async () => (await as(ada).get(`/groups/${sales}`)).body.archived
  await page.getByRole('button', { name: 'Archive the pipeline' }).click()
  await page.getByText('The pipeline is archived.').waitFor()
  await expect.poll(isArchived).toBe(true)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Archive the pipeline' }).waitFor()
  await expect.poll(isArchived).toBe(false)
  await look(page, 'pipeline-settings')
  await page.getByRole('button', { name: 'Delete the pipeline' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(async () => (await as(ada).get(`/groups/${sales}`)).status).toBe(404)
})

test('the stages of a pipeline are named, ordered and archived', async () => {
  const stage = await world()
  const { as, ada } = stage
  const pipeline = (await as(ada).post('/pipelines', { name: 'Sales', stages: [{ name: 'New' }, { name: 'Offer' }] }))
    .body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${pipeline._id}/settings` })
  await page.getByText(`Category id of New`).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Move Offer up' }).click()
  const names = async () =>
    (await as(ada).get(`/groups/${pipeline._id}`)).body.stages.map(
      ({ name, active }: { name: string; active: boolean }) => `${name}${active ? '' : ' (archived)'}`,
    )
  await expect.poll(names).toEqual(['Offer', 'New'])
  await page.getByRole('button', { name: 'Archive New' }).click()
  await expect.poll(names).toEqual(['Offer', 'New (archived)'])
})

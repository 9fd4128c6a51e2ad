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

test('the list shows open leads, the next to close on top; it is filtered by its address, and edited in place', async () => {
  const stage = await world()
  const { as, ada, ben, sales } = stage
  const made = async (name: string, body: object = {}): Promise<string> =>
    (await as(ada).post('/tasks', { group: sales, name, ...body })).body._id
  const long = 'A boat with a name so long that it would take two lines of the table, or three, if it were let'
  await made(long, { deadline: seconds('2026-03-14T12:00:00Z'), lead: { company: 'Navy', nextStep: 'Call' } })
  const id = await made('Raft', {
    deadline: seconds('2026-02-01T12:00:00Z'),
    assignees: [ben._id],
    lead: { contact: 'Grace Hopper', expectedRevenue: '1000', probability: 30 },
  })
  await made('Canoe', { state: 'Lost', deadline: seconds('2025-02-01T12:00:00Z'), lead: { probability: 30 } })
  await made('Tug', { state: 'Won', lead: { probability: 30, expectedRevenue: '10' } })
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/list` })
  const names = () => page.getByRole('row').getByRole('link').allTextContents()
  await expect.poll(names).toEqual(['Raft', long])
  await page.getByText('2 leads', { exact: true }).waitFor()
  const heights = await page
    .getByRole('row')
    .evaluateAll((rows) => [...new Set(rows.map((row) => row.getBoundingClientRect().height))])
  expect(heights).toHaveLength(1)
  const table = page.getByRole('grid')
  expect(await table.evaluate(({ parentElement }) => parentElement!.scrollWidth - parentElement!.clientWidth)).toBe(0)
  await look(page, 'pipeline-list')

  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Raft' }) })
  const lead = async () => (await as(ada).get(`/tasks/${id}`)).body
  const type = async (label: string, text: string) => {
    await row.getByRole('textbox', { name: label }).fill(text)
    await page.keyboard.press('Enter')
  }
  expect(await row.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('€1,000')
  await type('Amount', '2.500,50')
  await type('Probability, %', '120')
  await page.getByText('Write a number from 0 to 100.').waitFor()
  await screenshot(page, 'pipeline-list-wrong')
  await type('Probability, %', '50')
  await type('Next step', 'Send the offer')
  await row.getByRole('button', { name: /^Expected close/ }).click()
  await page.getByRole('button', { name: 'Tomorrow' }).click()
  await row.getByRole('button', { name: /^Assignees/ }).click()
  await page.getByRole('option', { name: /Ada/ }).click()
  await page.keyboard.press('Escape')
  await expect.poll(lead).toMatchObject({
    assignees: [ben._id, ada._id],
    deadline: seconds('2026-01-16T12:00:00Z'),
    lead: { expectedRevenue: '2500.5', probability: 50, nextStep: 'Send the offer' },
  })

  await page
    .getByRole('searchbox', { name: 'Find by name' })
    .or(page.getByRole('textbox', { name: 'Find by name' }))
    .fill('hopper')
  await expect.poll(names).toEqual(['Raft'])
  await page.getByRole('button', { name: 'Clear filters' }).click()
  const shown = page.getByRole('radiogroup', { name: 'Show' })
  await shown.getByText('Lost').click()
  await expect.poll(names).toEqual(['Canoe'])
  expect(await page.getByRole('textbox', { name: 'Probability, %' }).inputValue()).toBe('0')
  await page.reload()
  await expect.poll(names).toEqual(['Canoe'])
  await shown.getByText('All').click()
  await expect.poll(names).toEqual([long, 'Raft', 'Canoe', 'Tug'])
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('option', { name: 'Stage' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await expect.poll(names).toEqual(['Tug'])
  await expect.poll(() => page.url()).toContain('state=Won')
  await page.goto(`/pipelines/${sales}/board`)
  const card = page.locator('article').filter({ has: page.getByRole('link', { name: 'Tug' }) })
  await card.getByText('100%').waitFor()
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

test('leads are gone through and moved by keys, past what is folded, and the keys are listed', async () => {
  const stage = await world()
  const { as, ada } = stage
  const stages = [{ name: 'New' }, { name: 'Call' }, { name: 'Offer' }]
  const { _id: pipeline } = (await as(ada).post('/pipelines', { name: 'Sales', stages })).body
  const add = (name: string, state: string, priorityScore: number) =>
    as(ada).post('/tasks', { group: pipeline, name, state, priorityScore, lead: {} })
  for (const name of ['Third', 'Second', 'First']) await add(name, 'New', 0) // the newest of equal ones is on top
  await add('Called', 'Call', 0)
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${pipeline}/board` })
  const focused = () => page.evaluate('document.activeElement.textContent')
  const [fresh, offer] = [page.getByRole('region', { name: 'New' }), page.getByRole('region', { name: 'Offer' })]
  await page.getByRole('button', { name: 'Fold Call' }).click()
  await page.getByRole('button', { name: 'Unfold Call' }).waitFor()

  await page.keyboard.press('j')
  await expect.poll(focused).toBe('First')
  await page.keyboard.press('j')
  await expect.poll(focused).toBe('Second')
  await page.keyboard.press('k')
  await expect.poll(focused).toBe('First')
  await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toBe('First')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => fresh.getByRole('link').allTextContents()).toEqual(['Second', 'First', 'Third'])
  await expect.poll(focused).toBe('First')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(() => fresh.getByRole('link').allTextContents()).toEqual(['Second', 'Third', 'First'])
  await page.keyboard.press('Shift+ArrowUp')
  const kept = async () => {
    const leads: { name: string; priorityScore: number; state: string }[] = (
      await as(ada).get(`/tasks?group=${pipeline}`)
    ).body
    const inNew = leads.filter(({ state }) => state === 'New').sort((a, b) => a.priorityScore - b.priorityScore)
    return {
      names: inNew.map(({ name }) => name),
      scores: new Set(inNew.map(({ priorityScore }) => priorityScore)).size,
    }
  }
  await expect.poll(kept).toEqual({ names: ['Second', 'First', 'Third'], scores: 3 })
  await expect.poll(() => fresh.getByRole('link').allTextContents()).toEqual(['Second', 'First', 'Third'])
  await page.keyboard.press('Shift+ArrowRight')
  await offer.getByRole('link', { name: 'First' }).waitFor()
  await expect.poll(focused).toBe('First')
  await fresh.getByRole('link', { name: 'Third' }).focus() // by a pointer, as far as keys know
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('Second')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await help.getByText('Next card').waitFor()
  await help.getByText('Move the card to the next column').waitFor()
})

test('a lead that went to another stage is taken back, and its reason with it', async () => {
  const stage = await world()
  const { as, ada } = stage
  const stages = [{ name: 'New' }, { name: 'Won', color: 'done' }, { name: 'Lost', color: 'cancelled' }]
  const { _id: pipeline } = (await as(ada).post('/pipelines', { name: 'Sales', stages })).body
  const add = async (name: string, state: string) =>
    (await as(ada).post('/tasks', { group: pipeline, name, state, priorityScore: 7, lead: {} })).body._id as string
  const [signs, roof] = [await add('Signs', 'New'), await add('Roof', 'Lost')]
  await as(ada).put(`/tasks/${roof}/state`, { value: 'Lost', reason: 'too dear' })
  const saved = async (id: string) => (await as(ada).get(`/tasks/${id}`)).body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${pipeline}/board` })
  await page.getByRole('link', { name: 'Signs' }).focus()
  await page.keyboard.press('Shift+ArrowRight')
  await page.getByRole('dialog', { name: /^Won:/ }).getByRole('button', { name: 'Without a reason' }).click()
  await page.getByText('Moved to Won', { exact: true }).waitFor()
  await expect.poll(() => saved(signs)).toMatchObject({ state: 'Won' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => saved(signs)).toMatchObject({ state: 'New', priorityScore: 7 })

  await page.getByRole('link', { name: 'Roof' }).dragTo(page.getByRole('region', { name: 'New' }))
  await page.getByText('Moved to New', { exact: true }).waitFor()
  await expect.poll(() => saved(roof)).toMatchObject({ state: 'New', lead: { reason: null } })
  await page.keyboard.press('Control+z')
  await expect.poll(() => saved(roof)).toMatchObject({ state: 'Lost', priorityScore: 7, lead: { reason: 'too dear' } })
})

test('Escape at the question why leaves the lead where it is, wherever it is asked; who answered may undo and reopen', async () => {
  const stage = await world()
  const { as, ada } = stage
  const stages = [
    { name: 'New' },
    { name: 'Talk' },
    { name: 'Won', color: 'done' },
    { name: 'Lost', color: 'cancelled' },
  ]
  const { _id: pipeline } = (await as(ada).post('/pipelines', { name: 'Sales', stages })).body
  const body = { group: pipeline, name: 'Signs', state: 'Talk', assignees: [ada._id], lead: {} }
  const { _id: signs } = (await as(ada).post('/tasks', body)).body
  const saved = async () => (await as(ada).get(`/tasks/${signs}`)).body
  const activities = async () => (await as(ada).get(`/tasks/${signs}/activities`)).body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${pipeline}/board` })
  const question = page.getByRole('dialog', { name: /^(Won|Lost):/ })
  const cancel = async () => {
    await question.waitFor()
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
  }
  const lost = page.getByRole('region', { name: 'Lost' })

  await page.getByRole('link', { name: 'Signs' }).focus() // by keys
  await page.keyboard.press('Shift+ArrowRight')
  await cancel()
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Signs')
  await page.getByRole('link', { name: 'Signs' }).dragTo(lost) // by the pointer
  await cancel()
  await page.getByRole('region', { name: 'Talk' }).getByRole('link', { name: 'Signs' }).click() // in the panel
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Won', exact: true }).click()
  await cancel()
  await page.goto(`/pipelines/${pipeline}/list`)
  await page.getByRole('button', { name: 'State: Talk' }).click() // in the list
  await page.getByRole('option', { name: 'Lost' }).click()
  await cancel()
  await page.goto('/') // at home
  await page.getByRole('button', { name: 'State: Talk' }).click()
  await page.getByRole('option', { name: 'Won' }).click()
  await cancel()
  expect(await saved()).toMatchObject({ state: 'Talk', lead: { reason: null } })
  expect(await activities()).toEqual([])

  await page.goto(`/tasks/${signs}`)
  await page.getByRole('button', { name: 'Lost', exact: true }).click()
  await question.getByRole('combobox', { name: 'Reason' }).fill('Too dear')
  await question.getByRole('button', { name: 'Save' }).click()
  await expect.poll(saved).toMatchObject({ state: 'Lost', lead: { reason: 'Too dear' } })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(saved).toMatchObject({ state: 'Talk', lead: { reason: null } })
  await page.getByRole('button', { name: 'Lost', exact: true }).click()
  await question.getByRole('button', { name: 'Without a reason' }).click()
  await expect.poll(saved).toMatchObject({ state: 'Lost' })
  await page.getByRole('button', { name: 'Reopen' }).click()
  await expect.poll(saved).toMatchObject({ state: 'Talk', completedAt: null })

  await as(ada).post('/tasks', { ...body, name: 'Boats' }) // of many, once
  const both = async () => (await as(ada).get(`/tasks?group=${pipeline}`)).body
  const isOpen = { state: 'Talk', lead: { reason: null } }
  await page.goto(`/pipelines/${pipeline}/list`)
  for (const name of ['Signs', 'Boats']) await page.getByRole('checkbox', { name: `Select ${name}` }).click()
  const lose = async () => {
    await page.getByRole('button', { name: /^Set state/ }).click()
    await page.getByRole('option', { name: 'Lost' }).click()
  }
  await lose()
  await cancel()
  expect(await both()).toMatchObject([isOpen, isOpen])
  await lose()
  await question.getByRole('combobox', { name: 'Reason' }).fill('Too late')
  await question.getByRole('button', { name: 'Save' }).click()
  const isLost = { state: 'Lost', lead: { reason: 'Too late' } }
  await expect.poll(both).toMatchObject([isLost, isLost])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(both).toMatchObject([isOpen, isOpen])
})

test('in a pipeline one key adds a lead there, and the command menu does from anywhere', async () => {
  const stage = await world()
  const { as, ada } = stage
  const make = async (name: string) => (await as(ada).post('/pipelines', { name, stages: [{ name: 'New' }] })).body._id
  const [first, second] = [await make('A first one'), await make('Sales')] as [string, string]
  const leads = async (id: string) => (await as(ada).get(`/tasks?group=${id}`)).body
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${second}/board` })
  await page.getByRole('region', { name: 'New' }).waitFor()
  await page.keyboard.press('c')
  const line = page.getByRole('dialog', { name: 'New lead' }).getByLabel('Lead, in one line')
  await line.fill('Signs tomorrow')
  await page.getByRole('button', { name: 'Pipeline: Sales' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'New' }).getByRole('link', { name: 'Signs' }).waitFor()
  await expect.poll(() => leads(second)).toMatchObject([{ name: 'Signs', lead: { reason: null } }])

  await page.goto('/')
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('new lead')
  await page.getByRole('option', { name: /^New lead/ }).click()
  await page.getByRole('button', { name: 'Pipeline: Sales' }).waitFor() // as the last time
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await leads(first)).toEqual([])
  await page.keyboard.press('c')
  await page.getByRole('button', { name: 'Project: Website' }).waitFor()
})

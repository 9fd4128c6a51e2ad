import { expect, test } from 'vitest'
import { visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

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

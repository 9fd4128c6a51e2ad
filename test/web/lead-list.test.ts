import { expect, test } from 'vitest'
import { look, screenshot, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

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

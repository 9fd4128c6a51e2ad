import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

test('a client is added, found, changed and deleted', async () => {
  const stage = await world()
  const { as, ada } = stage
  for (let i = 10; i < 62; i++) await as(ada).post('/crm/customers', { name: `Bakery ${i}` })
  const { page } = await visit(stage, { as: ada, path: '/clients' })
  await page.getByText('1–50').waitFor()
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByText('51–5').waitFor()
  await look(page, 'clients')

  await page.getByRole('button', { name: 'New client' }).click()
  await page.getByRole('dialog').getByLabel('Name').first().fill('Zinc Works')
  await page.getByRole('dialog').getByLabel('E-mail').fill('no address')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText('This is no e-mail address.').waitFor()
  await page.getByRole('dialog').getByLabel('E-mail').fill('office@zinc.example')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Zinc Works' }).waitFor()

  await page.getByRole('button', { name: 'Add a contact' }).click()
  await page.keyboard.type('Grace Hopper') // the field has the focus, and keeps it when the contact is saved
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Remove Grace Hopper' }).waitFor()
  await page.keyboard.type('Admiral')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await as(ada).get('/crm/customers?name=zinc&includeAllFields=true')).body[0].contacts)
    .toMatchObject([{ name: 'Grace Hopper', position: 'Admiral' }])
  await expectAccessible(page)

  await page.goto('/clients')
  await page.getByRole('searchbox').fill('zin')
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1)
  expect(new URL(page.url()).search).toBe('?q=zin')
  await page.getByRole('link', { name: /Zinc Works.*1 contact/ }).click()
  await page.getByRole('button', { name: 'Delete the client' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the client' }).click()
  await page.getByText('Zinc Works is deleted').waitFor()
  await expect.poll(async () => (await as(ada).get('/crm/customers?name=zinc')).body).toEqual([])
})

test('on a phone the name of a client has the room', async () => {
  const stage = await world()
  const { as, ada } = stage
  const email = 'the-office-of-the-harbour-master@bosphorus-harbours.example'
  await as(ada).post('/crm/customers', { name: 'Bosphorus Harbours and Ferries', email })
  const { page } = await visit(stage, { as: ada, path: '/clients', width: 390 })
  const name = page.getByText('Bosphorus Harbours and Ferries')
  await name.waitFor()
  expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await page.getByText(email).waitFor()
  await look(page, 'clients-long')
})

test('a client has notes, leads with their value, tasks and files', async () => {
  const stage = await world()
  const { as, ada, ben, website, sales } = stage
  const made = async (path: string, body: object) => (await as(ada).post(path, body)).body._id
  const client: string = await made('/crm/customers', {
    name: 'Zinc Works & Daughters of the Northern Harbour, a Company of Limited Liability',
    contacts: [{ name: 'Grace Hopper', position: 'Admiral', email: 'grace@zinc.example' }],
  })
  const lead = { expectedRevenue: '1250.5', probability: 40 }
  await made('/tasks', {
    group: sales,
    name: 'New roof',
    customer: client,
    lead,
    deadline: seconds('2026-02-14T12:00:00Z'),
  })
  await made('/tasks', { group: website, name: 'Send the offer', customer: client })
  await as(ben).post(`/crm/customers/${client}/notes`, { content: 'By **Ben**. <script>alert(1)</script>' })
  const { page } = await visit(stage, { as: ada, path: `/clients/${client}` })

  await page.getByLabel('New note').fill('They close in August.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  const mine = page.getByRole('listitem').filter({ hasText: 'They close in August.' })
  await mine.getByRole('button', { name: 'Edit the note' }).click()
  await page.getByRole('textbox', { name: 'Edit the note' }).fill('They close in July.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('They close in July.').waitFor()
  await expect
    .poll(async () => (await as(ada).get(`/crm/customers/${client}/notes`)).body[0].content)
    .toBe('They close in July.')
  const his = page.getByRole('listitem').filter({ hasText: 'By Ben. <script>alert(1)</script>' })
  expect(await his.getByRole('button', { name: 'Edit the note' }).count()).toBe(0)
  await look(page, 'client')
  await his.getByRole('button', { name: 'Delete the note' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(async () => (await as(ada).get(`/crm/customers/${client}/notes`)).body.length).toBe(1)

  await page.getByRole('link', { name: 'Leads', exact: true }).click()
  await page.getByRole('row', { name: /New roof .* New lead €1,250.50 40/ }).waitFor()
  await page.getByRole('row', { name: /Total · 1 €1,251 Weighted €500/ }).waitFor()
  await look(page, 'client-leads')
  await page.getByRole('link', { name: 'Tasks', exact: true }).click()
  await page.getByRole('link', { name: 'Send the offer' }).waitFor()
  expect(await page.getByRole('link', { name: 'New roof' }).count()).toBe(0)
  await page.getByRole('link', { name: 'Files', exact: true }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('a plan') })
  await page.getByText('plan.txt').first().waitFor()
  await expectAccessible(page)
  await expect
    .poll(async () => (await as(ada).get(`/file-system-nodes?customer=${client}`)).body)
    .toMatchObject([{ type: 'f', name: 'plan.txt', customer: client }])
})

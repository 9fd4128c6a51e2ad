import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

/** Opens the command menu and types. */
async function ask(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(words)
}

test('the command menu finds records of every kind as one types, and opens them', async () => {
  const stage = await world()
  const { as, ada, website, sales } = stage
  const made = async (path: string, body: object) => (await as(ada).post(path, body)).body._id
  const long =
    'Globex: the rent of the office in İstanbul, and all that is to be said about it before the end of the year'
  await made('/tasks', { group: website, name: long })
  await made('/tasks', { group: sales, name: 'Globex, 40 seats', lead: { company: 'Globex Corporation' } })
  const globex = await made('/crm/customers', { name: 'Globex', email: 'office@globex.example' })
  await made('/groups', { name: 'Globex intranet', parents: [website] })
  await made('/pipelines', { name: 'Globex partners' })
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('heading', { name: 'Nothing on your plate' }).waitFor()

  await ask(page, 'globex')
  for (const group of ['Tasks', 'Leads', 'Projects', 'Pipelines', 'Clients'])
    await page
      .getByRole('group', { name: group })
      .getByRole('option', { name: /Globex/ })
      .waitFor()
  await look(page, 'command-found')

  // By keyboard: the best is chosen, and stays so until one moves.
  await expect.poll(() => page.locator('[role=option][aria-selected=true]').textContent()).toContain(long)
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
  await ask(page, '40 seats')
  await page.getByRole('group', { name: 'Leads' }).getByText('Globex Corporation · Sales').waitFor()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).inputValue())
    .toBe('Globex, 40 seats')
  await ask(page, 'office@globex')
  await page.getByRole('group', { name: 'Clients' }).getByRole('option').click()
  await page.waitForURL(new RegExp(`/clients/${globex}`))
  await ask(page, 'kara')
  await page.getByRole('option', { name: 'Cem Karaca' }).click()
  await page.getByRole('list', { name: 'People' }).getByText('cem@example.com').waitFor()
  await ask(page, 'partn')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Globex partners' }).waitFor()
})

test('a lead is found by whom one talks to there, and the menu says so', async () => {
  const stage = await world()
  const { as, ada, sales } = stage
  const lead = { contact: 'Anna Işık', company: 'Yıldız Yapı', email: 'anna@yapi.example', phone: '+90 532 123 45 67' }
  await as(ada).post('/tasks', { group: sales, name: 'New roof', lead })
  const { page } = await visit(stage, { as: ada, language: 'tr' })
  await page.getByRole('heading', { name: 'Elinizde iş yok' }).waitFor()
  const option = page.getByRole('group', { name: 'Fırsatlar' }).getByRole('option', { name: /New roof/ })
  await ask(page, 'anna')
  await option.getByText('İlgili kişi: Anna Işık · Yıldız Yapı · Sales').waitFor()
  await look(page, 'command-found-by-contact')
  for (const [words, why] of [
    ['yıldız', 'Şirket: Yıldız Yapı · Sales'],
    ['anna@', 'E-posta: anna@yapi.example'],
    ['0532 123', 'Telefon: +90 532 123 45 67'],
  ] as const) {
    await page.getByRole('combobox').fill(words)
    await option.getByText(why).waitFor()
  }
  await page.keyboard.press('Enter')
  await page.getByRole('complementary').getByRole('textbox', { name: 'Ad' }).first().waitFor()
})

test('an answer to what was typed before is dropped', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  for (const name of ['Rent', 'Repair']) await as(ada).post('/tasks', { group: website, name })
  const { page } = await visit(stage, { as: ada, language: 'en' })
  await page.getByRole('heading', { name: 'Nothing on your plate' }).waitFor()
  const answer = Promise.withResolvers<void>()
  await page.route('**/api/v1/search?q=ren', async (route) => {
    await answer.promise
    await route.continue().catch(() => {}) // taken back meanwhile
  })
  const asked = page.waitForRequest(/q=ren$/)
  await ask(page, 'ren')
  await asked
  const takenBack = page.waitForEvent('requestfailed', (request) => request.url().endsWith('q=ren'))
  await page.getByRole('combobox').fill('repa')
  await page.getByRole('option', { name: /^Repair/ }).waitFor()
  await takenBack
  answer.resolve()
  expect(await page.getByRole('option', { name: /^Rent/ }).count()).toBe(0)
})

test('the command menu runs actions, in Turkish too', async () => {
  const stage = await world()
  const { as, ada } = stage
  await as(ada).put('/app/me', { language: 'tr' })
  const { page } = await visit(stage, { as: ada, language: 'tr' })
  await page.getByRole('heading', { name: 'Görevlerim' }).waitFor()
  await ask(page, 'DİL')
  await page.getByRole('option', { name: 'Dil: English' }).click()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await ask(page, 'theme dark')
  await page.keyboard.press('Enter')
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
  await ask(page, 'new project')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'New project' }).getByRole('textbox').fill('Office move')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Office move' }).waitFor()
  await ask(page, 'Order boxes tomorrow')
  await page.getByRole('option', { name: /Add the task/ }).click()
  await page.getByLabel('Task, in one line').press('Enter')
  await expect
    .poll(async () => (await as(ada).get('/tasks')).body.map((t: { name: string }) => t.name))
    .toEqual(['Order boxes'])
  await ask(page, 'sign out')
  await page.getByRole('option', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
})

test('home shows where one was last, newest first, and what is gone vanishes', async () => {
  const stage = await world()
  const { as, ada, website, sales } = stage
  const made = async (path: string, body: object) => (await as(ada).post(path, body)).body._id
  const task = await made('/tasks', { group: website, name: 'Order the chairs', assignees: [ada._id] })
  const client = await made('/crm/customers', { name: 'Globex' })
  const { page } = await visit(stage, { as: ada })
  await page
    .getByRole('heading', { name: 'Today', exact: true })
    .or(page.getByText('Order the chairs'))
    .first()
    .waitFor()
  expect(await page.getByRole('heading', { name: 'Recent places' }).count()).toBe(0)
  for (const [path, heading] of [
    [`/projects/${website}`, 'Website'],
    [`/clients/${client}`, 'Globex'],
    [`/pipelines/${sales}`, 'Sales'],
    [`/projects/${website}`, 'Website'],
    [`/tasks/${task}`, ''],
  ] as const) {
    await page.goto(path)
    await (heading
      ? page.getByRole('heading', { name: heading }).first()
      : page.getByRole('textbox', { name: 'Name' })
    ).waitFor()
  }
  await page.goto('/')
  const places = page.getByRole('region', { name: 'Recent places' }).getByRole('link')
  const shown = ['Order the chairsWebsite', 'Website', 'Sales', 'Globex']
  await expect.poll(() => places.allTextContents()).toEqual(shown)
  await look(page, 'home-recent')
  await as(ada).delete(`/crm/customers/${client}`)
  await as(ada).delete(`/tasks/${task}`)
  await page.reload()
  await expect.poll(() => places.allTextContents()).toEqual(['Website', 'Sales'])
  // In the command menu, too, before anything is typed.
  await page.keyboard.press('Control+k')
  await page.getByRole('group', { name: 'Recent' }).getByRole('option', { name: 'Sales' }).click()
  await page.getByRole('heading', { name: 'Sales' }).waitFor()
})

import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, type World, world } from '../support/world.ts'

const made = async ({ as, ada, website }: World, body: object = {}) =>
  (await as(ada).post('/tasks', { group: website, name: 'Move the shop', ...body })).body

test('who may only look follows a task, and every field has its place', async () => {
  const stage = await world()
  const { as, ada, cem, website } = stage
  await as(ada).put(`/groups/${website}`, {
    customFields: [
      { name: 'Floor', type: 'number' },
      { name: 'Kind', type: 'select', options: ['Rent', 'Own'] },
      { name: 'Launch on', type: 'date' },
    ],
  })
  const client = (await as(ada).post('/crm/customers', { name: 'Globex' })).body
  const parent = await made(stage, { name: 'Everything' })
  const { _id } = await made(stage, { name: 'Part' })
  const { page: look1 } = await visit(stage, { as: cem, path: `/tasks/${_id}` })
  await look1.getByRole('button', { name: 'Follow', exact: true }).click()
  await look1.getByRole('button', { name: 'Following' }).waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.followers).toEqual([ada._id, cem._id])

  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Client: No client' }).click()
  await page.getByRole('option', { name: 'Globex' }).click()
  await panel.getByRole('button', { name: 'Part of: No other task' }).click()
  await page.getByRole('textbox', { name: 'Search…' }).last().fill('every')
  await page.getByRole('option', { name: 'Everything' }).click()
  await as(ada).post('/tags', { group: website, name: 'cafe' })
  await panel.getByRole('button', { name: /^Tags: / }).click()
  const sought = page.getByRole('textbox', { name: 'Search…' }).last()
  await sought.fill('Café') // another name, as the server compares them
  await page.getByRole('option', { name: '+ Café', exact: true }).click()
  await panel.getByRole('button', { name: 'Tags: Café' }).waitFor()
  for (const same of [' CAFE ', 'cafe\u0301']) {
    await sought.fill(same)
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['cafe', 'Café']) // and no third one
  }
  await page.keyboard.press('Escape')
  await panel.getByRole('textbox', { name: 'Estimated time' }).fill('1:30')
  await page.keyboard.press('Enter')
  await panel.getByRole('textbox', { name: 'Floor' }).fill('third')
  await page.keyboard.press('Enter')
  await panel.getByText('Write a number.').waitFor()
  await panel.getByRole('textbox', { name: 'Floor' }).fill('3')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Kind:' }).click()
  await page.getByRole('option', { name: 'Own' }).click()
  const launch = panel.getByRole('button', { name: 'Launch on: ' })
  const launchDay = async () => (await as(ada).get(`/tasks/${_id}`)).body.customFields['Launch on']
  await launch.press('Enter')
  const choice = page.getByRole('dialog', { name: 'Launch on' })
  expect(await choice.getByLabel('Time').count()).toBe(0) // a day has none
  await choice.getByRole('button', { name: 'Tomorrow' }).click()
  await expect.poll(launchDay).toMatch(/^2026-01-/)
  await panel.getByRole('button', { name: 'Launch on: Tomorrow' }).waitFor()
  await expect.poll(() => launch.evaluate((button) => button === document.activeElement)).toBe(true)
  await launch.click()
  await choice.getByRole('button', { name: 'No date' }).click()
  await panel.getByRole('button', { name: 'Launch on: No date' }).waitFor()
  await expect.poll(launchDay).toBeUndefined()
  await panel.getByText('Ada Lovelace set “Floor” to 3').waitFor()
  await panel.getByText('Ada Lovelace set the client to Globex').waitFor()
  await panel.getByRole('switch', { name: /Private/ }).click() // it moves when the change is shown, and is asked for below
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}`)).body)
    .toMatchObject({
      customer: { _id: client._id },
      parent: parent._id,
      estimatedTime: 5400,
      customFields: { Floor: '3', Kind: 'Own' },
      private: true,
    })
  await panel.getByRole('textbox', { name: 'New subtask' }).fill('A smaller part')
  await page.keyboard.press('Enter')
  await panel.getByRole('link', { name: 'A smaller part' }).waitFor()
  await look(page, 'task-fields')
})

test('two people write in the same task: what is typed stays, and the other’s change shows', async () => {
  const stage = await world()
  const { ada, ben } = stage
  const { _id } = await made(stage, { desc: 'First words', stepType: 'steps', steps: [{ name: 'Pack' }] })
  const path = `/?task=${_id}`
  const [{ page: adas }, { page: bens }] = [
    await visit(stage, { as: ada, path }),
    await visit(stage, { as: ben, path }),
  ]
  const [hers, his] = [adas.getByRole('complementary'), bens.getByRole('complementary')]

  await hers.getByRole('button', { name: 'Edit', exact: true }).click()
  await hers.getByRole('textbox', { name: 'Description' }).fill('Her words')
  await hers.getByRole('textbox', { name: 'New step' }).fill('half a st')
  await his.getByRole('button', { name: 'Edit', exact: true }).click()
  await his.getByRole('textbox', { name: 'Description' }).fill('His words')
  await his.getByRole('button', { name: 'Save' }).click()
  await his.getByRole('checkbox', { name: 'Pack' }).check()

  await hers.getByText('Ben Franklin completed “Pack”').waitFor()
  await expect.poll(() => hers.getByRole('checkbox', { name: 'Pack' }).isChecked()).toBe(true)
  await hers.getByText('Somebody changed the description while you were writing.').waitFor()
  expect(await hers.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Her words')
  expect(await hers.getByRole('textbox', { name: 'New step' }).inputValue()).toBe('half a st')
  await hers.getByRole('button', { name: 'Show theirs' }).click()
  await hers.getByText('His words').first().waitFor()

  // Both add a step: neither takes away the other's.
  await hers.getByRole('textbox', { name: 'New step' }).press('Enter')
  await his.getByRole('textbox', { name: 'Name of half a st' }).waitFor()
  await his.getByRole('textbox', { name: 'New step' }).fill('His step')
  await his.getByRole('textbox', { name: 'New step' }).press('Enter')
  await hers.getByRole('textbox', { name: 'Name of His step' }).waitFor()
  await adas.reload()
  await expect.poll(() => hers.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Her words')
  await hers.getByRole('button', { name: 'Save' }).click()
  await his.getByText('Her words').first().waitFor()
})

test('everything by keyboard, in Turkish; what is hostile shows as text', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const evil = '<img src=x onerror=alert(1)>'
  const { _id } = await made(stage, {
    name: `Taşınma ${evil}`,
    assignees: [ada._id],
    desc: `${evil} [x](javascript:alert(1)) ![y](https://example.com/spy.png) ![z](/files/1"onerror="alert(1))`,
    stepType: 'steps',
    steps: [{ name: evil }],
    files: [await uploaded(stage, ada, 'x', `${evil}.txt`)],
    deadline: seconds('2026-01-19T06:00:00Z'),
    recurrent: true,
    recurrence: { type: 'weekly', period: 2, createWhen: 'completed', active: true, stopCondition: 'none' },
  })
  await as(ben).post(`/tasks/${_id}/activities`, {
    content: `${evil} @**x**`,
    mentions: [{ id: ada._id, name: '**x**' }],
  })
  await as(ada).put(`/tasks/${_id}`, { name: `Taşınma 2 ${evil}` })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list`, language: 'tr' })
  await page.getByRole('link', { name: /Taşınma 2/ }).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  await panel.getByText('İki haftada bir, pazartesi günü, saat 09:00').first().waitFor()
  await panel.getByText(/Ada Lovelace adını değiştirdi: “Taşınma </).waitFor()
  expect(await panel.locator('img:not([data-file]), script').count()).toBe(0)
  await expect.poll(() => panel.getByText(evil).count()).toBeGreaterThan(2)

  const to = async (name: string | RegExp, role: 'button' | 'textbox' | 'checkbox' = 'button') => {
    const target = panel.getByRole(role, { name }).first()
    for (let i = 0; i < 80; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${name}`)
  }
  await to(/^Durum/)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Aktif' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.state).toBe('cb_active')
  await to(evil, 'checkbox')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.steps[0].completed).toBe(true)
  await to('Yeni adım', 'textbox')
  await page.keyboard.type('Toparlan')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.steps.length).toBe(2)
  await to('Yorum', 'textbox')
  await page.keyboard.type('Tamamdır')
  await page.keyboard.press('Control+Enter')
  await panel.getByRole('listitem').getByText('Tamamdır').waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('s')
  await page.getByRole('option', { name: 'Askıda' }).waitFor()
  await page.keyboard.press('Escape') // closes the list alone
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('r')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Ad')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('m')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Yorum')
  await look(page, 'task-turkish')

  await as(ben).put(`/tasks/${_id}/follow`, { value: true })
  await as(ada).delete(`/tasks/${_id}`)
  await panel.getByText('Biri bu görevi sildi').waitFor()
  await panel.getByRole('button', { name: 'Geri getir' }).click()
  await panel.getByText('Biri bu görevi sildi').waitFor({ state: 'detached' })
})

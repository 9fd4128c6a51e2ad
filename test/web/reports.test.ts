import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { seconds, type World, world } from '../support/world.ts'

const LONG = 'Kâğıthane Belediyesi Fen İşleri Müdürlüğü ve Yeşil Alanlar Bakım Onarım Şefliği'

/** Two months of work in a project, with one below it. */
async function worked(w: World): Promise<{ part: string }> {
  const { as, ada, ben, cem, clock, website } = w
  const post = async (path: string, body: object) => (await as(ada).post(path, body)).body._id as string
  const part = await post('/groups', { name: 'Shop', parents: [website] })
  const clients = [await post('/crm/customers', { name: LONG }), await post('/crm/customers', { name: 'Globex' })]
  const people = [[ben._id], [cem._id, ben._id], []]
  for (let i = 0; i < 14; i++) {
    clock.set(`2025-12-${String(i + 10)}T09:00:00Z`)
    const task = await post('/tasks', {
      ...{ group: website, name: `Task ${i}`, assignees: people[i % 3], customer: clients[i % 4] },
      ...(i % 5 === 0 && { deadline: seconds('2026-01-10T09:00:00Z') }),
    })
    if (i % 3 === 0) clock.set(`2026-01-${String(i + 5).padStart(2, '0')}T09:00:00Z`)
    const value = i % 3 === 0 ? 'cb_completed' : 'cb_active'
    await as(ada).put(`/tasks/${task}/state`, { value })
  }
  clock.set('2026-01-21T09:00:00Z')
  await post('/tasks', { group: part, name: 'Below' })
  return { part }
}

test('what became of the tasks of a project, period by period, and to take away', async () => {
  const w = await world()
  await worked(w)
  const { page } = await visit(w, { as: w.ada, path: `/projects/${w.website}` })
  await page.getByRole('link', { name: 'Reports' }).last().click()
  const states = page.getByRole('region', { name: 'By state' })
  await states.getByRole('row', { name: 'Completed 0 5 0 0 0' }).waitFor()
  await states.getByRole('row', { name: 'Total 0 5 0 9 2' }).waitFor()
  const people = page.getByRole('region', { name: 'By person' })
  await people.getByRole('row', { name: /Ben Franklin 0 5 0 5 1/ }).waitFor()
  await page.getByRole('row', { name: /^19\s–\s25 Jan 2026 4 0$/ }).waitFor()
  await page.getByRole('row', { name: /^5\s–\s11 Jan 2026 2 3$/ }).waitFor()
  await look(page, 'reports')

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV By client' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('tasks-by-client.csv')
  const lines = (await readFile((await file.path()) as string, 'utf8')).split('\r\n')
  expect(lines[0]).toBe('\ufeff"customer","name","created","done","cancelled","open","overdue"')
  expect(lines.some((line) => line.includes(LONG))).toBe(true)

  await page.getByRole('switch', { name: 'With sub-projects' }).click()
  await states.getByRole('row', { name: 'Total 1 5 0 10 2' }).waitFor()
  await page.getByRole('button', { name: 'Period: This month' }).click()
  await page.getByRole('option', { name: 'Last month' }).click()
  await states.getByRole('row', { name: 'Total 14 0 0 14 0' }).waitFor()
  expect(new URL(page.url()).search).toBe('?sub=true&period=last-month')

  await page.getByRole('button', { name: 'Period: Last month' }).click()
  await page.getByRole('option', { name: 'Own dates' }).click()
  await page.getByRole('textbox', { name: 'From' }).fill('2025-12-11')
  await page.getByRole('textbox', { name: 'To' }).fill('2025-12-12')
  await page.keyboard.press('Enter')
  await states.getByRole('row', { name: 'Total 2 0 0 3 0' }).waitFor()
  await page.getByRole('textbox', { name: 'From' }).fill('2024-12-01')
  await page.getByRole('textbox', { name: 'To' }).fill('2024-12-02')
  await page.keyboard.press('Enter')
  await page.getByText('Nothing in this period').waitFor()
  await expectAccessible(page)
})

test('all projects and pipelines together, in Turkish, and as others change them', async () => {
  const w = await world()
  const { as, ada, ben, sales, website } = w
  const make = (body: object) => as(ada).post('/tasks', { group: sales, name: 'x', ...body })
  await make({ lead: { expectedRevenue: '1000', probability: 25 } })
  await make({ state: 'Won', lead: { expectedRevenue: '2500.5' } })
  await make({ group: website })
  const { page } = await visit(w, { as: ada, path: '/', language: 'tr' })
  await page.getByRole('navigation', { name: 'Ana menü' }).getByRole('link', { name: 'Raporlar' }).click()
  const states = page.getByRole('region', { name: 'Duruma göre' }).first()
  await states.getByRole('row', { name: 'Bekliyor 1 0 0 1 0' }).waitFor()
  const value = page.getByRole('region', { name: 'Aşamaya göre değer: Sales' }).first()
  await value.getByRole('row', { name: 'Won 1 €2.501 €2.501' }).waitFor()
  await make({ group: website })
  await states.getByRole('row', { name: 'Bekliyor 2 0 0 2 0' }).waitFor()

  await page.goto(`/pipelines/${sales}/reports`)
  await page.getByRole('row', { name: 'Toplam 2 €3.501 €2.751' }).waitFor()
  await page.getByRole('row', { name: 'Kimse 2 1 0 1 0' }).waitFor()
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)

  const levels = { tasks: 'edit', files: 'edit', reports: 'none' }
  await as(ada).put(`/groups/${website}`, { perms: { members: levels, everybody: levels } })
  const other = await visit(w, { as: ben, path: '/' })
  await other.page.getByRole('navigation', { name: 'Main' }).waitFor()
  await other.page.keyboard.press('Control+k')
  await other.page.getByRole('dialog').waitFor()
  await other.page.keyboard.type('repor')
  await other.page.getByRole('option', { name: 'Reports' }).first().click()
  await other.page.getByRole('heading', { name: 'Value by stage: Sales' }).waitFor()
  await other.page.goto(`/projects/${website}/reports`)
  await other.page.getByText('These reports are not open to you').waitFor()
  await expectAccessible(other.page)
})

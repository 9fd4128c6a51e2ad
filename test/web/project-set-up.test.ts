import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('an admin sets a project up: its states, fields, tags and people', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const project = async () => (await as(ada).get(`/groups/${website}`)).body
  await as(ada).post('/tasks', { group: website, name: 'Rent', state: 'cb_active' })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/settings` })

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('The website')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'The website' }).waitFor()

  await page.getByRole('button', { name: 'Give it states of its own' }).click()
  await page.getByRole('textbox', { name: 'New state' }).fill('Review')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name of Review' }).waitFor()
  await page.getByRole('button', { name: 'Move Review', exact: true }).press('ArrowUp')
  const names = async () => (await project()).taskStates?.map(({ name }: { name: string }) => name)
  await expect.poll(names).toEqual(['cb_waiting', 'cb_active', 'cb_completed', 'Review', 'cb_suspended'])
  await page
    .getByRole('button', { name: 'Move Suspended', exact: true })
    .dragTo(page.getByRole('textbox', { name: 'Name of Pending' }), {
      targetPosition: { x: 20, y: 2 },
    })
  await expect.poll(async () => (await names())[0]).toBe('cb_suspended')
  await page.getByRole('button', { name: 'Remove Active' }).click()
  await page.getByText(/Not changed:.*“Active” cannot be left out/).waitFor()
  await page.getByRole('textbox', { name: 'Name of Active' }).waitFor()

  await page.getByRole('textbox', { name: 'New field' }).fill('Budget')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name of Budget' }).waitFor()
  await page.getByRole('textbox', { name: 'New tag' }).fill('later')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Colour of later: Blue' }).click()
  await page.getByRole('option', { name: 'Red' }).click()
  await page.getByRole('button', { name: 'Colour of later: Red' }).waitFor()
  await page.getByRole('button', { name: 'Members, Files: Edit' }).click()
  await page.getByRole('option', { name: 'Delete' }).click()
  await expect.poll(async () => (await project()).perms?.members.files).toBe('delete')
  await look(page, 'project-settings')

  await page.getByRole('button', { name: 'Archive the project' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await project()).archived).toBe(false)
})

test('a project is put under another one, shared, archived and deleted', async () => {
  const stage = await world()
  const { as, ada, ben, cem, website } = stage
  const parent = (await as(ada).post('/groups', { name: 'All that is for hotels on the Bosphorus' })).body._id
  const project = async () => (await as(ada).get(`/groups/${website}`)).body
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/settings` })
  const pick = async (button: RegExp, name: string) => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('option', { name }).click()
    await page.keyboard.press('Escape')
  }
  await pick(/^Lies under:/, 'All that is for hotels')
  await expect.poll(async () => (await project()).parents).toEqual([parent])
  await pick(/^Members:/, 'Cem Karaca')
  await expect.poll(async () => (await project()).members).toEqual([ben._id, cem._id])
  await pick(/^Admins:/, 'Ben Franklin')
  await expect.poll(async () => (await project()).admins).toEqual([ada._id, ben._id])
  await page.getByRole('switch', { name: 'Estimated time' }).click({ force: true })
  await expect.poll(async () => (await project()).estimates).toBe(false)
  await page.getByRole('switch', { name: 'Private' }).click({ force: true })
  await expect.poll(async () => (await project()).private).toBe(true)

  await page.getByRole('button', { name: 'Archive the project' }).click()
  await page.getByText('This project is archived.').waitFor()
  await page.getByRole('button', { name: 'Take it out of the archive' }).click()
  await expect.poll(async () => (await project()).archived).toBe(false)

  const other = await visit(stage, { as: cem, path: '/' })
  const itsLink = other.page.getByRole('link', { name: 'Website' })
  await itsLink.first().waitFor()
  await page.getByRole('button', { name: 'Delete the project' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  expect((await as(ada).get(`/groups/${website}`)).status).toBe(404)
  await expect.poll(() => itsLink.count()).toBe(0) // without asking again by hand
})

test('an empty project says in one place what belongs there, and how to begin', async () => {
  const stage = await world()
  const { as, ada } = stage
  const id = (await as(ada).post('/groups', { name: 'Website' })).body._id
  const { page } = await visit(stage, { as: ada, path: `/projects/${id}/list` })
  const main = page.getByRole('main')
  const boxOf = async (part: Locator) => (await part.boundingBox())!
  for (const [view, title] of [
    ['list', 'No tasks yet'],
    ['timeline', 'No task has a date yet'],
  ] as const) {
    await page.goto(`/projects/${id}/${view}`)
    const empty = page.locator('[class*=_empty_]')
    const [heading, button] = [empty.getByRole('heading', { name: title }), empty.getByRole('button')]
    await heading.waitFor()
    const [whole, first, last] = [await boxOf(main), await boxOf(heading), await boxOf(button)]
    expect(whole.height).toBeGreaterThan(600)
    expect(last.y + last.height - first.y).toBeLessThan(200)
    await look(page, `empty-${view}`)
    await button.filter({ hasText: 'New task' }).click()
    await page.getByRole('dialog', { name: 'New task' }).waitFor()
    await page.keyboard.press('Escape')
  }
})

test('what may not be set says why', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ben, path: `/projects/${stage.website}/settings`, language: 'tr' })
  await page.getByText('yalnızca').first().waitFor()
  const remove = page.getByRole('button', { name: 'Projeyi sil' })
  expect(await remove.getAttribute('aria-disabled')).toBe('true')
  await remove.hover()
  await page.getByRole('tooltip').waitFor()
  await expectAccessible(page) // a hint belongs to a landmark, too
})

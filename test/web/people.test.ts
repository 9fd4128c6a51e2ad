import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('what was of somebody who leaves goes to another, or is found by the name that stays', async () => {
  const stage = await world()
  const { as, ada, ben, cem, dan, sales } = stage
  const made = async (name: string, assignee: string) =>
    (await as(ada).post('/tasks', { group: sales, name, assignees: [assignee], lead: {} })).body._id
  const boat = await made('Boat', ben._id)
  await made('Raft', dan._id)
  const { page } = await visit(stage, { as: ada, path: '/people' })
  const leave = async (name: string, heir?: string) => {
    await page.getByRole('button', { name: `What to do with ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Remove from the organization' }).click()
    const dialog = page.getByRole('dialog')
    const givesTo = dialog.getByLabel('Give what is theirs to')
    if (heir) await givesTo.selectOption({ label: heir })
    if (heir) await look(page, 'remove-person')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await page.getByText(name).waitFor({ state: 'detached' })
  }
  await leave('Ben Franklin', 'Cem Karaca')
  await expect.poll(async () => (await as(ada).get(`/tasks/${boat}`)).body.assignees).toEqual([cem._id])
  await leave(`${dan.firstname} ${dan.lastname}`)

  await page.goto(`/pipelines/${sales}/list`)
  const names = () => page.getByRole('row').getByRole('link').allTextContents()
  await expect.poll(async () => (await names()).sort()).toEqual(['Boat', 'Raft'])
  await page.getByRole('button', { name: 'Add a filter' }).click()
  await page.getByRole('option', { name: 'Assignee', exact: true }).click()
  await page.getByRole('option', { name: `${dan.firstname} ${dan.lastname}` }).click()
  await page.keyboard.press('Escape')
  await expect.poll(names).toEqual(['Raft'])
  await look(page, 'filter-former')
  await page.reload()
  await page.getByText(`${dan.firstname} ${dan.lastname}`).first().waitFor()
  await expect.poll(names).toEqual(['Raft'])
})

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { PASSWORD, world } from '../support/world.ts'

/** What the line that a copy button stands beside says. */
const lineOf = async (page: Page, name: string) =>
  (await page
    .getByRole('button', { name: `Copy: ${name}` })
    .locator('xpath=preceding-sibling::code')
    .textContent()) ?? ''

test('a manager invites, promotes and removes, and others see why they may not', async () => {
  const stage = await world()
  const { as, ada, ben } = stage
  const { page } = await visit(stage, { as: ada, path: '/people' })
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Invite' }).click()
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('Invite')
  await page.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByLabel('E-mail').fill(ben.email)
  await dialog.getByLabel('First name').fill('Grace')
  await dialog.getByLabel('Last name').fill('Hopper')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByText('Please fill this in.').waitFor()
  await dialog.getByLabel('Your password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByText('Somebody has this address already.').waitFor()
  await dialog.getByLabel('E-mail').fill('grace@example.com')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByText('Grace Hopper is invited.').waitFor()
  expect(await lineOf(page, 'Invitation link')).toContain('/invitation/')
  await look(page, 'invited')
  await dialog.getByRole('button', { name: 'Invite another' }).click()
  await dialog.getByLabel('E-mail').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toBe('Invite')

  await page.getByRole('button', { name: 'What to do with Grace Hopper' }).click()
  await page.getByRole('menuitem', { name: 'Make a manager' }).click()
  await dialog.getByLabel('Your password').fill('not this one')
  await dialog.getByRole('button', { name: 'Make a manager' }).click()
  await dialog.getByText('This is not your password.').waitFor()
  await dialog.getByLabel('Your password').fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Make a manager' }).click()
  await expect.poll(async () => managers(await as(ada).get('/organization/users'))).toContain('grace@example.com')
  await page.getByRole('button', { name: 'What to do with Grace Hopper' }).click()
  await page.getByRole('menuitem', { name: 'Remove from the organization' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('heading', { name: '4 members' }).waitFor()
  await look(page, 'people')

  const other = await visit(stage, { as: ben, path: '/people' })
  await other.page.getByRole('button', { name: 'Invite' }).hover()
  await other.page.getByText('Only managers of the organization do this.').waitFor()
  await as(ada).put(`/organization/users/${ben._id}`, { manager: true })
  await other.page.getByRole('button', { name: 'What to do with Ada Lovelace' }).click() // he may from now on
  await other.page.getByRole('menuitem', { name: 'No longer a manager' }).waitFor()
})

const managers = ({ body }: { body: { email: string; manager: boolean }[] }) =>
  body.filter(({ manager }) => manager).map(({ email }) => email)

test('the organization is renamed, and its group id is there to copy', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage, { as: ada, path: '/organization' })
  await page.getByLabel('Name').fill('Acme & Daughters')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Currency' }).fill('JPY')
  await page.getByRole('option', { name: /JPY/ }).click()
  await expect
    .poll(async () => (await as(ada).get('/organization')).body)
    .toMatchObject({ name: 'Acme & Daughters', currency: 'JPY' })
  const { groupId } = (await as(ada).get('/app/me')).body.cubedrive
  expect(await lineOf(page, 'Encrypted group id')).toBe(groupId)
  await look(page, 'organization')
})

test('a manager lets a job that was given up run again; others do not see them', async () => {
  const stage = await world()
  const { as, ada, ben, store } = stage
  await store.writeUnscoped(async (tx) => {
    const data = JSON.stringify({ userId: ben.id, letter: { kind: 'token made', name: 'x', expiresAt: null } })
    const givenUp = { failed_at: tx.now - 3_600_000, attempts: 12, last_error: 'Error: no such mailbox' }
    const job = {
      org_id: ada.actor.orgId,
      id: tx.newId(),
      type: 'send-mail',
      key: null,
      data,
      run_at: 1,
      claimed_by: null,
    }
    await tx.db.insertInto('job').values({ ...job, ...givenUp }).execute() // biome-ignore format: one thought
  })
  const { page } = await visit(stage, { as: ada, path: '/organization' })
  const list = page.getByRole('list', { name: 'Work that was given up' })
  await list.getByText('Mail for Ben Franklin').waitFor()
  await list.getByText('12 attempts, given up 1 hour ago').waitFor()
  await list.getByText('Error: no such mailbox').waitFor()
  await look(page, 'given-up-jobs')
  await page.getByRole('button', { name: 'Try again: Mail for Ben Franklin' }).press('Enter')
  await page.getByText('Nothing was given up.').waitFor()
  await expect.poll(async () => (await as(ada).get('/organization/jobs')).body).toEqual([])

  const other = await visit(stage, { as: ben, path: '/organization' })
  await other.page.getByLabel('Name').waitFor()
  expect(await other.page.getByText('Work that was given up').count()).toBe(0)
})

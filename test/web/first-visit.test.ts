import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { emptyWorld, PASSWORD, SET_UP_CODE, world } from '../support/world.ts'

test('a first visitor sets the server up, and gets to a first task', async () => {
  const stage = await emptyWorld()
  const { page } = await visit(stage)
  await page.getByRole('heading', { name: 'Set up Cuboid' }).waitFor()
  await look(page, 'setup')

  await page.getByRole('button', { name: 'Start' }).click()
  expect(await page.getByText('Please fill this in.').count()).toBe(6)
  await page.getByLabel('Set-up code').fill('WRONG')
  await page.getByLabel('Name of your organization').fill('Acme')
  await page.getByLabel('First name').fill('Ada')
  await page.getByLabel('Last name').fill('Lovelace')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByText('This is not the code in the log.').waitFor()
  await page.getByLabel('Set-up code').fill(SET_UP_CODE)
  await page.getByRole('button', { name: 'Start' }).click()

  await page.getByRole('heading', { name: 'Start with a project' }).waitFor()
  await look(page, 'home-new')
  await page.keyboard.press('c')
  const firstProject = page.getByRole('dialog').getByRole('textbox', { name: 'Name of the project' })
  await expect.poll(() => firstProject.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await firstProject.waitFor({ state: 'detached' })
  await page.getByLabel('Name of the project').fill('Website')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'Website' }).waitFor()
  await look(page, 'project-empty')

  await page.keyboard.press('c')
  await page.getByLabel('Task, in one line').fill('Pay rent tomorrow 9 #home !5')
  await page.getByText('Tomorrow 09:00').waitFor()
  await look(page, 'quick-add')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Pay rent' }).waitFor()
  await page.getByText('“Pay rent” is added').waitFor()

  await page.getByRole('link', { name: 'My tasks' }).click()
  await page.getByRole('heading', { name: 'This week 1' }).waitFor()
  await look(page, 'home')
})

test('somebody who has an account signs in, gets where he was going, and out again', async () => {
  const stage = await world()
  const task = (await stage.as(stage.ada).post('/tasks', { group: stage.website, name: 'Rent' })).body
  const { page } = await visit(stage, { path: `/tasks/${task._id}` })
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await look(page, 'sign-in')
  await page.getByLabel('E-mail').fill(stage.ada.email)
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('The e-mail address or the password is wrong.').waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('textbox', { name: 'Name' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/tasks/${task._id}`)

  await page.getByRole('button', { name: /Account and settings/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await page.goto('/')
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
})

test('who forgot the password chooses another by mail, once, and is signed out where the old one was used', async () => {
  const stage = await world()
  const elsewhere = await visit(stage, { as: stage.ada })
  await elsewhere.page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const { page, origin } = await visit(stage, { path: '/sign-in', language: 'tr' })
  await page.getByRole('link', { name: 'Parolanızı mı unuttunuz?' }).click()
  await page.getByRole('button', { name: 'Bağlantıyı gönder' }).click()
  await page.getByText('Lütfen doldurun.').waitFor()
  await page.getByLabel('E-posta').fill(stage.ada.email)
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'bağlantı yolda' }).waitFor()
  await stage.runJobs()

  const [path] = /\/password-reset\/\S+/.exec(stage.mails[0]?.text ?? '') ?? ['']
  await page.goto(origin + path)
  const password = page.getByRole('textbox', { name: 'Yeni parola' })
  await password.fill('kısa')
  expect(await page.getByText('Lütfen en az 8 karakter.').count()).toBe(0) // not before it is sent
  await page.keyboard.press('Enter')
  await page.getByText('Lütfen en az 8 karakter.').waitFor()
  await password.fill('bu daha uzun')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await elsewhere.page.getByRole('heading', { name: 'Welcome back' }).waitFor()

  await elsewhere.page.goto(origin + path)
  await elsewhere.page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD)
  await elsewhere.page.keyboard.press('Enter')
  await elsewhere.page.getByText('This link was used already or has expired.').waitFor()
})

test('the button that shows a password speaks the language of the page', async () => {
  const stage = await world()
  const { page } = await visit(stage, { path: '/sign-in', language: 'tr' })
  const password = page.getByRole('textbox', { name: 'Parola' })
  await password.fill('kirpi')
  await page.getByRole('button', { name: 'Parolayı göster' }).click()
  expect(await password.getAttribute('type')).toBe('text')
})

test('an invitation leads in; signing out everywhere ends it in every browser', async () => {
  const stage = await world()
  const invited = { email: 'fay@example.com', firstname: 'Fay', lastname: 'Wray' }
  await stage.as(stage.ada).post('/organization/users', invited)
  await stage.runJobs()
  const mail = stage.mails.find(({ to }) => to.address === invited.email)
  const [path] = /\/invitation\/\S+/.exec(mail?.text ?? '') ?? ['']
  const { page } = await visit(stage, { path })
  await page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Join' }).dblclick()
  await page.getByRole('button', { name: /Account and settings/ }).waitFor()

  const elsewhere = await visit(stage, { as: { ...invited, password: PASSWORD } })
  await elsewhere.page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  for (const each of [page, elsewhere.page]) await each.getByRole('heading', { name: 'Welcome back' }).waitFor()
})

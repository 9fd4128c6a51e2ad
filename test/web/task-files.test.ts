import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { uploaded } from '../support/upload.ts'
import { type World, world } from '../support/world.ts'

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
)

const PDF = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>`)

const made = async ({ as, ada, website }: World, body: object = {}) =>
  (await as(ada).post('/tasks', { group: website, name: 'Move the shop', ...body })).body

test('a file that another uploaded is taken off after a question, as nobody else can put it back', async () => {
  const stage = await world()
  const { as, ada, ben } = stage
  const { _id } = await made(stage)
  await as(ben).post(`/tasks/${_id}/files`, { files: [await uploaded(stage, ben, 'x', 'plan.txt')] })
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const files = async () => (await as(ada).get(`/tasks/${_id}`)).body.files.length
  await panel.getByRole('button', { name: 'Take off plan.txt' }).click()
  await page.getByText('Ben Franklin uploaded it, and nobody else can put it back.').waitFor()
  expect(await files()).toBe(1)
  await page.getByRole('dialog').getByRole('button', { name: 'Take off' }).click()
  await expect.poll(files).toBe(0)
})

test('files come by choosing, by paste and by drop; pictures show, and names can be changed', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { _id } = await made(stage, { files: [await uploaded(stage, ada, 'x'.repeat(1400), 'old.txt')] })
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const names = async () => {
    const ids = (await as(ada).get(`/tasks/${_id}`)).body.files.map((file: { _id: string }) => file._id)
    return (await as(ada).get(`/files?ids=${ids}`)).body.map(({ name }: { name: string }) => name)
  }
  await panel.getByText('old.txt').waitFor()
  await panel.getByLabel('Add files').setInputFiles({ name: 'front.png', mimeType: 'image/png', buffer: PICTURE })
  await expect.poll(names).toEqual(['old.txt', 'front.png'])
  await panel.getByRole('button', { name: 'Rename old.txt' }).click()
  await panel.getByRole('textbox', { name: 'Name of old.txt' }).fill('new.txt')
  await page.keyboard.press('Enter')
  await expect.poll(names).toEqual(['new.txt', 'front.png'])
  await panel.getByText('Ada Lovelace renamed the file old.txt to new.txt').waitFor()

  await panel.getByRole('button', { name: /Add a description/ }).click()
  const paste = (bytes: number[]) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(bytes)], 'pasted.png', { type: 'image/png' }))
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }
  await panel.getByRole('textbox', { name: 'Description' }).fill('As it looks:')
  await page.evaluate(paste, [...PICTURE])
  await expect
    .poll(() => panel.getByRole('textbox', { name: 'Description' }).inputValue())
    .toMatch(/!\[pasted\.png\]\(\/files\/\d+\)/)
  await panel.getByRole('button', { name: 'Save' }).click()
  const shown = panel.getByRole('img', { name: 'pasted.png' })
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(10)
  await panel.getByRole('button', { name: 'Preview front.png' }).click()
  await page.getByRole('dialog').getByRole('img', { name: 'front.png' }).waitFor()
  await page.keyboard.press('Escape')
  await panel.getByLabel('Add files').setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: PDF })
  const pdf = panel.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Preview plan.pdf' }) })
  await pdf.click({ position: { x: 100, y: 12 } }) // its name
  await page.frameLocator('iframe[title="plan.pdf"]').locator('body').waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Preview plan.pdf')
  await panel.getByRole('button', { name: 'Take off plan.pdf' }).click()

  const dropped = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }))
      return data
    },
    [...PICTURE],
  )
  await panel.getByRole('heading', { name: 'Files' }).dispatchEvent('drop', { dataTransfer: dropped })
  await expect.poll(names).toEqual(['new.txt', 'front.png', 'pasted.png', 'dropped.png'])
  await panel.getByRole('textbox', { name: 'Comment' }).click()
  await page.evaluate(paste, [...PICTURE])
  const attached = panel
    .locator('form', { has: page.getByRole('textbox', { name: 'Comment' }) })
    .getByRole('button', { name: 'Take off pasted.png' })
  await attached.waitFor()
  await page.reload() // what is attached and not sent survives
  await attached.waitFor()
  await panel.getByRole('textbox', { name: 'Comment' }).press('Control+Enter')
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}/activities`)).body.at(-1).files)
    .toMatchObject([{ name: 'pasted.png' }])
  await look(page, 'task-files')
})

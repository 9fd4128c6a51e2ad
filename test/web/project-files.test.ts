import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('files lie in folders, are uploaded, looked at and deleted', async () => {
  const stage = await world()
  const { ada, website } = stage
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/files` })
  await page.getByText('No files yet').waitFor()
  await page.getByRole('button', { name: 'New folder' }).click()
  await page.getByRole('textbox', { name: 'Name of the folder' }).fill('Plans/Drawings')
  await page.keyboard.press('Enter')
  await page.getByText('Name: a slash cannot be in it.').waitFor()
  await page.getByRole('textbox', { name: 'Name of the folder' }).fill('Drawings')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Drawings' }).click()
  await page.getByText('This folder is empty').waitFor()
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
  await page.locator('input[type=file]').setInputFiles([
    { name: 'plan.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') },
    {
      name: 'a-rather-long-name-of-a-file-that-nobody-would-want-to-read-in-full.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('hello'),
    },
  ])
  await page.getByRole('button', { name: 'Delete plan.png' }).waitFor()
  await page.getByRole('button', { name: /^Preview a-rather/ }).waitFor()
  await look(page, 'project-files')
  await page.getByRole('button', { name: 'Preview plan.png' }).click()
  const picture = page.getByRole('img', { name: 'plan.png' })
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Delete plan.png' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => page.getByText('plan.png').count()).toBe(0)

  await page.reload()
  await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Drawings' }).waitFor()
  await page.getByRole('link', { name: 'All files' }).click()
  await page.getByRole('link', { name: 'Drawings' }).waitFor()
})

test('files are dropped, renamed, moved by menu and by drag, and read without downloading', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const make = async (name: string) =>
    (await as(ada).post('/file-system-nodes/directories', { group: website, name })).body._id as string
  const [drawings] = [await make('Drawings'), await make('Archive')]
  const list = async (parent = '') =>
    (await as(ada).get(`/file-system-nodes?group=${website}${parent && `&parent=${parent}`}`)).body.map(
      ({ name }: { name: string }) => name,
    )
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/files` })
  await page.getByRole('link', { name: 'Drawings' }).waitFor()
  const dropped = await page.evaluateHandle(`(() => {
    const files = new DataTransfer()
    files.items.add(new File(['<script>alert(1)</script>\\nsecond line'], 'notes.txt'))
    files.items.add(new File([${JSON.stringify(PDF)}], 'plan.pdf'))
    return files
  })()`)
  const place = page.getByRole('region', { name: 'Files' })
  await place.dispatchEvent('dragover', { dataTransfer: dropped })
  await page.getByText('Drop to upload').waitFor()
  await place.dispatchEvent('drop', { dataTransfer: dropped })
  await page.getByRole('button', { name: 'Preview plan.pdf' }).waitFor()
  await expect.poll(() => list()).toEqual(['Drawings', 'Archive', 'notes.txt', 'plan.pdf'])

  await page.getByRole('button', { name: 'Preview notes.txt' }).click()
  await page.getByRole('dialog').getByText('<script>alert(1)</script>').waitFor()
  await look(page, 'file-preview')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Preview plan.pdf' }).click()
  await page.frameLocator('iframe[title="plan.pdf"]').locator('body').waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'What to do with notes.txt' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
  await page.getByRole('textbox', { name: 'New name of notes.txt' }).waitFor()
  await page.keyboard.type('minutes') // the ending stays
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Preview minutes.txt' }).waitFor()
  await expect.poll(() => list()).toContain('minutes.txt')

  const other = await visit(stage, { as: ben, path: `/projects/${website}/files` })
  await other.page.getByRole('button', { name: 'Preview minutes.txt' }).waitFor()
  await page.getByRole('button', { name: 'What to do with minutes.txt' }).click()
  await page.getByRole('menuitem', { name: 'Move…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Drawings' }).click()
  await dialog.getByText('No folders in here.').waitFor()
  await dialog.getByRole('button', { name: 'Move here' }).click()
  await page.getByText('minutes.txt is in “Drawings” now.').waitFor()
  await expect.poll(() => list(drawings)).toEqual(['minutes.txt'])
  await expect.poll(() => other.page.getByRole('button', { name: 'Preview minutes.txt' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => list()).toContain('minutes.txt')

  await page.getByRole('button', { name: 'Preview minutes.txt' }).dragTo(page.getByRole('link', { name: 'Drawings' }))
  await expect.poll(() => list(drawings)).toEqual(['minutes.txt'])
  await page.getByRole('link', { name: 'Drawings' }).click()
  await page
    .getByRole('button', { name: 'Preview minutes.txt' })
    .dragTo(page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'All files' }))
  await expect.poll(() => list(drawings)).toEqual([])
  expect(await list()).toContain('minutes.txt')
})

/** One empty page. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>`

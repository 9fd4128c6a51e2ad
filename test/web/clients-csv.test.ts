import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

const fileOf = (name: string, text: string | Uint8Array) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('clients come in from a file: columns are guessed, the preview is what happens, the refused go out again', async () => {
  const stage = await world()
  const { as, ada } = stage
  await as(ada).post('/crm/customers', { name: 'Zinc Works', phone: '1' })
  const { page } = await visit(stage, { as: ada, path: '/clients' })
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { name: 'Import clients' }).waitFor()

  const rows = [
    'Firma;Telefon;E-posta;Not;Yetkili',
    'Zinc Works;2;;x;Grace Hopper',
    'Şeker Ltd;"+90 1";info@seker.example;"two\nlines; and ""quotes""";Şule',
    'Wrong;3;no address;x;',
    ...Array.from({ length: 450 }, (_, i) => `Bakery ${i};;;;`),
  ]
  await page.locator('input[type=file]').setInputFiles(fileOf('müşteriler.csv', rows.join('\r\n')))
  const meaning = (column: string) => page.getByRole('combobox', { name: `What ${column} becomes` })
  await expect.poll(() => meaning('Firma').inputValue()).toBe('Name')
  await expect.poll(() => meaning('Not').inputValue()).toBe('Leave out')
  await expect.poll(() => meaning('Yetkili').inputValue()).toBe('Contact: name')
  const change = page.getByRole('row', { name: /Zinc Works/ })
  await change.getByText('Phone: 1 → 2').waitFor()
  await change.getByText('Contact: name: Grace Hopper').waitFor()
  await page.getByText('Refused 1', { exact: true }).waitFor()
  await look(page, 'clients-import')
  expect((await as(ada).get('/crm/customers?limit=500')).body).toHaveLength(1)

  await page.getByRole('button', { name: 'Import 452 rows' }).click()
  await page.getByText('The import is done').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('The import is done')
  await page.getByText('Refused 1', { exact: true }).click()
  await page.getByText('E-mail: this is no e-mail address').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the refused rows' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe(
    '\ufeffFirma,Telefon,E-posta,Not,Yetkili,Reason\r\nWrong,3,no address,x,,E-mail: this is no e-mail address',
  )
  const all = (await as(ada).get('/crm/customers?limit=500&includeAllFields=true')).body
  expect(all).toHaveLength(452)
  expect(all.filter(({ name }: { name: string }) => /Zinc|eker/.test(name))).toMatchObject([
    { name: 'Zinc Works', phone: '2', contacts: [{ name: 'Grace Hopper' }] },
    { name: 'Şeker Ltd', phone: '+90 1', email: 'info@seker.example', contacts: [{ name: 'Şule' }] },
  ])

  await page.getByRole('link', { name: 'To the clients' }).click()
  await page.getByRole('link', { name: /^Bakery 0/ }).waitFor()
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export' }).click()])
  expect(table.suggestedFilename()).toBe('clients.csv')
  expect((await readFile(await table.path(), 'utf8')).split('\r\n')).toHaveLength(454)
})

test('a file that cannot be read is said to be so; one goes on where an import stopped', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page, context } = await visit(stage, { as: ada, path: '/clients/import', language: 'tr', width: 390 })
  const input = page.locator('input[type=file]')
  await input.setInputFiles(fileOf('broken.csv', 'Ad,Not\nx,"y'))
  await page.getByText('bir tırnak işareti hiç kapanmıyor').waitFor()
  await input.setInputFiles(fileOf('eski.xlsx', 'PK\x03\x04 and so on'))
  await page.getByText('Bu bir hesap tablosu').waitFor()
  const turkish = Uint8Array.from([...Buffer.from('Ad,Notlar\n'), 0xde, ...Buffer.from('ule,1\n')]) // windows-1254
  await input.setInputFiles(fileOf('eski.csv', turkish))
  await page.getByText('Şule').last().waitFor()
  await page.getByLabel('İlk satırda sütunların adları var').uncheck()
  await page.getByRole('button', { name: '2 satırı içe aktar' }).waitFor()

  const rows = Array.from({ length: 401 }, (_, i) => `Fırın ${i}`)
  await input.setInputFiles(fileOf('yeni.csv', ['Ad', ...rows].join('\n')))
  let calls = 0
  await context.route('**/api/v1/crm/customers/import', (route) => {
    const isDry = route.request().postDataJSON().dryRun === true
    return !isDry && ++calls === 2 ? route.abort() : route.continue()
  })
  await page.getByRole('button', { name: '401 satırı içe aktar' }).click()
  await page.getByText(/Burada durdu/).waitFor()
  await page.getByText('200 / 401').waitFor()
  await page.getByRole('button', { name: 'Sürdür' }).click()
  await page.getByText('İçe aktarma bitti').waitFor()
  expect((await as(ada).get('/crm/customers?limit=500')).body).toHaveLength(401)
})

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

const fileOf = (name: string, text: string | Uint8Array) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('clients come in from a file: columns are guessed, the preview is what happens, the refused go out again', async () => {
  const stage = await world()
  const { as, ada } = stage
  await as(ada).post('/crm/customers', { name: 'Zinc Works', phone: '1' })
  await as(ada).post('/crm/customers', { name: 'Tin', phone: '7' })
  const { page } = await visit(stage, { as: ada, path: '/clients' })
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByRole('heading', { name: 'Import clients' }).waitFor()

  const rows = [
    'Firma;Telefon;E-posta;Not;Yetkili',
    'Zinc Works;2;;x;Grace Hopper',
    'Tin;8;;;',
    'Şeker Ltd;"+90 1";info@seker.example;"two\nlines; and ""quotes""";Şule',
    ';3;no address;x;',
    ...Array.from({ length: 450 }, (_, i) => `Bakery ${i};;;;`),
  ]
  await page.locator('input[type=file]').setInputFiles(fileOf('müşteriler.csv', rows.join('\r\n')))
  const meaning = (column: string) => page.getByRole('combobox', { name: `What ${column} becomes` })
  await expect.poll(() => meaning('Firma').inputValue()).toBe('Name')
  await expect.poll(() => meaning('Not').inputValue()).toBe('Leave out')
  await expect.poll(() => meaning('Yetkili').inputValue()).toBe('Contact: name')
  const change = page.getByRole('row', { name: /Zinc Works/ })
  await change.getByText('Contact: phone: 2').waitFor()
  const other = page.getByRole('row', { name: /Tin/ }).last()
  await other.getByText('Name: another client has this name, too').waitFor()
  await page.getByLabel('Replace what clients have already').check()
  await other.getByText('Phone: 7 → 8').waitFor()
  await change.getByText('Contact: name: Grace Hopper').waitFor()
  await page.getByText('Refused 1', { exact: true }).waitFor()
  await look(page, 'clients-import')
  expect((await as(ada).get('/crm/customers?limit=500')).body).toHaveLength(2)

  await page.getByRole('button', { name: 'Import 453 rows' }).click()
  await page.getByText('The import is done').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('The import is done')
  await page.getByText('Refused 1', { exact: true }).click()
  await page.getByText('Name: a new client needs one').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the refused rows' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe(
    '\ufeff"Firma","Telefon","E-posta","Not","Yetkili","Reason"\r\n,"3","no address","x",,"Name: a new client needs one"\r\n',
  )
  const all = (await as(ada).get('/crm/customers?limit=500&includeAllFields=true')).body
  expect(all).toHaveLength(453)
  expect(all.filter(({ name }: { name: string }) => /Zinc|eker|Tin/.test(name))).toMatchObject([
    { name: 'Tin', phone: '8' },
    { name: 'Zinc Works', phone: '1', contacts: [{ name: 'Grace Hopper', phone: '2' }] },
    { name: 'Şeker Ltd', phone: '+90 1', email: 'info@seker.example', contacts: [{ name: 'Şule' }] },
  ])

  await page.getByRole('link', { name: 'To the clients' }).click()
  await page.getByRole('link', { name: /^Bakery 0/ }).waitFor()
  const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export' }).click()])
  expect(table.suggestedFilename()).toBe('clients.csv')
  const lines = (await readFile(await table.path(), 'utf8')).split('\r\n')
  expect(lines).toHaveLength(455)
  expect(lines[0]).toContain('"id","name"')
  await page.getByRole('button', { name: 'How the file is written' }).click()
  await page.getByRole('menuitemradio', { name: /Turkish, German/ }).click()
  const [german] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ])
  expect((await readFile(await german.path(), 'utf8')).slice(0, 12)).toBe('\ufeff"id";"name"')
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

  const rows = Array.from({ length: 1001 }, (_, i) => `Fırın ${i}`)
  await input.setInputFiles(fileOf('yeni.csv', ['Ad', ...rows].join('\n')))
  let calls = 0
  await context.route('**/api/v1/crm/customers/import', (route) => {
    const isDry = route.request().postDataJSON().dryRun === true
    return !isDry && ++calls === 2 ? route.abort() : route.continue()
  })
  await page.getByRole('button', { name: '1.001 satırı içe aktar' }).click()
  await page.getByText(/Burada durdu/).waitFor()
  await page.getByText('500 / 1.001').waitFor()
  await page.getByRole('button', { name: 'Sürdür' }).click()
  await page.getByText('İçe aktarma bitti').waitFor()
  expect((await as(ada).get('/crm/customers?limit=500&skip=600')).body).toHaveLength(401)
})

test('a Zoho export is three contacts of one client; the encoding is found, and can be said', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage, { as: ada, path: '/clients/import' })
  const input = page.locator('input[type=file]')
  const zoho = [
    'Record Id,Contact Owner,First Name,Last Name,Account Name,Email,Phone',
    'zcrm_51,Ann,Anna,Schmidt,Globex,anna@globex.example,"=""01715550001"""',
    'zcrm_52,Ann,Bob,Meier,Globex,bob@globex.example; b@x.example,',
    'zcrm_53,Ann,Cem,Ak,Globex,-,',
  ]
  await input.setInputFiles(fileOf('Contacts.csv', zoho.join('\n')))
  await page.getByText('“-” stands for nothing').waitFor()
  await page.getByText('b@x.example left out: there is room for one address').waitFor()
  await look(page, 'clients-import-zoho')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await page.getByText('The import is done').waitFor()
  const all = async () => (await as(ada).get('/crm/customers?limit=500&includeAllFields=true')).body
  expect(await all()).toMatchObject([
    {
      name: 'Globex',
      contacts: [
        { name: 'Anna Schmidt', email: 'anna@globex.example', phone: '01715550001' },
        { name: 'Bob Meier', email: 'bob@globex.example' },
        { name: 'Cem Ak', email: '' },
      ],
    },
  ])

  await page.getByRole('button', { name: 'Another file' }).click()
  const cyrillic = [...'Название;Телефон\nРомашка;1234567\n'].map((letter) =>
    letter >= 'А' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
  )
  await input.setInputFiles(fileOf('клиенты.csv', Uint8Array.from(cyrillic)))
  const encoding = page.getByRole('combobox', { name: 'Encoding of the file' })
  await expect.poll(() => encoding.inputValue()).toBe('Cyrillic (windows-1251)')
  await page.getByText('Ромашка').first().waitFor()
  await encoding.click()
  await page.getByRole('option', { name: 'UTF-8' }).click()
  await page.getByText(/signs of the file are none in this encoding/).waitFor()
  expect(await all()).toHaveLength(1)
})

test('an import goes on after a reload, and its report stays while one looks elsewhere', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page, context } = await visit(stage, { as: ada, path: '/clients/import' })
  const rows = Array.from({ length: 6_001 }, (_, i) => (i % 1000 === 999 ? ',x' : `Bakery ${i},${i}@x.example`))
  await page.locator('input[type=file]').setInputFiles(fileOf('many.csv', ['Name,Email', ...rows].join('\n')))
  await page.getByText('These are the first 5,000 of 6,001 rows').waitFor()
  let sent = 0
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await context.route('**/api/v1/crm/customers/import', async (route) => {
    if (route.request().postDataJSON().dryRun || ++sent !== 3) return route.continue()
    await route.fetch() // the server does it, and the answer never comes
    await held
    return route.abort().catch(() => undefined)
  })
  await page.getByRole('button', { name: 'Import 6,001 rows' }).click()
  await expect.poll(() => sent).toBe(3)
  await page.getByText('1,000 of 6,001').waitFor()
  await page.reload()
  release()
  await page.getByText('The import is done').waitFor({ timeout: 60_000 })
  await page.getByText('Refused 6', { exact: true }).waitFor()
  const names = (await as(ada).get('/crm/customers?limit=500&skip=5500')).body
  expect(names).toHaveLength(495) // of 5,995, each once

  await page.getByRole('link', { name: 'To the clients' }).click()
  await page.getByRole('link', { name: /^Bakery 0/ }).waitFor()
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByText('Refused 6', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Another file' }).click()
  await page.reload()
  await page.getByText('or drop it here').waitFor()
})

import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { uploaded } from '../support/upload.ts'
import { seconds, type World, world } from '../support/world.ts'

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

test('how a task repeats is said in a sentence, with the next five dates', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { _id } = await made(stage, { deadline: seconds('2026-01-19T06:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  await panel.getByRole('button', { name: 'Repeats: Does not repeat' }).click()
  const editor = page.getByRole('dialog', { name: 'How it repeats' })
  await editor.getByText('Every Monday at 09:00; a new copy appears when this one is completed.').waitFor()
  await editor.getByLabel('Every so many').fill('2')
  await editor.getByText('Every second Monday at 09:00; a new copy appears').waitFor()
  const dates = editor.getByRole('region', { name: 'The next ones' }).getByRole('listitem')
  await expect
    .poll(() => dates.allTextContents())
    .toEqual([
      'Mon 02.02.2026 09:00',
      'Mon 16.02.2026 09:00',
      'Mon 02.03.2026 09:00',
      'Mon 16.03.2026 09:00',
      'Mon 30.03.2026 09:00',
    ])
  await editor.getByLabel('It ends').first().click()
  await page.getByRole('option', { name: 'after so many copies' }).click()
  await editor.getByLabel('Copies in all').fill('3')
  await expect.poll(() => dates.count()).toBe(2)
  await look(page, 'task-recurrence')
  await editor.getByRole('button', { name: 'Save' }).click()
  await panel.getByRole('button', { name: 'Repeats: Every second Monday at 09:00, 3 times in all' }).waitFor()
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.recurrence)
    .toMatchObject({ type: 'weekly', period: 2, maxCount: 3 })
  await panel.getByText('Ada Lovelace made it repeat: Every second Monday').waitFor()
})

test('a checklist is made, nested, put in order by keyboard and by drag, given to people and ticked', async () => {
  const stage = await world()
  const { as, ada, ben } = stage
  const { _id } = await made(stage)
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const steps = async () => {
    const drawn = (list: { name: string; completed: boolean; steps?: [] }[] = []): string =>
      list
        .map((step) => step.name + (step.completed === true ? '✓' : '') + (step.steps ? `(${drawn(step.steps)})` : ''))
        .join()
    return drawn((await as(ada).get(`/tasks/${_id}`)).body.steps)
  }
  await panel.getByRole('button', { name: 'Add a checklist' }).click()
  const line = panel.getByRole('textbox', { name: 'New step' })
  for (const name of ['Pack', 'Rent a van', 'Clean']) {
    await line.fill(name)
    await page.keyboard.press('Enter')
  }
  await expect.poll(steps).toBe('Pack,Rent a van,Clean')
  const handle = (name: string) => panel.getByRole('button', { name: `Move ${name}`, exact: true })
  await handle('Clean').focus()
  await page.keyboard.press('ArrowUp')
  await expect.poll(steps).toBe('Pack,Clean,Rent a van')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move Clean')
  await page.keyboard.press('ArrowRight')
  await expect.poll(steps).toBe('Pack(Clean),Rent a van')

  await handle('Rent a van').dragTo(panel.getByRole('textbox', { name: 'Name of Pack' }), {
    targetPosition: { x: 5, y: 2 },
  })
  await expect.poll(steps).toBe('Rent a van,Pack(Clean)')
  await panel.getByRole('checkbox', { name: 'Clean' }).check()
  await expect.poll(steps).toBe('Rent a van,Pack✓(Clean✓)')
  await panel.getByText('Ada Lovelace completed “Clean”').waitFor()
  await panel.getByText('1 of 2').waitFor()

  await panel.getByRole('button', { name: 'Assignees of Rent a van:' }).click()
  await page.getByRole('option', { name: 'Ben Franklin' }).click()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.steps[0].assignees).toEqual([ben._id])
  await panel.getByRole('button', { name: 'More for Rent a van' }).click()
  await page.getByRole('menuitem', { name: 'Count it with a bar' }).click()
  await panel.getByRole('textbox', { name: 'Done of Rent a van' }).fill('4')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.steps[0].completed).toBe(4)
  await look(page, 'task-checklist')

  await panel.getByRole('button', { name: 'More for Pack' }).click()
  await page.getByRole('menuitem', { name: 'Delete the step' }).click()
  await expect.poll(steps).toBe('Rent a van')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(steps).toBe('Rent a van,Pack✓(Clean✓)')
  // Lines that are pasted are steps, all of them.
  const lines = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Sweep\n\n Lock up ')
    return data
  })
  await line.evaluate(
    (field, clipboardData) =>
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
    lines,
  )
  await expect.poll(steps).toBe('Rent a van,Pack✓(Clean✓),Sweep,Lock up')
})

test('a deleted task comes back by undo, and from the trash of its project', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = await made(stage)
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/list?task=${_id}` })
  const remove = async () => {
    await page.getByRole('complementary').getByRole('button', { name: 'More for this task' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByText('Deleted: Move the shop').waitFor()
  }
  await remove()
  await page.getByRole('complementary').waitFor({ state: 'detached' })
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).status).toBe(404)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Restored: Move the shop').waitFor()
  await page.getByRole('link', { name: 'Move the shop' }).click()
  await remove()
  await page.goto(`/projects/${website}/settings`)
  await page.getByRole('button', { name: 'Restore Move the shop' }).scrollIntoViewIfNeeded()
  await look(page, 'project-trash')
  await page.getByRole('button', { name: 'Restore Move the shop' }).click()
  await page.getByText('Nothing was deleted here.').waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).status).toBe(200)
})

test('an archived task says so above its name, and is taken back there', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { _id } = await made(stage)
  await as(ada).put(`/tasks/${_id}/archive`, { value: true })
  const { page } = await visit(stage, { as: ada, path: `/tasks/${_id}` })
  const note = page.getByRole('paragraph').filter({ hasText: 'This task is archived.' })
  const button = note.getByRole('button', { name: 'Take it out of the archive' })
  await button.waitFor()
  const looks = await button.evaluate((element) => {
    const { backgroundColor, borderStyle, fontSize } = getComputedStyle(element)
    return { backgroundColor, borderStyle, isOfItsSize: fontSize === getComputedStyle(element.parentElement!).fontSize }
  })
  expect(looks).toEqual({ backgroundColor: 'rgba(0, 0, 0, 0)', borderStyle: 'none', isOfItsSize: true })
  const [above, name] = [
    (await note.boundingBox())!,
    (await page.getByRole('textbox', { name: 'Name', exact: true }).boundingBox())!,
  ]
  expect(name.y - above.y - above.height).toBeGreaterThanOrEqual(8)
  await look(page, 'task-archived')
  await button.click()
  await expect.poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.archivedAt).toBeNull()
})

test('comments mention people, are answered, changed and taken back', async () => {
  const stage = await world()
  const { as, ada, ben } = stage
  const { _id } = await made(stage)
  await as(ben).post(`/tasks/${_id}/activities`, { content: 'Which **day**?' })
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const posts = async () =>
    (await as(ada).get(`/tasks/${_id}/activities`)).body.filter(({ type }: { type: string }) => type === 'post')

  await panel.getByRole('button', { name: 'Reply to Ben Franklin' }).click()
  await panel.getByRole('textbox', { name: 'Reply to Ben Franklin' }).pressSequentially('Friday, @ben')
  await panel.getByRole('option', { name: 'Ben Franklin' }).waitFor()
  await look(page, 'task-mention')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await panel.getByText('Answers Ben Franklin').waitFor()
  await expect.poll(async () => (await posts()).length).toBe(2)
  const [first, answer] = await posts()
  expect(answer).toMatchObject({
    content: 'Friday, @Ben Franklin',
    replyToId: first._id,
    mentions: [{ id: ben._id, name: 'Ben Franklin' }],
  })

  await panel.getByRole('button', { name: 'More for the comment of Ada Lovelace' }).click()
  await page.getByRole('menuitem', { name: 'Edit the comment' }).click()
  const edited = panel.getByRole('textbox', { name: 'Edit the comment' })
  await edited.fill('Saturday')
  await page.reload() // what is typed survives
  await expect.poll(() => edited.inputValue()).toBe('Saturday')
  await edited.press('Control+Enter')
  await panel.getByText('(edited)').waitFor()
  await expect.poll(async () => (await posts())[1].content).toBe('Saturday')
  // Shared with a client, it can be shown to them.
  await stage.store.writeUnscoped(({ db }) =>
    db.updateTable('task').set({ shared_with_client: 1 }).where('org_id', '=', 1).where('id', '=', _id).execute(),
  )
  await page.reload()
  await panel.getByRole('button', { name: 'More for the comment of Ben Franklin' }).click()
  await page.getByRole('menuitem', { name: 'Show it to the client' }).click()
  await panel.getByText('The client sees this').waitFor()
  await expect.poll(async () => (await posts())[0].customerCanSee).toBe(true)
  await panel.getByRole('button', { name: 'More for the comment of Ada Lovelace' }).click()
  await page.getByRole('menuitem', { name: 'Delete the comment' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(async () => (await posts()).length).toBe(1)
})

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

test('subtasks are put in order by drag and by keyboard', async () => {
  const stage = await world()
  const { as, ada, cem, website } = stage
  const { _id } = await made(stage)
  const names = ['Fetch the ladder', 'Wash the wall that the sun and the rain have been at for years', 'Paint it']
  for (const name of names) await as(ada).post('/tasks', { group: website, name, parent: _id })
  const ids = (await as(ada).get(`/tasks/${_id}`)).body.subtasks
  const order = async () => (await as(ada).get(`/tasks/${_id}`)).body.subtasks.map((id: string) => ids.indexOf(id))
  const { page } = await visit(stage, { as: ada, path: `/?task=${_id}` })
  const panel = page.getByRole('complementary')
  const handle = (name: string) => panel.getByRole('button', { name: `Move ${name}` })

  await handle('Paint it').press('ArrowUp')
  await panel.getByRole('status').filter({ hasText: 'Paint it is now number 2' }).waitFor({ state: 'attached' })
  await expect.poll(order).toEqual([0, 2, 1])
  await expect.poll(() => page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Move Paint it')
  await page.keyboard.press('ArrowUp')
  await expect.poll(order).toEqual([2, 0, 1])
  await page.keyboard.press('ArrowUp') // it is on top already
  await handle('Paint it').dragTo(panel.getByRole('link', { name: /^Wash/ }), { targetPosition: { x: 20, y: 18 } })
  await expect.poll(order).toEqual([0, 1, 2])
  await handle('Wash').dragTo(panel.getByRole('link', { name: 'Fetch' }), { targetPosition: { x: 20, y: 2 } })
  await expect.poll(order).toEqual([1, 0, 2])
  await panel.getByText('Ada Lovelace put the subtasks in another order').first().waitFor()
  await look(page, 'task-subtasks')

  const other = await visit(stage, { as: cem, path: `/?task=${_id}` }) // he may only look
  await other.page.getByRole('complementary').getByRole('link', { name: 'Paint it' }).waitFor()
  expect(await other.page.getByRole('button', { name: /^Move / }).count()).toBe(0)
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

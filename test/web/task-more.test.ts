import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { seconds, type World, world } from '../support/world.ts'

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

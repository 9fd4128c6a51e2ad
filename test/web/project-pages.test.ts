import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

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

test('in the calendar a task is dragged to another day, by mouse and by keys', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { _id } = (
    await as(ada).post('/tasks', {
      group: website,
      name: 'Paint the shop front',
      start: seconds('2026-01-20T06:30:00Z'),
      deadline: seconds('2026-01-22T20:59:00Z'),
    })
  ).body
  for (let i = 0; i < 6; i++)
    await as(ada).post('/tasks', { group: website, name: `Call ${i}`, deadline: seconds('2026-01-21T12:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/calendar` })
  const deadline = async () => (await as(ada).get(`/tasks/${_id}`)).body.deadline
  const bar = page.getByRole('link', { name: /^Paint the shop front/ })
  await bar.waitFor()
  await page.getByRole('button', { name: /3 more/ }).waitFor()
  await look(page, 'project-calendar')

  await bar.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(deadline).toBe(seconds('2026-01-29T20:59:00Z'))
  await expect.poll(() => bar.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(deadline).toBe(seconds('2026-01-22T20:59:00Z'))
  await bar.dragTo(page.locator('time[datetime="2026-01-14"]'), { sourcePosition: { x: 10, y: 8 } })
  await expect.poll(deadline).toBe(seconds('2026-01-16T20:59:00Z'))
  await page.getByText('New date: Yesterday – Tomorrow').waitFor()

  await page.getByText('Week', { exact: true }).click()
  await page.waitForURL(/cal=week/)
  await bar.click()
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
})

test('what does not fit into a day of the calendar is counted there, in full where there is room', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  for (let n = 1; n <= 6; n++)
    await as(ada).post('/tasks', { group: website, name: `Paint ${n}`, deadline: seconds('2026-01-20T12:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/calendar` })
  const more = page.getByRole('button', { name: '+2 more, 20.01.2026' })
  const shown = () => more.evaluate((element) => (element as HTMLElement).innerText.split('\n')[0])
  const isCut = () => more.evaluate((element) => element.scrollWidth > element.clientWidth)
  await more.waitFor()
  for (const [width, words] of [
    [1440, '+2 more'],
    [390, '+2'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(shown).toBe(words)
    expect(await isCut()).toBe(false)
  }
  await look(page, 'calendar-more')
  await more.click()
  await page.getByRole('link', { name: /Paint 6/ }).waitFor()
})

test('in the timeline a bar is moved and stretched, by mouse and by keys', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const { _id } = (
    await as(ada).post('/tasks', {
      group: website,
      name: 'Paint the shop front',
      assignees: [ada._id, ben._id],
      start: seconds('2026-01-20T06:30:00Z'),
      deadline: seconds('2026-01-22T20:59:00Z'),
    })
  ).body
  await as(ada).post('/tasks', { group: website, name: 'Call the landlord', deadline: seconds('2026-01-16T12:00:00Z') })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/timeline` })
  const dates = async () => {
    const { start, deadline } = (await as(ada).get(`/tasks/${_id}`)).body
    return [start, deadline]
  }
  const bar = page.getByRole('link', { name: /^Paint the shop front, / })
  await expect.poll(() => bar.count()).toBe(2)
  await look(page, 'project-timeline')
  await page.getByText('By date', { exact: true }).click()
  await expect.poll(() => bar.count()).toBe(1)

  await bar.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(dates).toEqual([seconds('2026-01-21T06:30:00Z'), seconds('2026-01-23T20:59:00Z')])
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(dates).toEqual([seconds('2026-01-21T06:30:00Z'), seconds('2026-01-24T20:59:00Z')])

  const pull = async (x: number, by: number) => {
    const box = (await bar.boundingBox())!
    const from = box.x + (x < 0 ? box.width + x : x)
    await page.mouse.move(from, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(from + by, box.y + 10, { steps: 4 })
    await page.mouse.up()
  }
  await pull(60, -80)
  await expect.poll(dates).toEqual([seconds('2026-01-19T06:30:00Z'), seconds('2026-01-22T20:59:00Z')])
  await pull(-2, -40)
  await expect.poll(dates).toEqual([seconds('2026-01-19T06:30:00Z'), seconds('2026-01-21T20:59:00Z')])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(dates).toEqual([seconds('2026-01-19T06:30:00Z'), seconds('2026-01-22T20:59:00Z')])
  await expect(page.getByRole('complementary').count()).resolves.toBe(0)
  await bar.click()
  await page.getByRole('complementary').getByRole('textbox', { name: 'Name' }).waitFor()
})

test('the timeline begins with what is ahead; what is out of sight has a marker that leads to it', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const make = (name: string, start: string, deadline: string) =>
    as(ada).post('/tasks', { group: website, name, start: seconds(start), deadline: seconds(deadline) })
  await make('Long over', '2025-10-01T06:30:00Z', '2025-10-03T20:59:00Z')
  await make('Just over', '2025-12-20T06:30:00Z', '2025-12-28T20:59:00Z')
  await make('Next', '2026-01-16T06:30:00Z', '2026-01-18T20:59:00Z')
  await make('Far ahead', '2026-06-08T06:30:00Z', '2026-06-12T20:59:00Z')
  await make('In other years', '2036-06-08T06:30:00Z', '2036-06-12T20:59:00Z')
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/timeline?rows=flat` })
  const bars = page.getByRole('region', { name: 'Timeline' }).locator('[data-task]')
  const bar = (name: string) => bars.filter({ hasText: name })
  const isSeen = (name: string) =>
    bar(name).evaluate((link) => {
      const { left, right } = link.getBoundingClientRect()
      return left < innerWidth && right > 480 // the names and the sidebar are before it
    })
  await expect.poll(() => bars.count()).toBe(5)
  expect(await bars.evaluateAll((links) => links.map((link) => link.getAttribute('title')))).toEqual([
    'Next',
    'Far ahead',
    'In other years',
    'Just over',
    'Long over',
  ])
  await expect.poll(() => isSeen('Next')).toBe(true)
  expect(await page.getByRole('button', { name: 'show the bar of Next' }).count()).toBe(0)
  await look(page, 'project-timeline-markers')

  const ahead = page.getByRole('button', { name: /^8 Jun ?: show the bar of Far ahead$/ })
  await ahead.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => isSeen('Far ahead')).toBe(true)
  await expect.poll(() => bar('Far ahead').evaluate((link) => link === document.activeElement)).toBe(true)
  await expect.poll(() => ahead.count()).toBe(0)
  await page.getByRole('button', { name: /^3 Oct 2025 ?: show the bar of Long over$/ }).click()
  await expect.poll(() => isSeen('Long over')).toBe(true)
  // Where the timeline does not reach, no button claims to lead.
  await page.getByText('8 Jun 2036').waitFor()
  expect(await page.getByRole('button', { name: 'show the bar of In other years' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Today', exact: true }).click()
  await expect.poll(() => isSeen('Next')).toBe(true)
})

test('the name of a bar stays in sight while a part of the bar is', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const [start, deadline] = [seconds('2025-11-01T06:30:00Z'), seconds('2026-02-18T20:59:00Z')]
  await as(ada).post('/tasks', { group: website, name: 'Long under way', start, deadline })
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/timeline?rows=flat` })
  const region = page.getByRole('region', { name: 'Timeline' })
  const edge = async (locator: Locator, side: 'left' | 'right') =>
    locator.evaluate((element, side) => element.getBoundingClientRect()[side], side)
  const bar = region.locator('[data-task]')
  const names = region.getByText('Task', { exact: true })
  await expect.poll(async () => (await edge(bar, 'left')) < (await edge(names, 'right'))).toBe(true)
  const name = bar.getByText('Long under way')
  expect(await edge(name, 'left')).toBeGreaterThanOrEqual(await edge(names, 'right'))
})

test('by project the timeline takes in sub-projects, and rows are as close as one likes', async () => {
  const stage = await world()
  const { as, ada, ben, website } = stage
  const under = async (name: string, parent: string) =>
    (await as(ada).post('/groups', { name, parents: [parent] })).body._id as string
  const shop = await under(
    'The shop for everybody who cannot come to us and wants to look at the prints first',
    website,
  )
  const blog = await under('Blog', website)
  const prints = await under('Prints', shop)
  const make = (group: string, name: string, day: number) =>
    as(ada).post('/tasks', {
      group,
      name,
      start: seconds(`2026-01-${day}T06:30:00Z`),
      deadline: seconds(`2026-01-${day + 2}T20:59:00Z`),
    })
  const paper = (await make(prints, 'Choose the paper', 16)).body._id
  await make(shop, 'Ask for prices', 17)
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/timeline` })
  await page.getByText('No task has a date yet').waitFor()
  await page.getByRole('link', { name: 'Show the tasks of sub-projects' }).click()
  const heads = page.locator('[data-kind="group"]')
  await expect.poll(() => heads.allTextContents()).toEqual([expect.stringMatching(/^The shop .*1$/), 'Prints1'])

  await make(website, 'Draw the pages', 18)
  await make(blog, 'Write the first entry', 15)
  await expect
    .poll(() => heads.allTextContents())
    .toEqual(['Website1', 'Blog1', expect.stringMatching(/^The shop .*1$/), 'Prints1'])
  expect(await page.getByRole('link', { name: 'Timeline' }).getAttribute('aria-current')).toBe('page')
  await look(page, 'project-timeline-projects')
  const bar = page.getByRole('link', { name: /^Choose the paper, / })
  await bar.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${paper}`)).body.deadline)
    .toBe(seconds('2026-01-19T20:59:00Z'))
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Choose the paper')

  await page.getByRole('button', { name: 'Remove the filter: Show' }).click()
  await expect.poll(() => heads.allTextContents()).toEqual(['Website1'])
  await page.getByText('By person', { exact: true }).click()
  await expect.poll(() => heads.allTextContents()).toEqual(['Nobody1'])
  await page.getByRole('radio', { name: 'By person' }).press('ArrowRight')
  await expect.poll(() => heads.count()).toBe(4)

  const height = () => heads.first().evaluate((row) => row.getBoundingClientRect().height)
  const second = () =>
    page
      .locator('[data-kind="task"]')
      .first()
      .evaluate((row) => getComputedStyle(row).translate)
  expect([await height(), await second()]).toEqual([36, '0px 36px'])
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('compact')
  await page.keyboard.press('Enter')
  await expect.poll(async () => [await height(), await second()]).toEqual([28, '0px 28px'])
  await look(page, 'project-timeline-compact')

  // In each by its own project: dates of tasks that one may only look at stay.
  const other = await visit(stage, { as: ben, path: `/projects/${website}/timeline?rows=project&sub=true` })
  const keys = (name: RegExp) => other.page.getByRole('link', { name }).getAttribute('aria-keyshortcuts')
  expect(await keys(/^Draw the pages, /)).toContain('Alt+ArrowLeft')
  expect(await keys(/^Write the first entry, /)).toBeNull()
})

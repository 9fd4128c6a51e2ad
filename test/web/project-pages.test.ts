import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { look, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

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

import { expect, test } from 'vitest'
import { screenshot, visit } from '../support/browser.ts'
import { seconds, world } from '../support/world.ts'

test('a whole day is the same one for all, wherever they and the organization are', async () => {
  const stage = await world() // Acme is in Istanbul, where it is noon on Thursday, 15 January
  const { as, ada, ben, website } = stage
  const people = [
    [ada, 'Asia/Tokyo'],
    [ben, 'America/Los_Angeles'],
  ] as const
  for (const [person, timezone] of people) await as(person).put('/app/me', { localization: { timezone } })
  const noon = seconds('2026-01-20T09:00:00Z')
  const body = {
    group: website,
    name: 'Paint',
    start: noon,
    deadline: noon,
    allDay: true,
    assignees: [ada._id, ben._id],
  }
  const { _id } = (await as(ada).post('/tasks', body)).body
  for (const [person, zone] of people) {
    const { page } = await visit(stage, { as: person, path: `/projects/${website}/list?task=${_id}` })
    const main = page.getByRole('main')
    const panel = page.getByRole('complementary')
    expect((await as(person).get('/app/me')).body.localization.timezone).toBe(zone)
    await panel.getByRole('button', { name: 'Start: Tuesday', exact: true }).waitFor()
    await panel.getByRole('button', { name: 'Deadline: Tuesday', exact: true }).waitFor()
    await main.getByRole('row', { name: /Paint/ }).getByRole('button', { name: 'Deadline: Tuesday', exact: true }).waitFor() // biome-ignore format: one thought
    await page.goto(`/projects/${website}/board`)
    await main.locator('article, li').filter({ hasText: 'Paint' }).getByText('Tuesday', { exact: true }).first().waitFor() // biome-ignore format: one thought
    await page.goto(`/projects/${website}/calendar`)
    await main.getByRole('link', { name: /^Paint, Tuesday/ }).waitFor()
    await screenshot(page, `all-day-calendar-${zone.split('/')[1]}`)
    const day = (await page.locator('time[datetime="2026-01-20"]').locator('xpath=..').boundingBox())!
    const bar = (await main.getByRole('link', { name: /^Paint, Tuesday/ }).boundingBox())!
    expect(bar.x).toBeGreaterThanOrEqual(day.x - 1)
    expect(bar.x + bar.width).toBeLessThanOrEqual(day.x + day.width + 1)
    await page.goto(`/projects/${website}/timeline?rows=flat`)
    await main.getByRole('link', { name: /^Paint, Tuesday/ }).waitFor()
    await screenshot(page, `all-day-timeline-${zone.split('/')[1]}`)
    await page.goto('/')
    await main.getByRole('listitem').filter({ hasText: 'Paint' }).getByText('Tuesday', { exact: true }).waitFor() // biome-ignore format: one thought
  }
  const isKept = { allDay: true, start: seconds('2026-01-19T21:00:00Z'), deadline: seconds('2026-01-20T20:59:59Z') }
  expect((await as(ada).get(`/tasks/${_id}`)).body).toMatchObject(isKept)

  // Picked in Los Angeles, it is that day in Tokyo, too.
  const { page } = await visit(stage, { as: ben, path: `/tasks/${_id}` })
  await page.getByRole('button', { name: /^Deadline: / }).click()
  await page.getByRole('button', { name: /^22 January 2026/ }).click()
  await expect
    .poll(async () => (await as(ada).get(`/tasks/${_id}`)).body.deadline)
    .toBe(seconds('2026-01-22T20:59:59Z'))
})

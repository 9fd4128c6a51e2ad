import { expect, test } from 'vitest'
import { visit } from '../support/browser.ts'
import { world } from '../support/world.ts'

test('the reader shows both APIs, and asks nothing of another host', async () => {
  const { page, context, origin } = await visit(await world())
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  await page.goto('/docs')
  const operation = (path: string) => page.locator('.opblock-summary', { hasText: path }).first()
  await operation('/api/v1/tasks').click()
  await page.getByText('Tasks, newest first.').first().waitFor()
  await page.locator('#select').selectOption({ label: 'CRM, /cubedrive' })
  await operation('/cubedrive/getLogin').waitFor()
  expect(asked.length).toBeGreaterThan(5)
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'))).toEqual([])
})

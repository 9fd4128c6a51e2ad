import { expect, test } from 'vitest'
import { expectAccessible, visit } from '../support/browser.ts'
import { PASSWORD, world } from '../support/world.ts'

test('without a network a reload shows the app, which says so and goes on by itself', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })
  const { page, context } = await visit(stage, { as: ada, offlineShell: true })
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  const isKept = `caches.open('cuboid-shell-1').then(async (cache) => {
    const used = [...document.querySelectorAll('script[src], link[rel=modulepreload], link[rel=stylesheet]')].map(({ src, href }) => src || href)
    const found = await Promise.all(used.map((name) => cache.match(name)))
    return used.length > 2 && found.every(Boolean) && Boolean(await cache.match('/'))
  })`
  await expect.poll(() => page.evaluate(isKept)).toBe(true)
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor()
  await expectAccessible(page)
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Rent' }).waitFor()
})

test('by keyboard alone: from signing in to a task that is done', async () => {
  const stage = await world()
  const { as, ada } = stage
  const { page } = await visit(stage)
  const focused = () =>
    page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent')
  /** Goes on with the tab key until the focus is on what is called so; and it is always to be seen. */
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 60; i++) {
      if (name.test(String(await focused()))) return
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate(
          'document.activeElement !== document.body && document.activeElement.matches(":focus-visible")',
        ),
      ).toBe(true)
    }
    throw new Error(`the tab key does not lead to ${name}`)
  }
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type(ada.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'My tasks' }).waitFor()

  await page.keyboard.press('c')
  await expect.poll(focused).toBe('Task, in one line')
  await page.keyboard.type('Pay rent today #Website')
  await page.keyboard.press('Enter')
  await page.getByText('“Pay rent” is added').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Pay rent' }).waitFor()
  await page.keyboard.press('Tab')
  await tabTo(/^Pay rent/)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary')
  await panel.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  await tabTo(/^State: Pending/)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: 'Completed' }).waitFor()
  const chosen = () => page.evaluate('document.querySelector("[data-combobox-selected]")?.textContent')
  await expect.poll(chosen).toBe('Pending')
  for (let i = 0; i < 5 && (await chosen()) !== 'Completed'; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'State: Completed' }).waitFor()
  await expect.poll(async () => (await as(ada).get(`/tasks?assignee=${ada._id}`)).body[0].state).toBe('cb_completed')
  await page.getByRole('option', { name: 'Completed' }).waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await expect.poll(focused).not.toBe('') // the focus is not lost with the panel
})

test('whoever wants less motion gets none', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  await as(ada).post('/tasks', { group: website, name: 'Rent', assignees: [ada._id] })
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  /**
   * The longest that anything on the page takes to move while this is opened, in ms. It is told by what begins to move:
   * a busy machine may draw no frame until the end.
   */
  const longest = async (keys: string) => {
    await page.evaluate(`(() => {
      window.moves = []
      const note = (name) => ({ target }) => moves.push(...getComputedStyle(target)[name].split(',').map(parseFloat))
      addEventListener('transitionrun', note('transitionDuration'))
      addEventListener('animationstart', note('animationDuration'))
    })()`)
    await page.keyboard.press(keys)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect
      .poll(() => page.evaluate('getComputedStyle(document.querySelector("[role=dialog]")).opacity'))
      .toBe('1')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    return page.evaluate('1000 * Math.max(0, ...moves)') as Promise<number>
  }
  expect(await longest('c')).toBeLessThanOrEqual(1)
  expect(await longest('Control+k')).toBeLessThanOrEqual(1)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload() // the app hears of a changed preference in its own time
  await page.getByRole('link', { name: 'Rent' }).waitFor()
  expect(await longest('c')).toBeGreaterThan(50) // others see it move, so that the measure measures
})

test('a live feed that is refused for a moment, as while the server starts, goes on by itself', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const { page } = await visit(stage, { as: ada })
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.route('**/api/v1/events', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), { times: 1 })
  await page.reload()
  await page.getByText('No connection.').waitFor()
  await as(ada).post('/tasks', { group: website, name: 'Meanwhile', assignees: [ada._id] })
  await page.getByText('No connection.').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Meanwhile' }).waitFor()
  await as(ada).post('/tasks', { group: website, name: 'From then on', assignees: [ada._id] })
  await page.getByRole('link', { name: 'From then on' }).waitFor()
})

test('who leaves or comes in does so in all windows', async () => {
  const stage = await world()
  const { ada } = stage
  const { page, context } = await visit(stage, { as: ada })
  const other = await context.newPage()
  await other.goto('/people')
  await other.getByRole('heading', { name: '4 members' }).waitFor()
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.getByRole('button', { name: /Account and settings/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  for (const each of [page, other]) await each.getByRole('heading', { name: 'Welcome back' }).waitFor()
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await other.getByRole('heading', { name: '4 members' }).waitFor()
})

test('files of a release that is no more leave the offline cache', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, offlineShell: true })
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const kept = () =>
    page.evaluate(`caches.open('cuboid-shell-1').then(async (cache) =>
      (await cache.keys()).map(({ url }) => new URL(url).pathname))`) as Promise<string[]>
  await expect.poll(async () => (await kept()).filter((path) => path.startsWith('/assets/')).length).toBeGreaterThan(2)
  await page.evaluate(`caches.open('cuboid-shell-1').then(async (cache) => {
    await cache.put('/', new Response('<script type="module" src="/assets/index-of-old.js"></script>'))
    await cache.put('/assets/index-of-old.js', new Response('1'))
  })`)
  await page.reload()
  await expect.poll(kept).not.toContain('/assets/index-of-old.js')
  const [script = ''] = /\/assets\/index-[^"]+\.js/.exec(await page.content()) ?? []
  await expect.poll(kept).toContain(script)
  expect(await kept()).toContain('/')
})

test('a part that a newer release took away makes the page begin anew, once', async () => {
  const stage = await world()
  const { page } = await visit(stage, { as: stage.ada, path: '/health/live' })
  await page.addInitScript('window.requestIdleCallback = () => 0') // nothing is asked for earlier
  await page.goto('/')
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  const part = '**/assets/command-list*.js'
  await page.route(part, (route) => route.fulfill({ status: 404 }))
  const began = page.waitForEvent('load')
  await page.keyboard.press('Control+k')
  await began
  await page.unroute(part)
  await page.getByRole('heading', { name: 'My tasks' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
})

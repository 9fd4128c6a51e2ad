import { expect, test } from 'vitest'
import { drawn, expectNothingSticksOut, look, screenshot, showTheme, visit, WIDTHS } from '../support/browser.ts'
import { faintThings, overlappingWords, stateForcer } from '../support/measures.ts'
import { PAGES } from '../support/pages.ts'
import { seconds, type World, world } from '../support/world.ts'

/** A name of 60 signs that cannot be broken. */
const UNBROKEN = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte'

/** A world where everything that has a name has such a one. */
async function fillWithLongNames(
  { as, ada, ben, website, sales }: World,
  name: string,
): Promise<Record<string, string>> {
  const door = as(ada)
  const sent = async (method: 'post' | 'put', path: string, body: unknown) => {
    const answer = await door[method](path, body)
    expect(answer, path).toMatchObject({ status: 200 })
    return answer.body
  }
  const nth = (i: number) => `${i}${name}`.slice(0, 60)
  await sent('put', '/organization', { name })
  for (const person of [ada, ben])
    await as(person).put('/app/me', { firstname: name.slice(0, 50), lastname: name.slice(0, 50), jobTitle: name })
  await sent('put', `/groups/${website}`, {
    name,
    taskStates: [0, 1, 2].map((i) => ({ name: nth(i), type: i === 2 ? 'completed' : 'active' })),
    customFields: ['text', 'number', 'date', 'checkbox'].map((type, i) => ({ name: nth(i), type })),
  })
  await sent('put', `/groups/${sales}`, { name, stages: [0, 1, 2].map((i) => ({ name: nth(i) })) })
  const tags = []
  for (const i of [0, 1, 2]) tags.push((await sent('post', '/tags', { group: website, name: nth(i).slice(0, 50) }))._id)
  const client = (await sent('post', '/crm/customers', { name, contacts: [{ name, position: name }] }))._id
  const directory = (await sent('post', '/file-system-nodes/directories', { group: website, name }))._id
  const dates = { start: seconds('2026-01-13T06:30:00Z'), deadline: seconds('2026-01-16T12:00:00Z') }
  const task = { name, assignees: [ada._id, ben._id], customer: client, ...dates }
  const { _id } = await sent('post', '/tasks', { ...task, group: website, tags, steps: [{ name }], stepType: 'steps' })
  await sent('post', '/tasks', { ...task, group: sales, lead: { contact: name, company: name, nextStep: name } })
  await sent('post', `/tasks/${_id}/activities`, { content: name })
  const view = (await sent('post', '/views', { group: website, name, kind: 'list', shared: true }))._id
  await sent('post', '/access-tokens', { name })
  return {
    ...{ projectId: website, pipelineId: sales, taskId: _id, clientId: client, viewId: view },
    ...{ token: 'x'.repeat(43), folder: directory },
  }
}

/** Parts of about the same size, so that each is done in time; every second page in Turkish. */
const PARTS = 4
test.each(Array.from({ length: PARTS }, (_, part) => part))(
  'names of 60 signs push nothing out of its place, and all can be told from what is behind it in every state: part %i',
  async (part) => {
    expect(UNBROKEN).toHaveLength(60)
    const stage = await world()
    const ids = await fillWithLongNames(stage, UNBROKEN)
    const { page } = await visit(stage, { as: stage.ada, language: part % 2 ? 'tr' : 'en' })
    const devtools = await stateForcer(page)
    const faults: string[] = []
    for (const route of PAGES.filter((_, i) => i % PARTS === part)) {
      await page.goto(route.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? ''))
      await drawn(page)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
        const at = (fault: string) => faults.push(`${route} at ${width}: ${fault}`)
        await expectNothingSticksOut(page).catch(({ actual }) => at(JSON.stringify(actual)))
        for (const fault of await overlappingWords(page)) at(fault)
      }
      await page.setViewportSize({ width: 1440, height: 900 })
      for (const fault of await faintThings(page, devtools)) faults.push(`${route}, ${fault}`)
    }
    expect(faults).toEqual([])
  },
)

test('words and signs can be told from what is behind them in pickers, menus and days, in every state', async () => {
  const stage = await world()
  const ids = await fillWithLongNames(stage, UNBROKEN)
  const { page } = await visit(stage, { as: stage.ada, path: `/projects/${ids.projectId}/list` })
  const devtools = await stateForcer(page)
  const faults: string[] = []
  const both = async (what: string) => {
    for (const fault of await faintThings(page, devtools)) faults.push(`${what}, ${fault}`)
    await showTheme(page, 'dark')
    await screenshot(page, `state-${what}`)
    await showTheme(page, 'light')
  }
  const row = page.getByRole('row', { name: UNBROKEN }).first()
  for (const label of ['State', 'Assignees', 'Priority', 'Tags']) {
    await row.getByRole('button', { name: new RegExp(`^${label}: `) }).click()
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('ArrowDown')
    await both(`picker-${label}`)
    await page.keyboard.press('Escape')
  }
  await row.getByRole('checkbox').check()
  await both('selected')
  await row.getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: /^Account and settings/ }).click()
  await page.getByRole('menuitem').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await both('menu')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await both('command-menu')
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: /^Deadline: / }).click()
  await both('days')
  await page.keyboard.press('Escape')
  await page.goto(`/projects/${ids.projectId}/board?task=${ids.taskId}`)
  const panel = page.getByRole('complementary')
  await panel.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
  await both('panel')
  await panel.getByRole('button', { name: 'More for this task' }).click()
  await page.getByRole('menuitem').first().waitFor()
  await both('menu-of-task')
  expect(faults).toEqual([])
})

test('the navigation holds a long name, and what is added beside it can be pressed', async () => {
  const stage = await world()
  await fillWithLongNames(stage, UNBROKEN)
  const { page } = await visit(stage, { as: stage.ada })
  await page.getByRole('button', { name: 'New task' }).click({ trial: true })
  for (const name of ['New project', 'New pipeline']) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog', { name }).waitFor()
    await page.keyboard.press('Escape')
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open the navigation' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'New task' }).click({ trial: true })
})

test('when the scale of the timeline changes, the same day stays in view, and no date lies on another', async () => {
  const stage = await world()
  const { as, ada, website } = stage
  const make = (name: string, day: string) =>
    as(ada).post('/tasks', {
      group: website,
      name,
      start: seconds(`${day}T06:30:00Z`),
      deadline: seconds(`${day}T12:00:00Z`),
    })
  await make('Now', '2026-01-15')
  await make('Later', '2026-09-15')
  const { page } = await visit(stage, { as: ada, path: `/projects/${website}/timeline?rows=flat` })
  const bar = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}, `) })
  const leftOf = async (name: string) => Math.round((await bar(name).boundingBox())?.x ?? Number.NaN)
  const zoom = (name: string) => page.getByText(name, { exact: true }).last().click()
  const overlaps = () =>
    page.evaluate(`(() => {
      const rows = ['_above_', '_below_'].map((name) => [...document.querySelectorAll('[class*="' + name + '"]')]
        .filter((each) => each.textContent).map((each) => {
          const range = document.createRange()
          range.selectNodeContents(each)
          return range.getBoundingClientRect()
        }).sort((a, b) => a.left - b.left))
      return rows.flatMap((row) => row.filter((box, i) => i > 0 && box.left < row[i - 1].right - 0.5)).length
    })()`)
  const seenAt = await leftOf('Now')
  expect(await overlaps()).toBe(0)
  await zoom('Month')
  await expect.poll(() => leftOf('Now').then((x) => Math.abs(x - seenAt) < 40)).toBe(true)
  expect(await overlaps()).toBe(0)
  await look(page, 'timeline-month')
})

test('a stage or state that archived tasks are in leads to them when it is taken away', async () => {
  const stage = await world()
  const { as, ada, website, sales } = stage
  const pipeline = (await as(ada).get(`/groups/${sales}`)).body
  const [first, state] = [pipeline.stages[0], pipeline.taskStates[0]]
  const lead = (await as(ada).post('/tasks', { group: sales, name: 'An old lead', state: state.name, lead: {} })).body
  await as(ada).put(`/tasks/${lead._id}/archive`, { value: true })
  const { page } = await visit(stage, { as: ada, path: `/pipelines/${sales}/settings` })
  await page.getByRole('button', { name: `Archive ${first.name}` }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Show them' }).click()
  await page.getByRole('link', { name: 'An old lead' }).waitFor()

  await as(ada).put(`/groups/${website}`, {
    taskStates: [{ name: 'Open', type: 'active' }, { name: 'Parked', type: 'suspended' }],
  }) // biome-ignore format: one thought
  const task = (await as(ada).post('/tasks', { group: website, name: 'An old task', state: 'Parked' })).body
  await as(ada).put(`/tasks/${task._id}/archive`, { value: true })
  await page.goto(`/projects/${website}/settings`)
  await page.getByRole('button', { name: 'Remove Parked' }).click()
  await page.getByRole('alert').getByRole('link', { name: 'Show them' }).click()
  await page.getByRole('link', { name: 'An old task' }).waitFor()
})

import { uploaded } from './upload.ts'
import { seconds, type World } from './world.ts'

/** What a careless or an ill-meaning person puts into a field for a name. What runs of it would set `window.ran`. */
export const HOSTILE = [
  '<script>window.ran = 1</script>',
  '"><img src=x onerror="window.ran = 1">',
  '[click](javascript:window.ran=1) ![x](x" onerror="window.ran=1)',
  'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4),
  '\u202eright to left\u202c עברית بالعربية',
  '🦊👨‍👩‍👧‍👦'.repeat(8),
  'zero\u200bwidth\u200d\u2060joined',
  '2026',
  '__proto__',
]

/** In code points, as the server counts. */
const cut = (text: string, most: number) => [...text].slice(0, most).join('')

/** Puts such names into every place that the app shows. Answers the ids that stand in addresses. */
export async function fillWithHostility(w: World): Promise<Record<string, string>> {
  const { as, ada, ben, website, sales } = w
  const door = as(ada)
  const sent = async (method: 'post' | 'put', path: string, body: unknown) => {
    const answer = await door[method](path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const all = HOSTILE.join(' ')
  const nth = (i: number) => HOSTILE[i % HOSTILE.length] as string
  const long = (most: number, i = 3) => cut(nth(i).repeat(50), most)

  await sent('put', '/organization', { name: long(100) })
  await sent('put', '/app/me', { firstname: long(50), lastname: nth(1), jobTitle: long(100) })
  await as(ben).put('/app/me', { firstname: nth(0), lastname: cut(nth(5), 50) })
  await sent('post', '/organization/users', {
    email: `${'x'.repeat(60)}@example.com`,
    firstname: nth(2),
    lastname: nth(4),
  })
  const kinds = ['text', 'number', 'date', 'checkbox']
  await sent('put', `/groups/${website}`, {
    name: long(200),
    taskStates: HOSTILE.slice(0, 6).map((name, i) => ({
      name: cut(name, 100),
      type: i === 5 ? 'completed' : 'active',
    })),
    customFields: [
      ...kinds.map((type, i) => ({ name: cut(nth(i), 100), type })),
      { name: long(100, 4), type: 'select', options: HOSTILE.map((each) => cut(each, 200)) },
    ],
  })
  await sent('put', `/groups/${sales}`, {
    name: cut(all, 200),
    stages: HOSTILE.slice(0, 6).map((name) => ({ name: cut(name, 100) })),
  })
  const tags: string[] = []
  for (const name of HOSTILE) tags.push((await sent('post', '/tags', { group: website, name: cut(name, 50) }))._id)
  const client = (
    await sent('post', '/crm/customers', {
      name: long(300),
      fullname: cut(all, 300),
      phone: long(50),
      contacts: HOSTILE.slice(0, 4).map((name) => ({ name: cut(name, 100), position: cut(nth(3), 100) })),
    })
  )._id
  await sent('post', `/crm/customers/${client}/notes`, { content: `${all}\n\n${long(1000)}` })
  for (const name of HOSTILE.slice(0, 4)) await sent('post', '/crm/customers', { name })
  const file = await uploaded(w, ada, all, `${long(200)}.txt`)
  const directory = (
    await sent('post', '/file-system-nodes/directories', { group: website, name: long(200).replaceAll('/', '') })
  )._id
  await sent('post', '/file-system-nodes/files', { group: website, files: [file] })
  await sent('post', '/file-system-nodes/files', { group: website, parent: directory, files: [file] })

  const names = [...HOSTILE, long(1000), all]
  let task = ''
  for (const [i, name] of names.entries()) {
    task = (
      await sent('post', '/tasks', {
        group: website,
        name,
        desc: `${all}\n\n${'a very long word'.replaceAll(' ', '').repeat(700).slice(0, 10_000)}`,
        assignees: i % 2 ? [ada._id] : [ada._id, ben._id],
        tags,
        customer: client,
        files: [file],
        start: seconds('2026-01-13T06:30:00Z'),
        deadline: seconds('2026-01-16T12:00:00Z') + i * 3600,
        stepType: 'steps',
        steps: HOSTILE.map((each) => ({ name: each, assignees: [ada._id], steps: [{ name: nth(i) }] })),
      })
    )._id
  }
  for (const content of [...HOSTILE, long(10_000)]) await sent('post', `/tasks/${task}/activities`, { content })
  await sent('put', `/tasks/${task}`, { name: cut(`${all} `.repeat(3), 1000) })
  for (const [i, name] of HOSTILE.entries())
    await sent('post', '/tasks', {
      group: sales,
      name: i === 3 ? long(1000) : name,
      assignees: [ada._id],
      customer: client,
      deadline: seconds('2026-02-16T12:00:00Z'),
      lead: {
        contact: long(100),
        company: cut(all, 200),
        address: nth(i),
        expectedRevenue: '999999999999999',
        probability: 50,
      },
    })
  const view = (await sent('post', '/views', { group: website, name: long(100), kind: 'list', shared: true }))._id
  await sent('post', '/access-tokens', { name: long(100) })
  await sent('post', '/users/self/webhook', { type: 'client-created', url: `https://example.com/${'x'.repeat(300)}` })
  await as(ben).post(`/tasks/${task}/activities`, { content: long(1000), mentions: [ada._id] })
  return {
    projectId: website,
    pipelineId: sales,
    taskId: task,
    clientId: client,
    viewId: view,
    token: 'x'.repeat(43),
    folder: directory,
  }
}

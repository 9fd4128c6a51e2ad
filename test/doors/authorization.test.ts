import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { authenticate } from '../../server/api/http/auth.ts'
import { type Action, POLICY, type Relation } from '../../server/domain/access.ts'
import { FEATURES, LEVELS, type PermissionLevels } from '../../server/domain/project/project.ts'
import * as credentials from '../../server/store/people/credentials.ts'
import { addMember } from '../../server/usecases/people/people.ts'
import { contents } from '../support/contents.ts'
import { offered } from '../support/operations.ts'
import { upload, uploaded } from '../support/upload.ts'
import { type Answer, type Door, PASSWORD, type World, world } from '../support/world.ts'

/** What a person who does the action can do it to: all of it ada's, in a closed pipeline of hers. */
interface Target {
  project: string
  /** Another one that the person stands to in the same way. */
  empty: string
  task: string
  step: string
  post: string
  directory: string
  client: string
  /** Shared. */
  view: string
  /** Uploaded by the person. */
  file: string
  /** A user's encrypted id, as CubeDrive writes it. */
  somebody: string
  world: World
  /** The person's own, or none. */
  token: string
}

/** How each action is done; a refusal that hides what a body names is 422, one that hides what a query names an empty list. */
const PROBES: Record<Action, (door: Door, target: Target) => Promise<Answer>> = {
  sign_in: (door, { world: { ada } }) => door.post('/session', { email: ada.email, password: PASSWORD }),
  visit: (door) => door.get('/setup'),
  see_organization: (door) => door.get('/organization'),
  edit_organization: (door) => door.put('/organization', { name: 'Acme & Co' }),
  manage_people: (door) =>
    door.post('/organization/users', { email: 'new@example.com', firstname: 'N', lastname: 'N' }),
  manage_jobs: (door) => door.get('/organization/jobs'),
  edit_self: (door) => door.put('/app/me', { jobTitle: 'Clerk' }),
  manage_own_tokens: (door) => door.post('/access-tokens', { name: 'mine' }),
  manage_own_webhooks: (door) =>
    door.post('/users/self/webhook', { type: 'client-created', url: 'https://example.com/' }),
  see_own_notifications: (door) => door.get('/notifications'),
  see_events: (door) => door.get('/events'),

  see_project: (door, { project }) => door.get(`/groups/${project}`),
  create_top_project: (door) => door.post('/pipelines', { name: 'More sales' }),
  create_sub_project: (door, { project }) => door.post('/groups', { name: 'A part', parents: [project] }),
  manage_mailboxes: (door, { project }) =>
    door.post('/mailboxes', {
      name: 'Support',
      address: 'support@example.com',
      group: project,
      imap: { host: 'imap.example.com', port: 993, security: 'tls', user: 'support', password: 'secret' },
      active: false,
    }),
  edit_project: (door, { project }) => door.put(`/groups/${project}`, { name: 'Otherwise' }),
  delete_project: (door, { empty }) => door.delete(`/groups/${empty}`),
  manage_tags: (door, { project }) => door.post('/tags', { group: project, name: 'urgent' }),

  see_task: (door, { task }) => door.get(`/tasks/${task}`),
  create_task: (door, { project }) => door.post('/tasks', { group: project, name: 'Another' }),
  comment_on_task: (door, { task }) => door.post(`/tasks/${task}/activities`, { content: 'Hello' }),
  add_task_files: (door, { task, file }) => door.put(`/tasks/${task}`, { files: [file] }),
  change_task_state: (door, { task }) => door.put(`/tasks/${task}/state`, { value: 'Won' }),
  change_task_progress: (door, { task, step }) => door.put(`/tasks/${task}/steps/${step}`, { completed: true }),
  add_subtask: (door, { task, project }) => door.post('/tasks', { group: project, name: 'A part', parent: task }),
  show_post_to_client: (door, { task, post }) => door.put(`/tasks/${task}/activities/${post}`, { value: true }),
  follow_task: (door, { task }) => door.put(`/tasks/${task}/follow`, { value: true }),
  edit_task: (door, { task }) => door.put(`/tasks/${task}`, { name: 'Otherwise' }),
  give_task_away: (door, { task, somebody }) =>
    door.post(`/cubedrive/formDataApi/10100000/${task}/updateFields`, { item: { data: { authorId: somebody } } }),
  archive_task: (door, { task }) => door.put(`/tasks/${task}/archive`, { value: true }),
  delete_task: (door, { task }) => door.delete(`/tasks/${task}`),

  keep_views: (door) => door.post('/views', { name: 'Mine', kind: 'list' }),
  share_view: (door, { project }) => door.post('/views', { name: 'Ours', kind: 'list', group: project, shared: true }),
  edit_view: (door, { view }) => door.put(`/views/${view}`, { name: 'Otherwise' }),
  take_view_back: (door, { view }) => door.put(`/views/${view}`, { shared: false }),

  see_reports: (door, { project }) => door.get(`/reports/tasks?by=state&group=${project}`),

  see_files: (door, { project }) => door.get(`/file-system-nodes?group=${project}`),
  add_files: (door, { project }) => door.post('/file-system-nodes/directories', { group: project, name: 'Drawings' }),
  edit_files: (door, { directory }) => door.put(`/file-system-nodes/${directory}`, { name: 'Sketches' }),
  delete_files: (door, { directory }) => door.delete('/file-system-nodes', { ids: [directory] }),
  upload_files: (_door, { world, token }) => upload(world, { token }, { name: 'plan.txt', content: 'a plan' }),

  see_clients: (door, { client }) => door.get(`/crm/customers/${client}`),
  edit_clients: (door, { client }) => door.put(`/crm/customers/${client}`, { phone: '1' }),
  delete_clients: (door, { client }) => door.delete(`/crm/customers/${client}`),
}

/** A person for each relation, who has that one and what comes with it. */
const RELATIONS = [
  'anyone', 'user', 'manager', 'project admin', 'tasks view', 'tasks create', 'tasks edit', 'tasks delete', 'files view', 'files create',
  'files edit', 'files delete', 'reports view', 'owner', 'assignee', 'author',
] as const satisfies Relation[] // biome-ignore format: a list
type Missing = Exclude<Relation, (typeof RELATIONS)[number]>
true satisfies Missing extends never ? true : false

/** Whether who has the one also has the other. */
function comesWith(had: Relation, relation: Relation): boolean {
  if (relation === had || relation === 'anyone') return true
  if (relation === 'user') return had !== 'anyone'
  if (had === 'author') return relation === 'tasks view' // without it, the view would be hidden
  const [feature = '', level = ''] = relation.split(' ')
  if (!FEATURES.some((each) => each === feature)) return false
  if (had === 'project admin') return true
  const [hadFeature = '', hadLevel = ''] = had.split(' ')
  return hadFeature === feature && LEVELS.indexOf(hadLevel as never) >= LEVELS.indexOf(level as never)
}

test.each(RELATIONS)('who is or has "%s" may what the policy says, and nothing else', async (had) => {
  const w = await world()
  const target = await targetFor(w, had)
  const door = w.as(had === 'anyone' ? null : target)
  for (const action of ACTIONS) {
    const named: readonly Relation[] = POLICY[action]
    const before = await contents(w)
    const answer = await PROBES[action](door, target)
    const note = `${action}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`
    const isAllowed = answer.status === 200 && !isEmpty(action, answer)
    expect(isAllowed, note).toBe(named.some((relation) => comesWith(had, relation)))
    if (isAllowed) continue
    expect([401, 403, 404, 422, 200], note).toContain(answer.status)
    if (answer.status === 422) expect(answer.body.detail, note).toMatch(/there is no|that there is not/)
    expect(await contents(w), note).toEqual(before)
  }
})
/** What ends things comes last. */
const ACTIONS = (Object.keys(POLICY) as Action[]).sort((a, b) => ending(a) - ending(b))
function ending(action: Action): number {
  return ['archive_task', 'delete_task', 'delete_files', 'delete_clients'].indexOf(action)
}

test('what is described as open is open, and nothing else', async () => {
  const { as } = await world()
  const door = as(null)
  for (const { name, method, template, operation } of (await offered()).operations) {
    const path = template.replaceAll(/\{\w+\}/g, '1')
    const call = { GET: door.get, POST: door.post, PUT: door.put, DELETE: door.delete, PATCH: door.put }[method]
    const { status } = await call(path, method === 'GET' ? undefined : ({} as never))
    const isOpen = operation.security?.length === 0
    // Signing in with nothing is refused for that, not for want of a token.
    expect(status === 401, name).toBe(!isOpen)
  }
})

test('a route without an action stops the start', async () => {
  const { store, config } = await world()
  const app = Fastify()
  authenticate(app, {
    store,
    limiter: { take() {}, showRemaining() {}, giveBack() {} },
    findSecret: () => undefined,
    config,
  })
  expect(() => app.get('/open', async () => 'to all')).toThrow('GET /open names no action')
})

test.each([
  '/api/v1/tasks', '/api/v1/tasks/', '/api/v1/tasks?', '/api/v1/tasks#', '//api/v1/tasks', '/api//v1/tasks', '/api/v1//tasks', '/API/V1/TASKS',
  '/api/v1/Tasks', '/api/v1/tasks;x=1', '/api/v1/%74asks', '/%61pi/v1/tasks', '/api%2fv1%2ftasks', '/api/v1/./tasks', '/api/v1/x/../tasks',
  '/api/v1/setup/../tasks', '/api/v1/setup/..%2ftasks', '/api/v1/setup/%2e%2e/tasks', '/api/v1/coffee/../tasks', '/api/v1/tasks%00', '/api/v1/tasks%20',
  '\\\\api\\v1\\tasks', '/health/../api/v1/tasks', '/docs/../api/v1/tasks', '/docs/%2e%2e/api/v1/tasks', 'http://localhost/api/v1/tasks', '*',
  '/cubedrive/validateToken', '/cubedrive/getLogin/../validateToken', '/cubedrive//validateToken', '/CubeDrive/validateToken', '/cubedrive/%76alidateToken',
])('%s opens nothing to who brings no token', async (path) => {
  const { app } = await world()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo // it listens on TCP
  // Sent as it stands, where fetch would write it anew.
  const sent = request({ port, host: '127.0.0.1', path, agent: false }).end()
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  expect([400, 401, 404, 405]).toContain(response.statusCode)
  response.resume()
}) // biome-ignore format: a list

/** A list asked for by a project that is hidden; the directory in it is not, and neither are its states. */
const isEmpty = (action: Action, { body }: Answer) =>
  (action === 'see_files' || action === 'see_reports') && Array.isArray(body) && body.length === 0

/** A closed pipeline of ada's with all that can be asked for in it, and a person who stands to it in just this way. */
async function targetFor(w: World, relation: Relation): Promise<Target> {
  const { as, ada, ben, store, encryptedIds } = w
  const token = `cub_${relation.replace(' ', '_')}`
  const somebody = (id: number) => `$userId:${encryptedIds.encrypt('user', id)}`
  const id = await store.write(ada.actor, async (tx) => {
    const name = { email: `${token}@example.com`, firstname: relation, lastname: 'Person' }
    const userId = await addMember(tx, { ...name, isManager: relation === 'manager', passwordHash: null })
    await credentials.insert(tx, tx.org.id, { userId, kind: 'token', name: 'test', secret: token, expiresAt: null })
    return userId
  })
  const made = async (path: string, body: unknown): Promise<{ _id: string; steps: { id: string }[] }> => {
    const answer = await as(ada).post(path, body)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const { _id: project } = await made('/pipelines', { name: 'Sales in secret', private: true })
  const { _id: task, steps } = await made('/tasks', {
    group: project,
    name: 'Something',
    stepType: 'steps',
    steps: [{ name: 'A step' }],
    assignees: relation === 'assignee' ? [String(id)] : [],
  })
  const { _id: post } = await made(`/tasks/${task}/activities`, { content: 'Well' })
  const { _id: directory } = await made('/file-system-nodes/directories', { group: project, name: 'Plans' })
  const { _id: client } = await made('/crm/customers', { name: 'Globex' })
  const [feature = '', level = ''] = relation === 'author' ? ['tasks', 'view'] : relation.split(' ')
  const settings = {
    ...(relation === 'project admin' && { admins: [ada._id, String(id)] }),
    ...(level &&
      FEATURES.some((each) => each === feature) && { perms: { users: { [id]: { ...NOTHING, [feature]: level } } } }),
  }
  const { _id: empty } = await made('/pipelines', { name: 'Nothing yet', private: true })
  for (const id of [project, empty]) await as(ada).put(`/groups/${id}`, settings)
  if (relation === 'owner') {
    await as(ada).post(`/cubedrive/formDataApi/10100000/${task}/updateFields`, {
      item: { data: { authorId: somebody(id) } },
    })
  }
  const shared = { name: 'Late', kind: 'board', group: project, shared: true }
  const { body: view } = await as(relation === 'author' ? { token } : ada).post('/views', shared)
  // Only the portal can share a task; it is not here yet.
  await store.engine.writer.updateTable('task').set({ shared_with_client: 1 }).where('id', '=', task).execute()
  const file = await uploaded(w, { token }, 'mine')
  const stepId = steps[0]?.id ?? ''
  return {
    project,
    empty,
    task,
    step: stepId,
    post,
    directory,
    client,
    view: view._id,
    file,
    somebody: somebody(ben.id),
    world: w,
    token: relation === 'anyone' ? '' : token,
  }
}
const NOTHING: PermissionLevels = { tasks: 'none', files: 'none', reports: 'none' }

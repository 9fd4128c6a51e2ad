import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { type Action, accessOf, mayOnTask } from '../../../domain/access.ts'
import type { Store } from '../../../store/core/store.ts'
import * as tasks from '../../../store/task/tasks.ts'
import { problems } from '../errors.ts'
import { TaskParams } from './task.shape.ts'

/** What a page offers on a task, by the policy. */
const OFFERED = [
  'edit_task', 'give_task_away', 'change_task_state', 'change_task_progress', 'comment_on_task', 'show_post_to_client',
  'add_task_files', 'add_subtask', 'archive_task', 'delete_task',
] as const satisfies Action[] // biome-ignore format: a list of names
type Offered = (typeof OFFERED)[number]

const members = Object.fromEntries(OFFERED.map((action) => [action, Type.Boolean()]))
const PermissionsShape = Type.Object(members as Record<Offered, ReturnType<typeof Type.Boolean>>)

/** So that a client shows what can be done without knowing the rules. */
export const taskPermissions: FastifyPluginAsyncTypebox<{ store: Store }> = async (api, { store }) => {
  const get = {
    operationId: 'getTaskPermissions',
    summary: 'What you may do with a task.',
    tags: ['Tasks'],
    params: TaskParams,
    response: { 200: PermissionsShape, ...problems(404) },
  }
  api.get('/tasks/:id/permissions', { schema: get, config: { action: 'see_task' } }, ({ actor, params }) =>
    store.read(actor, async (tx) => {
      const task = await tasks.get(tx, params.id)
      const access = accessOf(tx.org, actor.userId)
      const answers = OFFERED.map((action) => [action, mayOnTask(access, action, task)] as const)
      return Object.fromEntries(answers) as Record<Offered, boolean> // one for each
    }),
  )
}

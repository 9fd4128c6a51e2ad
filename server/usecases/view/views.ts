import { type Action, accessOf, mayInProject, mayOnView, require } from '../../domain/access.ts'
import { FaultCollector, type Noun, refuse } from '../../domain/errors.ts'
import { isSmallId } from '../../domain/ids.ts'
import type { Field } from '../../domain/refusal-fields.ts'
import { isDeadlineFilter, NOBODY, READER, type View, type ViewFilter } from '../../domain/view/view.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as tags from '../../store/project/tags.ts'
import * as views from '../../store/view/views.ts'
import { record } from '../record.ts'

export type ViewInput = Partial<Pick<View, 'name' | 'projectId' | 'kind' | 'isShared' | 'settings'>>
export type NewView = ViewInput & Pick<View, 'name' | 'kind'>

const MOST_OF_A_USER = 200

/** Saves a view of the actor's. Throws invalid. */
export async function createView(tx: WriteTx, input: NewView): Promise<View> {
  const view: View = {
    ...{ projectId: null, isShared: false, settings: { filter: {} } },
    ...input,
    ...{ id: tx.newId(), authorId: tx.actor.userId, createdAt: tx.now },
  }
  await check(tx, view)
  if ((await views.count(tx)) >= MOST_OF_A_USER) throw refuse('request', 'too_many_views', { most: MOST_OF_A_USER })
  await views.insert(tx, view)
  await recordChange(tx, [view])
  return view
}

/** Changes what is given. Throws not_found, forbidden, invalid. */
export async function editView(tx: WriteTx, id: string, input: ViewInput): Promise<View> {
  const before = await views.lock(tx, id)
  requireOn(tx, 'edit_view', before)
  const after = { ...before, ...input }
  if (after.projectId !== before.projectId || after.isShared !== before.isShared)
    requireOn(tx, 'take_view_back', before)
  await check(tx, after, before)
  await views.update(tx, after)
  await recordChange(tx, [before, after])
  return after
}

/** Throws not_found, forbidden. */
export async function deleteView(tx: WriteTx, id: string): Promise<void> {
  const view = await views.lock(tx, id)
  requireOn(tx, 'edit_view', view)
  await views.remove(tx, id)
  await recordChange(tx, [view])
}

/** Those who share a view, once for each project where it was or is; what is one's own is nobody else's business. */
async function recordChange(tx: WriteTx, versions: readonly View[]): Promise<void> {
  const shared = versions.filter(({ isShared }) => isShared)
  for (const [projectId, [view]] of Map.groupBy(shared, (each) => each.projectId))
    if (view) await record(tx, { type: 'view.changed', projectId, data: { viewId: view.id } })
}

function requireOn({ org, actor }: WriteTx, action: Action, view: View): void {
  require(mayOnView(accessOf(org, actor.userId), action, view), action)
}

/** What was saved may name what is gone by now; what is saved anew may not. */
async function check(tx: WriteTx, { projectId, isShared, settings }: View, before?: View): Promise<void> {
  const access = accessOf(tx.org, tx.actor.userId)
  const faults = new FaultCollector()
  if (projectId !== null && !access.taskProjectIds.includes(projectId))
    faults.add('projectId', 'unknown_reference', { noun: 'project' })
  else if (isShared && projectId === null) faults.add('isShared', 'shared_without_project')
  else if (isShared && projectId !== null) require(mayInProject(access, 'share_view', projectId), 'share_view')
  if (JSON.stringify(settings) !== JSON.stringify(before?.settings)) await checkFilter(tx, settings.filter, faults)
  faults.raise()
}

async function checkFilter(tx: WriteTx, filter: ViewFilter, faults: FaultCollector): Promise<void> {
  const { assignees = [], owners = [], tagIds = [], clientId, deadline } = filter
  const { taskProjectIds } = accessOf(tx.org, tx.actor.userId)
  const known = await tags.tagsById(tx, tagIds)
  const isTag = (id: string) => taskProjectIds.includes(known.get(id)?.projectId ?? '')
  const isPerson = (id: string) => id === READER || (isSmallId(id) && tx.org.users.has(Number(id)))
  const check = (field: Field, ids: readonly string[], noun: Noun, isKnown: (id: string) => boolean) => {
    for (const [i, id] of ids.entries()) if (!isKnown(id)) faults.add([field, i], 'unknown_reference', { noun })
  }
  check('filter.assignees', assignees, 'user', (id) => id === NOBODY || isPerson(id))
  check('filter.owners', owners, 'user', isPerson)
  check('filter.tagIds', tagIds, 'tag', isTag)
  if (clientId !== undefined && !(await clients.exists(tx, clientId)))
    faults.add('filter.clientId', 'unknown_reference', { noun: 'client' })
  if (deadline !== undefined && !isDeadlineFilter(deadline)) faults.add('filter.deadline', 'not_a_deadline_filter')
}

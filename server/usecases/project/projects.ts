import { type Access, accessOf, mayInOrganization, mayInProject, require } from '../../domain/access.ts'
import { FaultCollector, notFound, refuse } from '../../domain/errors.ts'
import type { Change } from '../../domain/events.ts'
import { shownChanges } from '../../domain/fields.ts'
import { type CustomFieldInput, editCustomFields, renamesBetween } from '../../domain/project/custom-field.ts'
import { type EditableProjectField, PROJECT_FIELDS } from '../../domain/project/fields.ts'
import type { Permissions, Project } from '../../domain/project/project.ts'
import { DEFAULT_STAGES } from '../../domain/project/state.ts'
import { arrangeStates, type ListedState, type StateInput, stateList } from '../../domain/project/state-list.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import * as projects from '../../store/project/projects.ts'
import { deleteMailboxesOf } from '../mailbox/mailboxes.ts'
import { record } from '../record.ts'
import { checkCurrency, checkParents, checkPeople, checkPermissions } from './input.ts'
import { applyStates, insertStates, isChange, planStates, type StatePlan } from './states.ts'

/** What a caller says of a project. Ids are as they came: that they name something is checked here. */
export interface ProjectInput {
  name?: string
  parentIds?: readonly string[]
  adminIds?: readonly number[]
  memberIds?: readonly number[]
  isPrivate?: boolean
  hasEstimates?: boolean
  isArchived?: boolean
  perms?: Partial<Permissions>
  customFields?: readonly CustomFieldInput[]
  /** Empty: the default states. A pipeline has stages instead. */
  states?: readonly StateInput[]
  stages?: readonly StateInput[]
  /** ISO 4217, of a pipeline. Null: the organization's. */
  currency?: string | null
}
export type NewProject = ProjectInput & { name: string }

/**
 * Makes a project, whose admin its maker is. A manager makes top-level ones; a project's admins make those under it.
 * Throws forbidden; invalid for what there is not, or cannot be.
 */
export const createProject = (tx: WriteTx, input: NewProject): Promise<Project> => create(tx, 'project', input)

/** Makes a pipeline. Its first stage is the default one. */
export const createPipeline = (tx: WriteTx, { stages, ...input }: NewProject): Promise<Project> =>
  create(tx, 'pipeline', {
    ...input,
    stages: stages?.length ? stages : DEFAULT_STAGES.map(({ name, color, type }) => ({ name, type, colorKey: color })),
  })

async function create(tx: WriteTx, kind: Project['kind'], input: NewProject): Promise<Project> {
  await organizations.hold(tx)
  const faults = new FaultCollector()
  const customFields = (input.customFields ?? []).map(({ id, ...field }) => field)
  const project = changed(tx, emptyProject(tx, kind), { ...input, customFields }, faults)
  const isTop = project.parentIds.length === 0
  require(!isTop || mayInOrganization(accessOfActor(tx), 'create_top_project'), 'create_top_project')
  const states = newStates(kind, input, faults)
  faults.raise()

  await projects.insert(tx, project)
  await projects.setPeople(tx, project.id, 'admin', project.adminIds)
  await projects.setPeople(tx, project.id, 'member', project.memberIds)
  await projects.setParents(tx, project.id, project.parentIds)
  await insertStates(tx, project.id, states)
  await organizations.touch(tx)
  await record(tx, { type: 'project.created', projectId: project.id, data: { name: project.name } })
  return present(tx, project.id)
}

/**
 * Changes what is given. Under another project it comes by those who administer that one; to the top, by a manager.
 * Throws not_found, forbidden; invalid for what there is not, or cannot be.
 */
export async function editProject(tx: WriteTx, id: string, input: ProjectInput): Promise<Project> {
  await organizations.hold(tx)
  const before = seen(tx, id)
  require(mayInProject(accessOfActor(tx), 'edit_project', id), 'edit_project')
  const faults = new FaultCollector()
  const after = changed(tx, before, input, faults)
  const states = input[stateList(before.kind)]
  const plan = states === undefined ? undefined : await planStates(tx, before, states, faults)
  faults.raise()

  const seers = seersOf(tx, id)
  const changes = await write(tx, before, after, plan)
  if (changes.length === 0) return before
  await organizations.touch(tx)
  const lostBy = seers.filter((userId) => !sees(tx, userId, id))
  await record(tx, { type: 'project.updated', projectId: id, data: { changes, ...(lostBy.length > 0 && { lostBy }) } })
  return present(tx, id)
}

export const archiveProject = (tx: WriteTx, id: string, isArchived: boolean): Promise<Project> =>
  editProject(tx, id, { isArchived })

/** Its tasks go to the trash with it. Throws not_found, forbidden; invalid while it has projects under it. */
export async function deleteProject(tx: WriteTx, id: string): Promise<void> {
  await organizations.hold(tx)
  const { name, childIds } = seen(tx, id)
  require(mayInProject(accessOfActor(tx), 'delete_project', id), 'delete_project')
  if (childIds.length > 0) throw refuse('projectId', 'has_children')
  const lostBy = seersOf(tx, id)
  await projects.moveToTrash(tx, id)
  await deleteMailboxesOf(tx, id)
  await organizations.touch(tx)
  await record(tx, { type: 'project.deleted', projectId: id, data: { name, lostBy } })
}

const sees = ({ org }: WriteTx, userId: number, id: string) => mayInProject(accessOf(org, userId), 'see_project', id)
const seersOf = (tx: WriteTx, id: string): number[] => [...tx.org.users.keys()].filter((userId) => sees(tx, userId, id))

const accessOfActor = ({ org, actor }: WriteTx): Access => accessOf(org, actor.userId)

function seen(tx: WriteTx, id: string): Project {
  const project = tx.org.projects.get(id)
  if (!project || !mayInProject(accessOfActor(tx), 'see_project', id)) throw notFound('project')
  return project
}

const present = ({ org }: WriteTx, id: string) => org.projects.get(id) as Project // it was written just now

const emptyProject = (tx: WriteTx, kind: Project['kind']): Project => ({
  id: tx.newId(),
  kind,
  name: '',
  parentIds: [],
  childIds: [],
  adminIds: [tx.actor.userId],
  memberIds: [],
  isPrivate: false,
  hasEstimates: true,
  perms: {},
  ownStates: [],
  customFields: [],
  currency: kind === 'pipeline' ? tx.org.currency : null,
  createdAt: tx.now,
  archivedAt: null,
})

/** The project as the caller wants it. */
function changed(tx: WriteTx, before: Project, input: ProjectInput, faults: FaultCollector): Project {
  const { isArchived = before.archivedAt !== null } = input
  return {
    ...before,
    name: input.name ?? before.name,
    parentIds: input.parentIds === undefined ? before.parentIds : checkParents(tx, before, input.parentIds, faults),
    ...checkPeople(tx, before, input, faults),
    isPrivate: input.isPrivate ?? before.isPrivate,
    hasEstimates: input.hasEstimates ?? before.hasEstimates,
    perms: input.perms === undefined ? before.perms : checkPermissions(tx, before, input.perms, faults),
    customFields:
      input.customFields === undefined
        ? before.customFields
        : editCustomFields(before.customFields, input.customFields, faults, tx.newId),
    currency:
      input.currency === undefined || before.kind === 'project'
        ? before.currency
        : checkCurrency(tx, input.currency, faults),
    archivedAt: isArchived ? (before.archivedAt ?? tx.now) : null,
  }
}

/** Writes what differs, and answers what that was. */
async function write(tx: WriteTx, before: Project, after: Project, plan: StatePlan | undefined): Promise<Change[]> {
  const { id } = before
  const changes = shownChanges(PROJECT_FIELDS, before, after)
  const differs = (field: EditableProjectField) => changes.some((change) => change.field === field)
  if (changes.length > 0) await projects.update(tx, id, after)
  if (differs('adminIds')) await projects.setPeople(tx, id, 'admin', after.adminIds)
  if (differs('memberIds')) await projects.setPeople(tx, id, 'member', after.memberIds)
  if (differs('parentIds')) await projects.setParents(tx, id, after.parentIds)
  const names = renamesBetween(before.customFields, after.customFields)
  if (names.size > 0) await projects.renameCustomFields(tx, id, names)
  if (plan && isChange(plan)) {
    await applyStates(tx, id, plan)
    const active = (states: readonly { name: string; isActive: boolean }[]) =>
      states.filter((s) => s.isActive).map((s) => s.name)
    const from = before.ownStates.map((state) => ({ ...state, isActive: state.archivedAt === null }))
    changes.push({ field: 'states', from: active(from), to: active(plan.listed) })
  }
  return changes
}

function newStates(kind: Project['kind'], input: NewProject, faults: FaultCollector): readonly ListedState[] {
  const inputs = input[stateList(kind)] ?? []
  if (inputs.length === 0) return []
  const list = arrangeStates(
    inputs.map(({ id, ...state }) => state),
    [],
    kind,
    faults,
  )
  return list.states
}

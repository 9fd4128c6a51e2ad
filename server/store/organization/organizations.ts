import type { Kysely } from 'kysely'
import { notFound } from '../../domain/errors.ts'
import type { Organization } from '../../domain/organization/organization.ts'
import { DEFAULT_REMINDER_TIME, type User } from '../../domain/people/user.ts'
import type { CustomField, Permissions, Project } from '../../domain/project/project.ts'
import type { State, StateType } from '../../domain/project/state.ts'
import type { Listener } from '../../domain/webhook/listeners.ts'
import type { WebhookType } from '../../domain/webhook/webhook.ts'
import type { Engine } from '../core/engine.ts'
import { given } from '../core/given.ts'
import { statement } from '../core/statement.ts'
import type { UnscopedReadTx, UnscopedWriteTx, WriteTx } from '../core/store.ts'
import type { ProjectRow, StateRow, Tables, UserRow, WebhookRow } from '../tables.ts'

/** Organizations as they were last read, each good for as long as its version is the present one. */
export class Organizations {
  readonly #engine: Engine
  readonly #kept = new Map<number, Organization>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** @param version the present version, where the caller has just read it */
  async current(db: Kysely<Tables>, orgId: number, version?: number): Promise<Organization> {
    const present = version ?? (await versionOf({ db, engine: this.#engine }, orgId))
    const kept = this.#kept.get(orgId)
    if (kept && kept.version === present) return kept
    const read = await load(db, orgId)
    // A transaction may see what another has written that shares its commit, and may yet fail.
    const isCommitted = db === this.#engine.reader
    if (isCommitted && (!kept || kept.version < read.version)) this.#kept.set(orgId, read)
    return read
  }
}

/**
 * For use cases that change users, projects, states or webhooks: other transactions read them anew, and so does the rest of this
 * one. Holds the organization's row, so that such changes come one after the other.
 */
export async function touch(tx: WriteTx): Promise<void> {
  await tx.db
    .updateTable('organization')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('org_id', '=', tx.org.id)
    .execute()
  tx.org = await load(tx.db, tx.org.id)
}

export type OrganizationDetails = Pick<Organization, 'name' | 'countryCode' | 'currency' | 'zone' | 'language'>

export const FIRST_ID = 1

/** Answers the id it gave: the server's next. */
export async function insert(tx: UnscopedWriteTx, details: OrganizationDetails): Promise<number> {
  const { last } = await tx.db
    .selectFrom('organization')
    .select((row) => row.fn.max('org_id').as('last'))
    .executeTakeFirstOrThrow()
  const id = last === null ? FIRST_ID : Number(last) + 1 // another process that takes it too makes the insert fail, and the transaction run again
  await tx.db
    .insertInto('organization')
    .values({
      org_id: id,
      version: 1,
      name: details.name,
      country_code: details.countryCode,
      currency: details.currency,
      zone: details.zone,
      language: details.language,
      logo_id: null,
      storage_quota_bytes: null,
      created_at: tx.now,
    })
    .execute()
  return id
}

/** Only what is given changes. */
export async function update(tx: WriteTx, { countryCode, ...details }: Partial<OrganizationDetails>): Promise<void> {
  const columns = given({ ...details, country_code: countryCode })
  if (!columns) return
  await tx.db.updateTable('organization').set(columns).where('org_id', '=', tx.org.id).execute()
}

export async function setLogo(tx: WriteTx, fileId: string | null): Promise<void> {
  await tx.db.updateTable('organization').set({ logo_id: fileId }).where('org_id', '=', tx.org.id).execute()
}

/** Whether the server has been set up. */
export async function isThereAny(tx: UnscopedReadTx): Promise<boolean> {
  return (await tx.db.selectFrom('organization').select('org_id').limit(1).executeTakeFirst()) !== undefined
}

/** Of the whole server. */
export async function ids(tx: UnscopedReadTx): Promise<number[]> {
  const rows = await tx.db.selectFrom('organization').select('org_id').orderBy('org_id').execute()
  return rows.map((row) => row.org_id)
}

export const get = (tx: UnscopedReadTx, orgId: number): Promise<Organization> => load(tx.db, orgId)

/** For use cases that decide by users, projects or states what to change of them: these stay as they now are, but for this transaction. */
export async function hold(tx: WriteTx): Promise<void> {
  const held = tx.db
    .selectFrom('organization')
    .select('organization.version')
    .where('organization.org_id', '=', tx.org.id)
  const { version } = await tx.engine.lockRows(held, 'organization').executeTakeFirstOrThrow()
  if (version !== tx.org.version) tx.org = await load(tx.db, tx.org.id)
}

/** What was taken for the organization has changed meanwhile; the work on it is to run again. */
export class StaleVersionError extends Error {
  override name = 'StaleVersionError'
}

/**
 * For use cases that have just written what belongs to a project, a state or a client: who deletes one of these holds it
 * and touches the organization, so that by now it is known. Throws StaleVersionError.
 */
export async function requireCurrent(tx: WriteTx): Promise<void> {
  if (tx.engine.name === 'sqlite') return // there is one writer: us
  if ((await versionOf(tx, tx.org.id)) !== tx.org.version) throw new StaleVersionError()
}

const versionStatement = statement<{ orgId: number }, { version: number }>((db, the) =>
  db.selectFrom('organization').select('version').where('org_id', '=', the('orgId')),
)

async function versionOf(tx: Pick<UnscopedReadTx, 'db' | 'engine'>, orgId: number): Promise<number> {
  const [row] = await versionStatement(tx, { orgId })
  if (!row) throw notFound('organization')
  return row.version
}

async function load(db: Kysely<Tables>, orgId: number): Promise<Organization> {
  const org = await db.selectFrom('organization').selectAll().where('org_id', '=', orgId).executeTakeFirstOrThrow()
  const users = await db.selectFrom('user').selectAll().where('org_id', '=', orgId).orderBy('id').execute()
  const states = await db
    .selectFrom('state')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('weight')
    .orderBy('id')
    .execute()
  const people = await db
    .selectFrom('project_person')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('place')
    .execute()
  const parents = await db
    .selectFrom('project_parent')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('place')
    .execute()
  const projects = await db
    .selectFrom('project')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute()

  const webhooks = await db
    .selectFrom('webhook')
    .select(['id', 'user_id', 'type', 'project_id', 'recursive', 'since', 'active'])
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .where((row) => row.or([row('active', '=', 1), row('disabled_at', 'is not', null)]))
    .orderBy('id')
    .execute()

  const present = new Set(users.filter((row) => row.removed_at === null).map((row) => row.id))
  const alive = new Set(projects.map((project) => project.id))
  const links = parents.filter((link) => alive.has(link.project_id) && alive.has(link.parent_id))
  const parentIdsOf = Map.groupBy(links, (link) => link.project_id)
  const childIdsOf = Map.groupBy(links, (link) => link.parent_id)
  const peopleOf = Map.groupBy(people, (person) => `${person.project_id} ${person.role}`)
  const userIds = (key: string) => (peopleOf.get(key) ?? []).map((person) => person.user_id)
  const allStates = states.map(toState)
  const statesOf = Map.groupBy(allStates, (state) => state.projectId)

  return {
    id: org.org_id,
    version: org.version,
    name: org.name,
    countryCode: org.country_code,
    currency: org.currency,
    zone: org.zone,
    language: org.language,
    logoId: org.logo_id,
    storageQuotaBytes: org.storage_quota_bytes,
    users: new Map(users.map((row) => [row.id, toUser(row)])),
    projects: new Map(
      projects.map((row) => [
        row.id,
        {
          ...toProject(row),
          parentIds: (parentIdsOf.get(row.id) ?? []).map((link) => link.parent_id),
          childIds: (childIdsOf.get(row.id) ?? []).map((link) => link.project_id),
          adminIds: userIds(`${row.id} admin`),
          memberIds: userIds(`${row.id} member`),
          ownStates: statesOf.get(row.id) ?? [],
        },
      ]),
    ),
    states: new Map(allStates.map((state) => [state.id, state])),
    defaultStates: statesOf.get(null) ?? [],
    webhooks: webhooks.filter((row) => present.has(row.user_id)).map(toListener),
  }
}

type ListenerRow = Pick<WebhookRow, 'id' | 'type' | 'project_id' | 'recursive' | 'since' | 'active'>
const toListener = (row: ListenerRow): Listener => ({
  id: row.id,
  type: row.type as WebhookType, // the store writes no others
  projectId: row.project_id,
  isRecursive: row.recursive === 1,
  since: row.since,
  isActive: row.active === 1,
})

const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  firstname: row.firstname,
  lastname: row.lastname,
  photoId: row.photo_id,
  jobTitle: row.job_title,
  isManager: row.is_manager === 1,
  language: row.language,
  dateFormat: row.date_format,
  timeFormat: row.time_format,
  reminderTime: row.reminder_time ?? DEFAULT_REMINDER_TIME,
  zone: row.zone,
  createdAt: row.created_at,
  removedAt: row.removed_at,
})

const toState = (row: StateRow): State => ({
  id: row.id,
  projectId: row.project_id,
  name: row.name,
  type: row.type as StateType, // the store writes no others
  color: row.color,
  textColor: row.text_color,
  colorKey: row.color_key,
  weight: row.weight,
  isDefault: row.is_default === 1,
  isCollapsed: row.is_collapsed === 1,
  authorId: row.author_id,
  createdAt: row.created_at,
  archivedAt: row.archived_at,
})

const toProject = (
  row: ProjectRow,
): Omit<Project, 'parentIds' | 'childIds' | 'adminIds' | 'memberIds' | 'ownStates'> => ({
  id: row.id,
  kind: row.kind as Project['kind'],
  name: row.name,
  isPrivate: row.private === 1,
  hasEstimates: row.estimates === 1,
  perms: JSON.parse(row.perms) as Partial<Permissions>,
  customFields: JSON.parse(row.custom_fields) as CustomField[],
  currency: row.currency,
  createdAt: row.created_at,
  archivedAt: row.archived_at,
})

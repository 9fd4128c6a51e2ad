import { type Action, accessOf, mayInOrganization, require } from '../../domain/access.ts'
import type { Client, ClientContent } from '../../domain/client/client.ts'
import { CLIENT_FIELDS } from '../../domain/client/fields.ts'
import { refuse } from '../../domain/errors.ts'
import { shownChanges } from '../../domain/fields.ts'
import { isSmallId } from '../../domain/ids.ts'
import * as clients from '../../store/client/clients.ts'
import type { WriteTx } from '../../store/core/store.ts'
import { touch } from '../../store/organization/organizations.ts'
import { record } from '../record.ts'

export type NewClient = Partial<ClientContent> & Pick<ClientContent, 'name'>

/** Throws invalid for managers that there are not. */
export async function createClient(tx: WriteTx, input: NewClient): Promise<Client> {
  requireTo(tx, 'edit_clients')
  const client: Client = { ...EMPTY_CLIENT, ...input, id: tx.newId(), createdAt: tx.now }
  checkManagers(tx, client.portalCustomerManagerIds)
  await clients.insert(tx, client)
  await record(tx, { type: 'client.created', clientId: client.id, data: { name: client.name } })
  return client
}

/** Changes what is given; of custom fields, those that are. Throws not_found; invalid for managers that there are not. */
export async function editClient(tx: WriteTx, id: string, input: Partial<ClientContent>): Promise<Client> {
  requireTo(tx, 'edit_clients')
  const before = await clients.lock(tx, id)
  const customFields = input.customFields ? { ...before.customFields, ...input.customFields } : input.customFields
  const after: Client = { ...before, ...input, ...(customFields !== undefined && { customFields }) }
  checkManagers(tx, after.portalCustomerManagerIds, before.portalCustomerManagerIds)

  const changes = shownChanges(CLIENT_FIELDS, before, after)
  if (changes.length === 0) return before
  await clients.update(tx, after)
  await record(tx, { type: 'client.updated', clientId: id, data: { changes } })
  return after
}

/** Tasks that were for it stay, for nobody. Throws not_found, forbidden. */
export async function deleteClient(tx: WriteTx, id: string): Promise<void> {
  const { name } = await clients.lock(tx, id)
  requireTo(tx, 'delete_clients')
  await clients.remove(tx, id)
  await touch(tx) // a task that is being made for it is to find out: see requireCurrent
  await record(tx, { type: 'client.deleted', clientId: id, data: { name } })
}

function requireTo({ org, actor }: WriteTx, action: Action): void {
  require(mayInOrganization(accessOf(org, actor.userId), action), action)
}

function checkManagers({ org }: WriteTx, ids: readonly string[], present: readonly string[] = []): void {
  const isUser = (id: string) => isSmallId(id) && org.users.get(Number(id))?.removedAt === null
  if (ids.every((id) => present.includes(id) || isUser(id))) return
  throw refuse('portalCustomerManagerIds', 'not_a_member')
}

export const EMPTY_CLIENT: ClientContent = {
  name: '',
  fullname: '',
  email: '',
  phone: '',
  contacts: [],
  customFields: null,
  portalCustomerManagerIds: [],
}

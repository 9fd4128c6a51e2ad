import type { FieldRule } from '../fields.ts'
import type { ClientContent } from './client.ts'

/** Everything that an edit of a client can change. */
export const CLIENT_FIELDS = {
  name: { action: 'edit_clients', shownInHistory: true },
  fullname: { action: 'edit_clients', shownInHistory: true },
  email: { action: 'edit_clients', shownInHistory: true },
  phone: { action: 'edit_clients', shownInHistory: true },
  contacts: { action: 'edit_clients', shownInHistory: true },
  customFields: { action: 'edit_clients', shownInHistory: true },
  portalCustomerManagerIds: { action: 'edit_clients', shownInHistory: true },
} as const satisfies Record<keyof ClientContent, FieldRule>

import type { FieldRule } from '../fields.ts'
import type { Project } from './project.ts'

/** What no edit of a project changes, or what is kept beside its row. */
type NotEditable = 'id' | 'kind' | 'childIds' | 'createdAt'
export type EditableProjectField = Exclude<keyof Project, NotEditable>

/** Everything that an edit of a project can change. */
export const PROJECT_FIELDS = {
  name: { action: 'edit_project', shownInHistory: true },
  parentIds: { action: 'edit_project', shownInHistory: true }, // and what the new parents ask for: see checkParents
  adminIds: { action: 'edit_project', shownInHistory: true },
  memberIds: { action: 'edit_project', shownInHistory: true },
  isPrivate: { action: 'edit_project', shownInHistory: true },
  hasEstimates: { action: 'edit_project', shownInHistory: true },
  perms: { action: 'edit_project', shownInHistory: true },
  ownStates: { action: 'edit_project', shownInHistory: false }, // by their names, beside the rest
  customFields: { action: 'edit_project', shownInHistory: true },
  currency: { action: 'edit_project', shownInHistory: true },
  archivedAt: { action: 'edit_project', shownInHistory: true },
} as const satisfies Record<EditableProjectField, FieldRule>

import type { Organization } from '../organization/organization.ts'
import type { State } from './state.ts'

export const FEATURES = ['tasks', 'files', 'reports'] as const
export type Feature = (typeof FEATURES)[number]
/** Cumulative, in this order. */
export const LEVELS = ['none', 'view', 'create', 'edit', 'delete'] as const
export type Level = (typeof LEVELS)[number]
export type PermissionLevels = Readonly<Record<Feature, Level>>

export interface Permissions {
  readonly members: PermissionLevels
  readonly everybody: PermissionLevels
  /** By user id; comes before the other two. */
  readonly users?: Readonly<Record<string, PermissionLevels>>
}

export interface CustomField {
  readonly id: string
  readonly name: string
  readonly type: 'text' | 'number' | 'date' | 'select' | 'checkbox'
  readonly options?: readonly string[]
}

export interface Project {
  readonly id: string
  readonly kind: 'project' | 'pipeline'
  readonly name: string
  readonly parentIds: readonly string[]
  readonly childIds: readonly string[]
  readonly adminIds: readonly number[]
  readonly memberIds: readonly number[]
  readonly isPrivate: boolean
  /** Whether its tasks show an estimated time. */
  readonly hasEstimates: boolean
  readonly perms: Partial<Permissions>
  /** Of its own, by weight, archived ones included; when none is active, it goes by the organization's default states. */
  readonly ownStates: readonly State[]
  readonly customFields: readonly CustomField[]
  /** ISO 4217; null for what is no pipeline. */
  readonly currency: string | null
  readonly createdAt: number
  readonly archivedAt: number | null
}

/** The states a task of the project can be moved to, by weight. */
export function statesOf(org: Organization, project: Project): readonly State[] {
  const own = project.ownStates.filter((state) => state.archivedAt === null)
  return own.length > 0 ? own : org.defaultStates
}

export const hasOwnStates = (project: Project) => project.ownStates.some((state) => state.archivedAt === null)

export const stateNamed = (org: Organization, project: Project, name: string): State | undefined =>
  statesOf(org, project).find((state) => state.name === name)

export function defaultState(org: Organization, project: Project): State {
  const states = statesOf(org, project)
  return states.find((state) => state.isDefault) ?? (states[0] as State) // no project is left without a state
}

/** The project with all that lie under it, itself first. A project under several parents comes once. */
export function withDescendants(org: Organization, id: string): string[] {
  const found = new Set([id])
  for (const each of found) for (const child of org.projects.get(each)?.childIds ?? []) found.add(child)
  return [...found]
}

/** All projects above it, whichever way. */
export function ancestorsOf(org: Organization, id: string): Set<string> {
  const found = new Set<string>()
  const add = (child: string) => {
    for (const parent of org.projects.get(child)?.parentIds ?? []) {
      if (found.has(parent)) continue
      found.add(parent)
      add(parent)
    }
  }
  add(id)
  return found
}

import type { User } from '../people/user.ts'
import type { Project } from '../project/project.ts'
import type { State } from '../project/state.ts'
import type { Listener } from '../webhook/listeners.ts'

/** An organization with what changes seldom and is needed always. One value, replaced whole when any of it changes. */
export interface Organization {
  readonly id: number
  /** Grows with every change of what is in here. */
  readonly version: number
  readonly name: string
  readonly countryCode: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA. */
  readonly zone: string
  readonly language: string
  /** A file. */
  readonly logoId: string | null
  readonly storageQuotaBytes: number | null
  /** Present and former members, by id. */
  readonly users: ReadonlyMap<number, User>
  /** All but deleted ones, by id. */
  readonly projects: ReadonlyMap<string, Project>
  /** All, archived ones included, by id. */
  readonly states: ReadonlyMap<number, State>
  /** For projects without states of their own. */
  readonly defaultStates: readonly State[]
  /** The webhooks of present members that are not switched off, oldest first. */
  readonly webhooks: readonly Listener[]
}

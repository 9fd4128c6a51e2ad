export const STATE_TYPES = ['waiting', 'active', 'completed', 'suspended', 'cancelled'] as const
export type StateType = (typeof STATE_TYPES)[number]

export interface State {
  readonly id: number
  /** Null: a default state. */
  readonly projectId: string | null
  readonly name: string
  readonly type: StateType
  /** Hex. */
  readonly color: string
  readonly textColor: string
  /** CubeDrive's word for the colour. */
  readonly colorKey: string
  /** Its place among the project's states: 100, 101, … */
  readonly weight: number
  readonly isDefault: boolean
  readonly isCollapsed: boolean
  readonly authorId: number
  readonly createdAt: number
  readonly archivedAt: number | null
}

export type NewState = Pick<State, 'name' | 'type' | 'color' | 'textColor' | 'colorKey' | 'isDefault'>

/** Of a project without states of its own. The names are translated where a person reads them. */
export const DEFAULT_STATES: readonly NewState[] = [
  { name: 'cb_waiting', type: 'waiting', color: '#f39c12', textColor: '#fff', colorKey: 'waiting', isDefault: true },
  { name: 'cb_active', type: 'active', color: '#2ecc71', textColor: '#fff', colorKey: 'progress', isDefault: false },
  { name: 'cb_completed', type: 'completed', color: '#d8d8d8', textColor: '#333', colorKey: 'done', isDefault: false },
  {
    name: 'cb_suspended',
    type: 'suspended',
    color: '#7d5fff',
    textColor: '#fff',
    colorKey: 'review',
    isDefault: false,
  },
]

/** Of a pipeline whose maker names none. */
export const DEFAULT_STAGES: readonly { name: string; color: string; type: StateType }[] = [
  { name: 'New lead', color: 'todo', type: 'waiting' },
  { name: 'Introductory call', color: 'progress', type: 'active' },
  { name: 'Proposal', color: 'review', type: 'active' },
  { name: 'Won', color: 'done', type: 'completed' },
  { name: 'Lost', color: 'cancelled', type: 'cancelled' },
]

/** CubeDrive's colour keys in hex, background and text. Any other key is kept, and shown as `todo` is. */
export const COLOR_KEYS: ReadonlyMap<string, { color: string; textColor: string }> = new Map([
  ['todo', { color: '#4c6ef5', textColor: '#fff' }],
  ['progress', { color: '#1098ad', textColor: '#fff' }],
  ['review', { color: '#7d5fff', textColor: '#fff' }],
  ['waiting', { color: '#f39c12', textColor: '#fff' }],
  ['done', { color: '#2ecc71', textColor: '#fff' }],
  ['cancelled', { color: '#868e96', textColor: '#fff' }],
])
export const hexOf = (colorKey: string) => COLOR_KEYS.get(colorKey) ?? { color: '#4c6ef5', textColor: '#fff' }

/** A task in such a state is finished. */
export const completes = (type: StateType) => type === 'completed' || type === 'cancelled'

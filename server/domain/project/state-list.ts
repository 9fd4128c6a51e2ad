import type { FaultCollector } from '../errors.ts'
import { nameKey } from '../name.ts'
import type { Field } from '../refusal-fields.ts'
import type { Project } from './project.ts'
import { hexOf, type NewState, type State, type StateType } from './state.ts'

/** What a caller says of a state. Its place is its place in the list; what is left out stays, or follows from the type. */
export interface StateInput {
  /** Of a present state; absent: the one of the same name, or else a new one. */
  readonly id?: number | null
  readonly name: string
  readonly type?: StateType | null
  /** Hex. */
  readonly color?: string | null
  readonly textColor?: string | null
  /** A stage's colour, by CubeDrive's key or hex. */
  readonly colorKey?: string | null
  readonly isDefault?: boolean
  readonly isCollapsed?: boolean
  readonly isActive?: boolean
}

export interface ListedState extends NewState {
  /** Null: it is new. */
  readonly present: State | null
  readonly weight: number
  readonly isCollapsed: boolean
  readonly isActive: boolean
}

export interface StateList {
  readonly states: readonly ListedState[]
  /** Active ones that the list leaves out or archives. */
  readonly left: readonly State[]
}

const FIRST_WEIGHT = 100

/** The field that holds a project's states. */
export const stateList = (kind: Project['kind']): Field & ('stages' | 'states') =>
  kind === 'pipeline' ? 'stages' : 'states'

/** What becomes of a project's states when it is to have these. */
export function arrangeStates(
  inputs: readonly StateInput[],
  present: readonly State[],
  kind: Project['kind'],
  faults: FaultCollector,
): StateList {
  const list = stateList(kind)
  const matches = matchStates(inputs, present, (place) =>
    faults.add([list, place, 'id'], 'unknown_or_repeated', { noun: 'state' }),
  )
  const listed = inputs.map((input, place) => listState(input, place, matches.get(input) ?? null, kind))

  const active = listed.filter((state) => state.isActive)
  if (active.length === 0) faults.add(list, 'active_state_needed')
  const names = new Set<string>()
  for (const [place, { name, isActive }] of listed.entries()) {
    if (isActive && names.has(nameKey(name))) faults.add([list, place, 'name'], 'repeated_name', { noun: 'state' })
    if (isActive) names.add(nameKey(name))
  }
  const marked = kind === 'pipeline' ? [] : active.filter((state) => state.isDefault)
  if (marked.length > 1) faults.add(list, 'several_defaults')
  const first = marked[0] ?? active[0]

  const states = listed.map((state) => ({ ...state, isDefault: state === first }))
  const staying = new Set(active.map((state) => state.present))
  return { states, left: present.filter((state) => state.archivedAt === null && !staying.has(state)) }
}

function matchStates(
  inputs: readonly StateInput[],
  present: readonly State[],
  onUnknown: (place: number) => void,
): Map<StateInput, State> {
  const matches = new Map<StateInput, State>()
  const free = new Set([
    ...present.filter((s) => s.archivedAt === null),
    ...present.filter((s) => s.archivedAt !== null),
  ])
  const match = (input: StateInput, state: State) => {
    matches.set(input, state)
    free.delete(state)
  }
  for (const [place, input] of inputs.entries()) {
    if (!input.id) continue
    const state = free.values().find((each) => each.id === input.id)
    if (state) match(input, state)
    else onUnknown(place)
  }
  for (const input of inputs) {
    const state = input.id ? undefined : free.values().find((each) => nameKey(each.name) === nameKey(input.name))
    if (state) match(input, state)
  }
  return matches
}

function listState(input: StateInput, place: number, present: State | null, kind: Project['kind']): ListedState {
  const type = input.type ?? present?.type ?? typeOf(input.colorKey, place)
  return {
    present,
    name: input.name,
    type,
    ...(kind === 'pipeline' ? stageLook(input, present, type) : stateLook(input, present, type)),
    isDefault: input.isDefault ?? false,
    weight: FIRST_WEIGHT + place,
    isCollapsed: input.isCollapsed ?? present?.isCollapsed ?? false,
    isActive: input.isActive ?? true,
  }
}

/** Of a new stage: by its colour where that says it; else the first one waits and the others are under way. */
function typeOf(colorKey: string | null | undefined, place: number): StateType {
  if (colorKey === 'done') return 'completed'
  if (colorKey === 'cancelled') return 'cancelled'
  return place === 0 ? 'waiting' : 'active'
}

type Look = Pick<State, 'color' | 'textColor' | 'colorKey'>

function stateLook({ color, textColor }: StateInput, present: State | null, type: StateType): Look {
  const usual = present ?? LOOKS[type]
  return { color: color || usual.color, textColor: textColor || usual.textColor, colorKey: usual.colorKey }
}

function stageLook({ colorKey }: StateInput, present: State | null, type: StateType): Look {
  const key = colorKey || present?.colorKey || STAGE_KEYS[type]
  return { colorKey: key, ...(HEX.test(key) ? { color: key, textColor: '#fff' } : hexOf(key)) }
}

export const HEX = /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/

/** Where a caller names no colour. */
const LOOKS: Readonly<Record<StateType, Look>> = {
  waiting: { color: '#f39c12', textColor: '#fff', colorKey: 'waiting' },
  active: { color: '#2ecc71', textColor: '#fff', colorKey: 'progress' },
  completed: { color: '#d8d8d8', textColor: '#333', colorKey: 'done' },
  suspended: { color: '#7d5fff', textColor: '#fff', colorKey: 'review' },
  cancelled: { color: '#868e96', textColor: '#fff', colorKey: 'cancelled' },
}
const STAGE_KEYS: Readonly<Record<StateType, string>> = {
  waiting: 'todo',
  active: 'progress',
  completed: 'done',
  suspended: 'waiting',
  cancelled: 'cancelled',
}

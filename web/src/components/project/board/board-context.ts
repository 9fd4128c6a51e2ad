import { createContext, type RefObject, use } from 'react'
import type { State, Tag } from '../../../api.ts'
import type { Person } from '../../../app/person.ts'
import type { ProjectTask } from '../../../queries/project-tasks.ts'

/** What every card needs, looked up once for all of them. */
export interface BoardContext {
  personOf: (id: string) => Person
  tagOf: (id: string) => Tag | undefined
  stateOf: (task: ProjectTask) => State | undefined
  /** Undefined for the board's own project. */
  projectNameOf: (task: ProjectTask) => string | undefined
  /** The card that takes the focus when it is next on the screen. */
  wanted: RefObject<string | null>
}

export const BoardProvider = createContext<BoardContext | null>(null)
export const useBoard = (): BoardContext => use(BoardProvider)!

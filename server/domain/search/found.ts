import type { LeadDetail } from '../lead/terms.ts'
import { compareText } from '../text.ts'

export const FOUND_TYPES = ['task', 'lead', 'project', 'pipeline', 'client', 'person'] as const
export type FoundType = (typeof FOUND_TYPES)[number]

/** A record that was found by some words. */
export interface Found {
  readonly type: FoundType
  readonly id: string
  readonly title: string
  /** What tells it from others of the same title, most telling first; what the reader may not know of is left out. */
  readonly context: readonly string[]
  /** Of a lead or a client whose title does not hold the words: what does. */
  readonly match?: { readonly field: LeadDetail; readonly text: string }
  /** Of a task or a lead. */
  readonly place?: { readonly projectId: string; readonly state: string }
  /** Whether its title begins with the words. */
  readonly begins: boolean
  readonly createdAt: number
}

/** The best first: what begins with the words, then what is newer. */
export const byRank = (a: Found, b: Found): number =>
  Number(b.begins) - Number(a.begins) || b.createdAt - a.createdAt || compareText(a.title, b.title)

import type { Action } from './access.ts'
import type { Change } from './events.ts'

/** What is asked of each field that people change. The tables of these rules are complete: the compiler asks for every field. */
export interface FieldRule {
  /** The right that a change of it takes; where that hangs on the change, a function of the old and the new value. */
  readonly action: Action | ((from: never, to: never) => Action)
  /** False: a change of it writes an activity of its own. */
  readonly shownInHistory: boolean
}

export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The fields of the table whose values differ, whether or not a history shows them. */
export const changesBetween = <F extends string>(
  fields: Readonly<Record<F, FieldRule>>,
  before: Readonly<Record<NoInfer<F>, unknown>>,
  after: Readonly<Record<NoInfer<F>, unknown>>,
): Change[] =>
  (Object.keys(fields) as F[])
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }))

export const shownChanges = <F extends string>(
  fields: Readonly<Record<F, FieldRule>>,
  before: Readonly<Record<NoInfer<F>, unknown>>,
  after: Readonly<Record<NoInfer<F>, unknown>>,
): Change[] => changesBetween(fields, before, after).filter(({ field }) => fields[field as F].shownInHistory)

export const actionFor = ({ action }: FieldRule, { from, to }: Change): Action =>
  typeof action === 'function' ? action(from as never, to as never) : action

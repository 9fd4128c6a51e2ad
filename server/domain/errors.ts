import type { FieldPath } from './refusal-fields.ts'
import { type Param, REFUSALS, type Refusal, type RefusalCode, type RefusalParams, sentence } from './refusals.ts'

export type Noun =
  | 'photo'
  | 'logo'
  | 'session'
  | 'task'
  | 'project'
  | 'pipeline'
  | 'user'
  | 'client'
  | 'note'
  | 'tag'
  | 'view'
  | 'file'
  | 'file node'
  | 'activity'
  | 'step'
  | 'token'
  | 'webhook'
  | 'delivery'
  | 'mailbox'
  | 'notification'
  | 'organization'
  | 'job'
  | 'lead'
  | 'category'
  | 'form'

/** One field, and what is wrong with it. A dialect's own refusals name the place as its caller wrote it. */
export interface Fault<Place = FieldPath> {
  readonly field: Place
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, Param>>
}

/** What was asked for is not done. It carries no sentence: each door says it in its own words, by code. */
export class Refused<Place = FieldPath> extends Error {
  override name = 'Refused'
  /** Of the whole: with one fault its code, with several `malformed` or `invalid`. */
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, Param>>
  readonly faults: readonly Fault<Place>[]
  readonly retryAfterS: number | undefined

  constructor({ code, params = {}, faults = [], retryAfterS }: Whole<Place>, options?: ErrorOptions) {
    super(inEnglish(code, params, faults), options)
    this.code = code
    this.params = params
    this.faults = faults
    this.retryAfterS = retryAfterS
  }

  get kind(): Refusal['kind'] {
    return REFUSALS[this.code].kind
  }
}

interface Whole<Place> {
  code: RefusalCode
  params?: Readonly<Record<string, Param>>
  faults?: readonly Fault<Place>[]
  retryAfterS?: number
}

export function fault<C extends RefusalCode, Place = FieldPath>(
  field: Place,
  code: C,
  ...params: RefusalParams<C>
): Fault<Place> {
  return { field, code, params: params[0] ?? {} }
}

/** Several faults as one refusal. What is malformed comes first and alone, as other faults may come of it. */
export function wholeOf<Place>(faults: readonly Fault<Place>[]): Whole<Place> {
  const malformed = faults.filter(({ code }) => REFUSALS[code].kind === 'malformed')
  const told = malformed.length > 0 ? malformed : faults
  const [first] = told
  if (told.length === 1 && first) return { code: first.code, params: first.params, faults: told }
  return { code: malformed.length > 0 ? 'malformed' : 'invalid', faults: told }
}

export const refuseAll = (faults: readonly Fault[]): Refused => new Refused(wholeOf(faults))

/** `throw refuse('deadlineAt', 'deadline_before_start')` */
export const refuse = <C extends RefusalCode>(field: FieldPath, code: C, ...params: RefusalParams<C>): Refused =>
  refuseAll([fault(field, code, ...params)])

/** A refusal that is about no field. */
export const refuseWhole = <C extends RefusalCode>(code: C, ...params: RefusalParams<C>): Refused =>
  new Refused({ code, params: params[0] ?? {} })

export const notFound = (noun: Noun) => refuseWhole('not_found', { noun })
export const unavailable = (code: RefusalCode & `${string}_unavailable`, cause?: unknown) =>
  new Refused({ code, retryAfterS: 1 }, { cause })
/** What was asked for may be done, wholly or in part, or not. */
export const outcomeUnknown = (cause: unknown) => new Refused({ code: 'outcome_unknown', retryAfterS: 1 }, { cause })

/** Gathers what is wrong, so that all of it is said at once. */
export class FaultCollector {
  readonly #faults: Fault[] = []

  add<C extends RefusalCode>(field: FieldPath, code: C, ...params: RefusalParams<C>): void {
    this.#faults.push(fault(field, code, ...params))
  }

  /** Takes up what a rule of the domain throws; whether it threw nothing. */
  collect(rule: () => void): boolean {
    try {
      rule()
      return true
    } catch (error) {
      if (!(error instanceof Refused) || error.faults.length === 0) throw error
      this.#faults.push(...error.faults)
      return false
    }
  }

  /** Throws when anything was wrong. */
  raise(): void {
    if (this.#faults.length > 0) throw refuseAll(this.#faults)
  }
}

/** For the log and the command line; no door parses it. */
function inEnglish(
  code: RefusalCode,
  params: Readonly<Record<string, Param>>,
  faults: readonly Fault<unknown>[],
): string {
  if (faults.length === 0) return sentence(code, params)
  return faults.map((each) => `${[each.field].flat().join('.')} ${sentence(each.code, each.params)}`).join('; ')
}

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
  | 'notification'
  | 'organization'
  | 'lead'
  | 'category'
  | 'form'

export interface FieldError {
  /** A JSON pointer into the body (`/steps/0/name`) or the name of a parameter. */
  field: string
  reason: string
}

/** A name as a part of a JSON pointer. https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

/** A fault that integrators know by a number of its own. */
export type KnownCode = 'projectNeeded' | 'webhookType'

/** What went wrong, in the domain's words. Each dialect's errors.ts says it in its own. */
export type Failure =
  | { kind: 'not_found'; noun: Noun; id: string } // also for what this actor may not see
  | { kind: 'forbidden'; action: string }
  | { kind: 'malformed'; errors: FieldError[]; code?: KnownCode } // not of the form that is asked for
  | { kind: 'invalid'; errors: FieldError[]; code?: KnownCode } // right in form, impossible for the data
  | { kind: 'unauthenticated'; reason: string }
  | { kind: 'storage_full'; totalCapacity: number; totalSize: number } // bytes
  | { kind: 'too_many'; reason: string; retryAfterS: number }
  | { kind: 'unavailable'; reason: string; retryAfterS: number } // the database is locked, full or gone
  | { kind: 'lost'; reason: string } // what was kept is not there any more

export class DomainError extends Error {
  override name = 'DomainError'
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(JSON.stringify(failure), options)
    this.failure = failure
  }
}

export const notFound = (noun: Noun, id: string) => new DomainError({ kind: 'not_found', noun, id })
export const forbidden = (action: string) => new DomainError({ kind: 'forbidden', action })
export const malformed = (field: string, reason: string) => allMalformed([{ field, reason }])
export const allMalformed = (errors: FieldError[], code?: KnownCode) =>
  new DomainError({ kind: 'malformed', errors, ...(code && { code }) })
export const invalid = (field: string, reason: string) => allInvalid([{ field, reason }])
export const allInvalid = (errors: FieldError[]) => new DomainError({ kind: 'invalid', errors })
export const unavailable = (reason: string, cause?: unknown) =>
  new DomainError({ kind: 'unavailable', reason, retryAfterS: 1 }, { cause })
export const lost = (reason: string, cause?: unknown) => new DomainError({ kind: 'lost', reason }, { cause })

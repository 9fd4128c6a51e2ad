import { type Fault, fault, Refused, wholeOf } from '../../domain/errors.ts'
import type { RefusalCode, RefusalParams } from '../../domain/refusals.ts'

/** A refusal by a dialect itself. It names the place as its caller wrote it: a JSON pointer or a parameter. */
export class WireRefused extends Refused<string> {}

/** `throw refuseAt('endDate', 'before_other', { other: 'startDate' })` */
export const refuseAt = <C extends RefusalCode>(place: string, code: C, ...params: RefusalParams<C>): WireRefused =>
  refuseAllAt([fault(place, code, ...params)])

export const refuseAllAt = (faults: readonly Fault<string>[]): WireRefused => new WireRefused(wholeOf(faults))

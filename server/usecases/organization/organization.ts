import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { allInvalid, type FieldError } from '../../domain/errors.ts'
import { isCurrency } from '../../domain/money.ts'
import { isLanguage, isZone } from '../../domain/people/user.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import { record } from '../record.ts'

/** Changes what is given. Throws forbidden, invalid. */
export async function editOrganization(
  tx: WriteTx,
  changes: Partial<organizations.OrganizationDetails>,
): Promise<void> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'edit_organization'), 'edit_organization')
  const faults = faultsOf(changes)
  if (faults.length > 0) throw allInvalid(faults)
  const before = tx.org
  await organizations.update(tx, changes)
  await organizations.touch(tx)
  const fields = DETAILS.filter((field) => before[field] !== tx.org[field])
  if (fields.length === 0) return
  const differences = fields.map((field) => ({ field, from: before[field], to: tx.org[field] }))
  await record(tx, { type: 'organization.updated', data: { changes: differences } })
}
const DETAILS = ['name', 'countryCode', 'currency', 'zone', 'language'] as const

/** What of an organization's details cannot be. */
export function faultsOf({
  zone,
  currency,
  language,
  countryCode,
}: Partial<organizations.OrganizationDetails>): FieldError[] {
  const faults: FieldError[] = []
  const check = (field: string, value: string | undefined, isKnown: (value: string) => boolean, reason: string) => {
    if (value !== undefined && !isKnown(value)) faults.push({ field, reason })
  }
  check('/timezone', zone, isZone, 'is no zone of the IANA database')
  check('/currency', currency, isCurrency, 'is no currency of ISO 4217')
  check('/language', language, isLanguage, 'is no language that is known here')
  check('/countryCode', countryCode, (code) => code === '' || isCountry(code), 'is no country of ISO 3166-1')
  return faults
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined

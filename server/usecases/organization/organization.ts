import { accessOf, mayInOrganization, require } from '../../domain/access.ts'
import { FaultCollector } from '../../domain/errors.ts'
import { isCurrency } from '../../domain/money.ts'
import { isLanguage, isZone } from '../../domain/people/user.ts'
import type { WriteTx } from '../../store/core/store.ts'
import * as organizations from '../../store/organization/organizations.ts'
import { record } from '../record.ts'
import { keepDays } from '../task/zone.ts'

/** Changes what is given. Throws forbidden, invalid. */
export async function editOrganization(
  tx: WriteTx,
  changes: Partial<organizations.OrganizationDetails>,
): Promise<void> {
  require(mayInOrganization(accessOf(tx.org, tx.actor.userId), 'edit_organization'), 'edit_organization')
  checkDetails(changes)
  const before = tx.org
  await organizations.update(tx, changes)
  await organizations.touch(tx)
  if (before.zone !== tx.org.zone) await keepDays(tx, before.zone, tx.org.zone)
  const fields = DETAILS.filter((field) => before[field] !== tx.org[field])
  if (fields.length === 0) return
  const differences = fields.map((field) => ({ field, from: before[field], to: tx.org[field] }))
  await record(tx, { type: 'organization.updated', data: { changes: differences } })
}
const DETAILS = ['name', 'countryCode', 'currency', 'zone', 'language'] as const

/** Throws invalid for what of an organization's details cannot be. */
export function checkDetails(details: Partial<organizations.OrganizationDetails>): void {
  const { zone, currency, language, countryCode } = details
  const faults = new FaultCollector()
  if (zone !== undefined && !isZone(zone)) faults.add('zone', 'unknown_zone')
  if (currency !== undefined && !isCurrency(currency)) faults.add('currency', 'unknown_currency')
  if (language !== undefined && !isLanguage(language)) faults.add('language', 'unknown_language')
  if (countryCode && !isCountry(countryCode)) faults.add('countryCode', 'unknown_country')
  faults.raise()
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const isCountry = (code: string) => /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined

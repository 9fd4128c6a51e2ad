import { Select } from '@mantine/core'
import { useMemo } from 'react'

const MOST_SHOWN = 60

/** A zone of the IANA database, found by typing. */
export function ZoneSelect(props: {
  label: string
  value: string
  readOnly?: boolean
  onPick: (zone: string) => void
}) {
  const { label, value, readOnly = false, onPick } = props
  const zones = useMemo(() => [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])], [value])
  return (
    <Select
      label={label}
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value}
      searchable
      limit={MOST_SHOWN}
      allowDeselect={false}
      readOnly={readOnly}
      onChange={(zone) => zone && zone !== value && onPick(zone)}
    />
  )
}

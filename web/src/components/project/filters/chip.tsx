import { UnstyledButton } from '@mantine/core'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../../app/language.ts'
import { filters } from '../../../messages/filters.ts'
import { Picker } from '../../../ui/picker.tsx'
import styles from './filter-bar.module.css'
import type { Kind } from './kinds.tsx'

/** A filter that is on: what it is opens its choice, the cross takes it away. */
export function Chip({ label, isOn, remove, children }: { label: string; isOn: boolean; remove: () => void; children: ReactNode }) {
  const t = useMessages(filters)
  return (
    <span className={styles.chip}>
      {children}
      {isOn && (
        <UnstyledButton className={styles.remove} aria-label={t.remove(label)} title={t.remove(label)} onClick={remove}>
          <X size={13} aria-hidden />
        </UnstyledButton>
      )}
    </span>
  )
} // biome-ignore format: its props are short

interface Props {
  kind: Kind
  startsOpen: boolean
  onClose: () => void
  change: (ids: string[]) => void
  remove: () => void
}

const MOST_NAMES = 2

export function KindChip({ kind, startsOpen, onClose, change, remove }: Props) {
  const t = useMessages(filters)
  const { label, options, selected, isSingle = false } = kind
  const names = selected.map((id) => options.find((option) => option.id === id)?.name ?? kind.nameOf?.(id) ?? id)
  const more = names.length - MOST_NAMES
  return (
    <Chip label={label} isOn={selected.length > 0} remove={remove}>
      <Picker
        label={label}
        options={options}
        selected={selected}
        multiple={!isSingle}
        clearable
        onPick={change}
        className={styles.value}
        startsOpen={startsOpen}
        onClose={onClose}
      >
        <span aria-hidden className={styles.label}>
          {label}
        </span>
        <span className={styles.names}>
          {names.slice(0, MOST_NAMES).join(', ')}
          {more > 0 && `, ${t.more(more)}`}
        </span>
      </Picker>
    </Chip>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Task } from '../../../api.ts'
import { useMessages } from '../../../app/language.ts'
import { tasks } from '../../../messages/tasks.ts'
import { clientSearchQuery } from '../../../queries/clients.ts'
import { Picker } from '../../../ui/picker.tsx'
import styles from '../task-view.module.css'

/** The client that a task is for, found by name, contact, address or phone. */
export function ClientPicker(props: {
  value: Task['customer']
  whyNot?: string | undefined
  onPick: (id: string | null) => void
  /** In a table: says nothing where there is none, and leads nowhere. */
  isQuiet?: boolean
  className?: string | undefined
}) {
  const { value, whyNot, onPick, isQuiet = false, className } = props
  const t = useMessages(tasks)
  const [search, setSearch] = useState('')
  const { data: found = [] } = useQuery(clientSearchQuery(useDeferredValue(search.trim())))
  const options = found.map(({ _id, name }) => ({ id: _id, name }))
  const isListed = value === null || search !== '' || options.some(({ id }) => id === value._id)
  return (
    <span className={styles.withLink}>
      <Picker
        label={t.client}
        options={isListed || !value ? options : [{ id: value._id, name: value.name }, ...options]}
        selected={value ? [value._id] : []}
        clearable
        whyNot={whyNot}
        {...(className && { className })}
        onSearch={setSearch}
        onPick={([id]) => onPick(id ?? null)}
      >
        <span className={value ? styles.one : isQuiet ? 'sr-only' : styles.hint}>{value?.name ?? t.noClient}</span>
      </Picker>
      {value && !isQuiet && (
        <Link to="/clients/$clientId" params={{ clientId: value._id }} className={styles.go} aria-label={value.name}>
          <ExternalLink size={13} />
        </Link>
      )}
    </span>
  )
}

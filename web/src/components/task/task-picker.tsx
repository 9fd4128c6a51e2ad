import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useStateOf } from '../../queries/projects.ts'
import { taskSearchQuery } from '../../queries/tasks.ts'
import { Picker } from '../../ui/picker.tsx'
import { StateIcon } from '../../ui/state-badge.tsx'

/** Finds a task by its name. */
export function TaskPicker(props: {
  label: string
  /** The task chosen now, with its name. */
  value?: { _id: string; name: string } | undefined
  /** Those that are not offered. */
  except: readonly string[]
  whyNot: string | undefined
  onPick: (id: string | null, name?: string) => void
  children: ReactNode
}) {
  const { label, value, except, whyNot, onPick, children } = props
  const [search, setSearch] = useState('')
  const stateOf = useStateOf()
  const { data } = useQuery(taskSearchQuery(useDeferredValue(search.trim())))
  const found = search.trim() === '' ? [] : (data ?? []).filter(({ _id }) => !except.includes(_id))
  const options = found.map((task) => ({ id: task._id, name: task.name, icon: <StateIcon state={stateOf(task)} /> }))
  return (
    <Picker
      label={label}
      options={value && search === '' ? [{ id: value._id, name: value.name }] : options}
      selected={value ? [value._id] : []}
      clearable
      whyNot={whyNot}
      onSearch={setSearch}
      onPick={([id]) => onPick(id ?? null, found.find(({ _id }) => _id === id)?.name)}
    >
      {children}
    </Picker>
  )
}
